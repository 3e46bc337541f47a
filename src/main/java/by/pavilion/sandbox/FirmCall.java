package by.pavilion.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A signed call as it came in.
 *
 * @param path the path that was called, as it was written in the request line
 */
public record FirmCall(
        String method,
        String path,
        @Nullable String timestamp,
        @Nullable String nonce,
        @Nullable String signature,
        String body) {}
