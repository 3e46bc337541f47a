package by.pavilion.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** JSON that is ready to be sent, as it is or packed. Its bytes go to the wire as they are: nobody may change them. */
public final class Body {
    /** Below it packing saves less than its header costs. */
    private static final int WORTH_PACKING = 500;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private final byte[] json;
    private final long digest;
    private volatile byte @Nullable [] packed;

    /** @param digest 64 bits of a digest of {@code json}: equal bytes, equal digest */
    Body(byte[] json, long digest) {
        this.json = json;
        this.digest = digest;
    }

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

    public byte[] json() {
        return json;
    }

    long digest() {
        return digest;
    }

    /** A strong entity tag, in quotes. */
    public String entityTag() {
        return '"' + Long.toHexString(digest) + '"';
    }

    public boolean isWorthPacking() {
        return json.length >= WORTH_PACKING;
    }

    /** The same by gzip: packed once, at the first call. */
    public byte[] gzip() {
        byte[] known = packed;
        if (known == null) {
            known = pack();
            packed = known;
        }
        return known;
    }

    /** A strong entity tag of the packed bytes, which are others. */
    public String entityTagOfGzip() {
        return '"' + Long.toHexString(digest) + "-gzip\"";
    }

    /** The bytes that keeping it costs, about. */
    int weight() {
        return json.length + json.length / 3 + 100;
    }

    private byte[] pack() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
