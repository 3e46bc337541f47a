package by.pavilion.logistics.eta;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.DelayCause;
import by.pavilion.logistics.Shipment;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.ShipmentStatus;
import by.pavilion.logistics.ShipmentWatch.Moved;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The part of its way that a single parcel is on by what was told of it: to its buyer's door, with a carrier that takes it from
 * one place to the next, in China, where it is to be fetched, or back from its buyer to the warehouse. While it travels with a
 * departure, that one is watched.
 *
 * @param since when it left, or came to China
 * @param seenAt when it was last told to be somewhere on it
 * @param expectedAt when whoever carries it expects it at the end, as told last and not overtaken by what has happened since
 */
record PresentLeg(Kind kind, Instant since, Instant seenAt, Optional<Instant> expectedAt) {
    /** Who tells of our departures and of what our warehouse has received. */
    private static final String OURSELVES = "pavilion";

    enum Kind {
        LAST_MILE,
        CARRIED,
        /** It has come to China from Belarus, and whoever brings it to the door does not have it yet. */
        ARRIVED,
        /** On no leg: it has waited for a departure until after it should have been at its end. */
        WAITING;

        /** Why a parcel is late that is not at the end of such a leg. */
        DelayCause cause() {
            return switch (this) {
                case LAST_MILE, CARRIED -> DelayCause.CARRIER;
                case ARRIVED -> DelayCause.NOT_FETCHED;
                case WAITING -> DelayCause.NO_DEPARTURE;
            };
        }
    }

    /** Nothing, when it is at rest, at its end, or nobody waits for it. */
    static Optional<PresentLeg> of(Moved moved) {
        return switch (moved.shipment().kind()) {
            case ORDER_OUTBOUND -> toItsBuyer(moved);
            case BULK_INBOUND -> Optional.empty();
            case RETURN -> toTheWarehouse(moved);
        };
    }

    /** The whole way of what its buyer sends back is one leg, from when he has told of it. */
    static PresentLeg sentBack(Shipment shipment) {
        return new PresentLeg(Kind.CARRIED, shipment.createdAt(), shipment.createdAt(), Optional.empty());
    }

    private static Optional<PresentLeg> toItsBuyer(Moved moved) {
        Shipment shipment = moved.shipment();
        if (shipment.isOver() || goesBack(shipment)) {
            return Optional.empty();
        }
        Optional<Instant> lastMile = shipment.lastMileDepartedAt().or(() -> leftTheZone(moved.counted()));
        return lastMile.isPresent()
                ? lastMile.map(since -> leg(Kind.LAST_MILE, since, moved))
                : carriedSince(moved.counted())
                        .map(since -> leg(Kind.CARRIED, since, moved))
                        .or(() -> inChinaSince(moved).map(since -> leg(Kind.ARRIVED, since, moved)));
    }

    /** Until the warehouse has it: what its carrier calls delivered may be at a wrong door, or under a wrong number. */
    private static Optional<PresentLeg> toTheWarehouse(Moved moved) {
        Shipment shipment = moved.shipment();
        boolean isAway =
                shipment.voiding().isPresent() || goesBack(shipment) || shipment.status() == ShipmentStatus.RETURNED;
        return isAway || receivedAt(moved).isPresent()
                ? Optional.empty()
                : Optional.of(leg(Kind.CARRIED, shipment.createdAt(), moved));
    }

    /** When the warehouse got what its buyer has sent back. */
    static Optional<Instant> receivedAt(Moved moved) {
        return moved.counted().stream()
                .filter(event -> event.code() == TrackingCode.DELIVERED
                        && event.seen().party().equals(OURSELVES))
                .map(TrackingEvent::occurredAt)
                .findFirst();
    }

    private static boolean goesBack(Shipment shipment) {
        return shipment.status() == ShipmentStatus.RETURNING;
    }

    /** Its carrier was asked to bring it to the door, and may not have come for it yet. */
    private static Optional<Instant> leftTheZone(List<TrackingEvent> byTime) {
        return byTime.stream()
                .filter(event -> event.code() == TrackingCode.BONDED_RELEASED)
                .map(TrackingEvent::occurredAt)
                .reduce((former, later) -> later);
    }

    private static Optional<Instant> carriedSince(List<TrackingEvent> byTime) {
        Optional<Instant> since = Optional.empty();
        for (TrackingEvent event : byTime) {
            if (event.code() == TrackingCode.DEPARTED) {
                since = isOfDeparture(event) ? Optional.empty() : Optional.of(event.occurredAt());
            } else if (isAtRest(event.code())) {
                since = Optional.empty();
            }
        }
        return since;
    }

    /**
     * Whatever is done with it there before it is fetched, from its arrival to the door is one way. A train is at many a station, so
     * of a departure the last one counts. Goods for a bonded warehouse are where they should be.
     */
    private static Optional<Instant> inChinaSince(Moved moved) {
        Optional<Instant> since = Optional.empty();
        if (!moved.shipment().isDirect()) {
            return since;
        }
        for (TrackingEvent event : moved.counted()) {
            boolean arrives = event.code() == TrackingCode.ARRIVED && isInChina(event);
            if (arrives && (since.isEmpty() || isOfDeparture(event))) {
                since = Optional.of(event.occurredAt());
            } else if (event.code() == TrackingCode.DEPARTED && !isOfDeparture(event)) {
                since = Optional.empty();
            }
        }
        return since;
    }

    private static boolean isInChina(TrackingEvent event) {
        return event.location().knownCountry().filter("CN"::equals).isPresent();
    }

    /** Told by us of a departure, or by others of a container or wagon of one. */
    private static boolean isOfDeparture(TrackingEvent event) {
        return event.seen().equipment() != null || event.seen().party().equals(OURSELVES);
    }

    private static boolean isAtRest(TrackingCode code) {
        return switch (code) {
            case ARRIVED, BONDED_RECEIVED, CUSTOMS_IMPORT_PRESENTED, CUSTOMS_IMPORT_HELD, CUSTOMS_IMPORT_RELEASED ->
                true;
            case LABEL_CREATED,
                    PICKED_UP,
                    PACKED_INTO,
                    UNPACKED,
                    LOADED,
                    UNLOADED,
                    DEPARTED,
                    GAUGE_CHANGED,
                    BORDER_CROSSED,
                    CUSTOMS_EXPORT_PRESENTED,
                    CUSTOMS_EXPORT_HELD,
                    CUSTOMS_EXPORT_RELEASED,
                    BONDED_RELEASED,
                    OUT_FOR_DELIVERY,
                    DELIVERY_ATTEMPTED,
                    DELIVERED,
                    EXCEPTION,
                    RETURNING,
                    RETURNED,
                    HANDED_OVER,
                    OTHER -> false;
        };
    }

    private static PresentLeg leg(Kind kind, Instant since, Moved moved) {
        Instant seenAt = moved.counted().stream()
                .map(TrackingEvent::occurredAt)
                .filter(at -> at.isAfter(since))
                .max(Instant::compareTo)
                .orElse(since);
        Optional<Instant> expectedAt = moved.told().stream()
                .filter(event -> event.seen().classifier() == Classifier.EST
                        && isEnd(kind, moved.shipment(), event.code())
                        && event.occurredAt().isAfter(seenAt)
                        && !isTakenBack(event, moved.told()))
                .reduce((former, later) -> later)
                .map(TrackingEvent::occurredAt);
        return new PresentLeg(kind, since, seenAt, expectedAt);
    }

    /** The next depot is not the door, nor is it the warehouse. */
    private static boolean isEnd(Kind kind, Shipment shipment, TrackingCode code) {
        return code == TrackingCode.DELIVERED
                || (kind == Kind.CARRIED && shipment.kind() != ShipmentKind.RETURN && code == TrackingCode.ARRIVED);
    }

    private static boolean isTakenBack(TrackingEvent event, List<TrackingEvent> told) {
        return told.stream()
                .anyMatch(other -> event.seen().eventId().equals(other.seen().retracts())
                        && event.seen().party().equals(other.seen().party())
                        && event.parcelId().equals(other.parcelId()));
    }
}
