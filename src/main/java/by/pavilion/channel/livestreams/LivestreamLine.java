package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.shared.Money;
import java.util.Optional;

/**
 * Goods of a show.
 *
 * @param quota how many pieces of ours the channel is to have for it
 * @param price of one piece during the show, without tax; empty when it stays
 * @param setAside how many pieces it was given
 * @param returned how many of them went back
 * @param begun whether the channel had no pieces of its own before, so that it has none afterwards
 * @param planned whether it is in the plan still
 * @param attempts how often the next step has failed
 * @param detail why it is not where it should be
 */
public record LivestreamLine(
        LivestreamId livestream,
        Sku sku,
        WarehouseCode warehouse,
        long quota,
        Optional<Money> price,
        State state,
        long setAside,
        long returned,
        boolean begun,
        boolean planned,
        int attempts,
        Optional<String> detail) {

    /** Whether the channel has pieces because of it. */
    boolean holdsPieces() {
        return setAside > 0 && state != State.RETURNED;
    }

    /** How far it is. */
    public enum State {
        PLANNED,
        /** The channel has all its pieces. */
        SET_ASIDE,
        /** There were too few. */
        SHORT,
        /** What was left over has gone back. */
        RETURNED
    }
}
