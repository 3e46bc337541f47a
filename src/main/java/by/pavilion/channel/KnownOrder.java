package by.pavilion.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * What we know of a marketplace's order.
 *
 * @param isWaiting that it was never looked at
 * @param seenAt when the version changed there that was applied last
 * @param orderId our order, where there is one
 */
public record KnownOrder(
        String externalOrderId,
        boolean isWaiting,
        Optional<Instant> seenAt,
        Optional<String> seenDigest,
        Optional<String> orderId) {
    /** Whether this version was not applied yet; without a digest only the time tells. */
    public boolean isOlderThan(Instant updatedAt, String digest) {
        return seenAt.map(seen -> seen.isBefore(updatedAt)
                        || (seen.equals(updatedAt) && !digest.isEmpty() && !seenDigest.equals(Optional.of(digest))))
                .orElse(true);
    }
}
