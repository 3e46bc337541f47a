package by.pavilion.channel;

import java.time.Instant;

/**
 * How one marketplace is told how far customs and the long way to China are. Calls go over the network: never make them inside
 * a transaction. Telling the same step again changes nothing.
 */
public interface ClearanceOut extends Ability {
    /** @param why of a failure, for the buyer; empty otherwise */
    void report(ShopAccess shop, String externalOrderId, Step step, Instant at, String why) throws ChannelFault;

    /** What can be told, in the order in which it happens. */
    enum Step {
        /** The parcel is with the carrier of the long way. */
        PICKED_UP,
        DEPARTED,
        ARRIVED,
        /** The list is with customs. */
        CLEARANCE_STARTED,
        CLEARED,
        /** Customs has sent it back. */
        CLEARANCE_FAILED
    }
}
