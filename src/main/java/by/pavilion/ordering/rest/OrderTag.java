package by.pavilion.ordering.rest;

import by.pavilion.shared.IfMatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Single orders with their entity tags. Money, customs and goods move on without an event of the order, and texts are in the
 * caller's language: so the tag holds a digest of the answer beside the version. It is written once, for both.
 */
@Singleton
class OrderTag {
    private final ObjectMapper json;

    OrderTag(ObjectMapper json) {
        this.json = json;
    }

    RestResponse<byte[]> tagged(OrderResponse response) {
        try {
            byte[] body = json.writeValueAsBytes(response);
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(body);
            String digest = Long.toHexString(ByteBuffer.wrap(sha256).getLong());
            return ResponseBuilder.ok(body)
                    .header("ETag", IfMatch.tag(response.version(), digest))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write order " + response.id(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
