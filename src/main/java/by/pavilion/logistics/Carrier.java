package by.pavilion.logistics;

import by.pavilion.logistics.numbers.CheckDigit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A firm that carries parcels, as its adapter speaks to it. Calls go over the network: never make them inside a transaction.
 * Each may be repeated, since the carrier knows a shipment by our reference.
 */
public interface Carrier {

    /** Names the carrier in rows, in settings and in the address of its notifications. */
    String code();

    /** How its numbers are made. */
    default CheckDigit checkDigit() {
        return CheckDigit.NONE;
    }

    /** Whether it takes only parcels that a rule gives it; who takes all others is the one of which this is not so. */
    default boolean isOnlyByRule() {
        return false;
    }

    /** Asks for a number, or tells it ours; the carrier also declares the waybill to customs. The same reference gets the same number. */
    Booked book(Booking booking) throws CarrierFault;

    /**
     * Asks to declare the waybill to customs once more, as a change of what customs has refused.
     *
     * @param booking with the parcel's number
     */
    void declareAgain(Booking booking) throws CarrierFault;

    /**
     * Tells that customs has released the parcel: the carrier picks it up and brings it to the buyer.
     *
     * @return its order to fetch the parcel, where it tells of one
     */
    Optional<Pickup> dispatch(ShipmentId reference, String waybillNumber) throws CarrierFault;

    /**
     * Takes a booking back: the order is cancelled. The carrier is asked by our reference, since it may have booked what it never
     * answered us.
     *
     * @param waybillNumber where we know it
     * @return {@link Voiding#LEFT} when the parcel is on its way, else {@link Voiding#VOIDED}, also when the carrier has no such
     *     booking or has taken it back before
     */
    Voiding takeBack(ShipmentId reference, Optional<String> waybillNumber) throws CarrierFault;

    /**
     * Asks for all that the carrier has seen of a parcel; what it tells by itself may be lost. A carrier that cannot be asked
     * gives nothing.
     */
    default List<TrackingNotice> track(ShipmentId reference, String waybillNumber) throws CarrierFault {
        return List.of();
    }

    /** How often it is asked about a parcel, where it tells too little by itself; else as seldom as the settings say. */
    default Optional<Duration> askEvery() {
        return Optional.empty();
    }

    /**
     * Whether the message comes from this carrier and is not a stale copy. It looks at the bytes as they came. Nothing does from
     * one that only answers.
     */
    default boolean isGenuine(CarrierMessage message) {
        return false;
    }

    /** What a genuine message tells: one thing or several, in their order. */
    default List<TrackingNotice> read(CarrierMessage message) throws UnreadableNotice {
        throw new UnreadableNotice("");
    }
}
