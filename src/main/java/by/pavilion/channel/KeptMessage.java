package by.pavilion.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that a marketplace pushed, without what it says.
 *
 * @param reference as events name it: {@code chm_…}
 * @param messageId the marketplace's own id of it
 * @param tag what it is about, in the marketplace's code
 * @param handledAt when it was looked at
 */
public record KeptMessage(
        String reference, String messageId, String tag, State state, Instant receivedAt, Optional<Instant> handledAt) {
    /** Why a person may want to know of it; what was understood is told by events. */
    public enum State {
        /** Nobody has looked at it. */
        NEW,
        /** It is kept, and can be replayed once our reading is mended. */
        UNREADABLE
    }
}
