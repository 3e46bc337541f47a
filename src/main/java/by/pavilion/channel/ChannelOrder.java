package by.pavilion.channel;

import by.pavilion.shared.IdFormat;
import java.util.Optional;

/**
 * An order of a marketplace that we were told of.
 *
 * @param reason why it is held
 * @param attempts how often its import has failed or was held
 */
record ChannelOrder(long id, ExternalOrder order, State state, Optional<String> reason, int attempts) {
    private static final IdFormat CORRELATION = IdFormat.prefixed("imp");

    /** How far the import is. */
    enum State {
        WANTED,
        /** Paid there, not to be had here yet. It is tried again. */
        HELD,
        IMPORTED,
        /** Nothing to import any more. */
        CLOSED
    }

    /** Names the business transaction that begins with the import. */
    String correlationId() {
        return CORRELATION.print(id);
    }
}
