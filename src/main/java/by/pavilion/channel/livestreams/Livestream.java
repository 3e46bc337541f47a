package by.pavilion.channel.livestreams;

import java.time.Instant;
import java.util.Optional;

/**
 * A show in which a shop sells live.
 *
 * @param startsAt the first moment at which its prices hold
 * @param endsAt the first moment at which they do not
 * @param cancelledAt when it was called off before it began
 * @param version raised by each change of the plan
 */
public record Livestream(
        LivestreamId id,
        String channel,
        String shopId,
        String name,
        Instant startsAt,
        Instant endsAt,
        Optional<Instant> cancelledAt,
        long version,
        Instant createdAt) {

    /** How far it is. */
    public enum Status {
        PLANNED,
        RUNNING,
        ENDED,
        CANCELLED
    }

    public Status statusAt(Instant now) {
        if (cancelledAt.isPresent()) {
            return Status.CANCELLED;
        }
        if (now.isBefore(startsAt)) {
            return Status.PLANNED;
        }
        return now.isBefore(endsAt) ? Status.RUNNING : Status.ENDED;
    }
}
