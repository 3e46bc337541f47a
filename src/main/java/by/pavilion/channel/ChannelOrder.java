package by.pavilion.channel;

import by.pavilion.shared.IdFormat;
import java.time.Instant;
import java.util.Optional;

/**
 * An order of a marketplace that we were told of.
 *
 * @param reason why it is held
 * @param attempts how often its import has failed or was held
 * @param seen the version of it that was applied last
 */
record ChannelOrder(
        long id, ExternalOrder order, State state, Optional<String> reason, int attempts, Optional<Seen> seen) {
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

    /** A version of the order at its marketplace. Times are coarse there, so two versions may bear the same. */
    record Seen(Instant updatedAt, String digest, MarketplaceOrder.State state) {
        /** In rows a stopped order counts as early: that is the word which replicas of the version before know. */
        static Seen of(MarketplaceOrder order) {
            MarketplaceOrder.State state =
                    order.state().isBeforeSending() ? MarketplaceOrder.State.EARLY : order.state();
            return new Seen(order.updatedAt(), order.digest(), state);
        }

        /** Whether this one is to be applied after the other. */
        boolean follows(Seen other) {
            int time = updatedAt.compareTo(other.updatedAt);
            return time > 0 || (time == 0 && !digest.equals(other.digest));
        }

        /**
         * Whether the marketplace says that the order is less far than it was in the other: sent, and then to be sent. One that
         * it has stopped before it was sent has not gone back.
         */
        boolean wentBackFrom(Seen other) {
            boolean stopped = state == MarketplaceOrder.State.EARLY && other.state == MarketplaceOrder.State.READY;
            return state.isKnown() && other.state.isKnown() && !stopped && state.compareTo(other.state) < 0;
        }
    }

    /** Names the business transaction that begins with the import. */
    String correlationId() {
        return CORRELATION.print(id);
    }
}
