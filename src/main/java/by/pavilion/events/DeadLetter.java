package by.pavilion.events;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that a context has set aside.
 *
 * @param context who could not handle it; the consumer group is {@code pavilion.<context>}
 * @param attempts how often it was tried
 * @param reason what the last attempt failed of; empty when it only waits
 * @param note why an operator has given it up
 */
public record DeadLetter(
        DeadLetterId id,
        String context,
        ReceivedEvent event,
        DeadLetterState state,
        int attempts,
        Optional<String> reason,
        Instant setAsideAt,
        Optional<Instant> closedAt,
        Optional<String> closedBy,
        Optional<String> note) {

    private static final String GROUP = "pavilion.";

    /** The consumer group. */
    public String group() {
        return groupOf(context);
    }

    static String groupOf(String context) {
        return GROUP + context;
    }

    /** Empty when no context reads with this group. */
    static Optional<String> contextOf(String group) {
        return group.startsWith(GROUP) ? Optional.of(group.substring(GROUP.length())) : Optional.empty();
    }
}
