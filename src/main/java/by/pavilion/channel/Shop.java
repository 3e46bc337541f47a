package by.pavilion.channel;

import java.net.URI;
import java.time.Instant;

/** A connected shop as anybody may see it: without the secret. */
public record Shop(
        ConnectionId id,
        String channel,
        String shopId,
        String appKey,
        URI gateway,
        SignMethod signMethod,
        Instant connectedAt) {}
