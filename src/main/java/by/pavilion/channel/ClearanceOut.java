package by.pavilion.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * How one marketplace is told how far customs and the long way to China are. Calls go over the network: never make them inside
 * a transaction. Telling the same step again changes nothing.
 */
public interface ClearanceOut extends Ability {
    /** Whether this installation has what it takes to tell; when it has not, nothing is wanted to be told. */
    default boolean isSetUp() {
        return true;
    }

    void report(ShopAccess shop, String externalOrderId, News news) throws ChannelFault;

    /**
     * What is told.
     *
     * @param detail why, of a failure; the number of the waybill, of a step of the long way; may be empty
     * @param customs the district of a failure, by its code, where that is known
     */
    record News(Step step, Instant at, String detail, Optional<String> customs) {}

    /** What can be told. A step is told only after those with a lower place. */
    enum Step {
        /** The parcel is with the carrier of the long way. */
        PICKED_UP(1),
        DEPARTED(2),
        /** It is in China. */
        ARRIVED(3),
        /** The list is with customs. */
        CLEARANCE_STARTED(4),
        CLEARED(5),
        /** Customs has sent it back. */
        CLEARANCE_FAILED(6);

        private final int place;

        Step(int place) {
            this.place = place;
        }

        public int place() {
            return place;
        }
    }
}
