package by.pavilion.ordering.rest;

import by.pavilion.shared.IfMatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Entity tags of single orders. Money, customs and goods move on without an event of the order, and texts are in the caller's
 * language: so the tag holds a digest of the answer beside the version.
 */
@Singleton
class OrderTag {
    private final ObjectMapper json;

    OrderTag(ObjectMapper json) {
        this.json = json;
    }

    String of(OrderResponse response) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(response));
            return IfMatch.tag(
                    response.version(), Long.toHexString(ByteBuffer.wrap(sha256).getLong()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write order " + response.id(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
