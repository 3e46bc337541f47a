package by.pavilion.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * JSON that is ready to be sent.
 *
 * @param digest 64 bits of the digest of {@code json}: equal bytes, equal digest
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go to the wire as they are
public record Body(byte[] json, long digest) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    static Body of(Object value) {
        try {
            return of(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value, e);
        }
    }

    static Body of(byte[] json) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(json);
            return new Body(json, ByteBuffer.wrap(sha256).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A strong entity tag, in quotes. */
    public String entityTag() {
        return '"' + Long.toHexString(digest) + '"';
    }
}
