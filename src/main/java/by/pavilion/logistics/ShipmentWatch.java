package by.pavilion.logistics;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of logistics that goes along with shipments, in the transactions that change them. */
public interface ShipmentWatch {

    /**
     * A shipment that has begun.
     *
     * @param place where it begins, by UN/LOCODE; nothing where that is Great Stone, as for all of which nobody has told
     * @param promisedAt when its buyer should have it
     * @param goods whose goods are in it
     */
    record Begun(Shipment shipment, Optional<String> place, Instant promisedAt, List<Goods> goods) {
        public Begun {
            goods = List.copyOf(goods);
        }

        /** Pieces of one order line. */
        public record Goods(String lineId, String sku, String name, String merchantId, long quantity) {}
    }

    /** Orders were accepted. */
    default void begun(List<Begun> shipments) {}

    /** Buyers have sent goods back, each in a shipment of its own that begins with this. */
    default void sentBack(List<Shipment> shipments) {}

    /** The goods that buyers have sent back in these are not taken: nobody waits for them, wherever they are. */
    default void refused(Collection<ShipmentId> shipments) {}

    /** Something has left these shipments before they were given to a carrier: what is in them now. */
    default void repacked(List<Begun> shipments) {}

    /**
     * Whether goods cannot be taken out of this parcel any more, though its carrier does not have it yet.
     *
     * @param left the pieces that are to stay in it, by order line
     */
    default boolean isOutOfReach(ShipmentId shipment, Map<String, Long> left) {
        return false;
    }

    /** Nobody waits for these any more, or they are on their last mile or at their end. */
    default void gone(Collection<ShipmentId> shipments) {}

    /** The goods in these are for others again: their orders were cancelled as if nothing had left yet. */
    default void restocked(Collection<ShipmentId> shipments) {}

    /**
     * A shipment of which something new was told.
     *
     * @param counted what has happened and was not taken back, by the time at which it happened
     * @param told all that was told, planned and expected things too, in the order in which we learnt of it
     */
    record Moved(Shipment shipment, List<TrackingEvent> counted, List<TrackingEvent> told) {
        public Moved {
            counted = List.copyOf(counted);
            told = List.copyOf(told);
        }
    }

    /** Something new was told of these; their rows are held. */
    default void moved(List<Moved> shipments) {}

    /** These have been delivered. */
    default void delivered(Collection<ShipmentId> shipments) {}
}
