package by.pavilion.logistics.eta;

import by.pavilion.logistics.DelayCause;
import by.pavilion.logistics.Expectation;
import by.pavilion.logistics.ParcelOfShipment;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.TellExpectation;
import by.pavilion.logistics.TellTrouble;
import by.pavilion.logistics.Trouble;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets the shipments of a departure hear about their time, a portion in one transaction. */
@ApplicationScoped
class SpreadTidings implements BackgroundWork {
    static final String NAME = "logistics-tidings";
    private static final int PORTION = 200;

    /** From the last arrival to the door, until there are records of it. */
    private static final Duration LAST_MILE = Duration.ofDays(4);

    private final TransitStore transits;
    private final TellExpectation tellExpectation;
    private final TellTrouble tellTrouble;

    SpreadTidings(TransitStore transits, TellExpectation tellExpectation, TellTrouble tellTrouble) {
        this.transits = transits;
        this.tellExpectation = tellExpectation;
        this.tellTrouble = tellTrouble;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int doSome() {
        return Transactions.retrying(() -> {
            Optional<Tiding> next = transits.next();
            next.ifPresent(this::spread);
            return next.isPresent() ? 1 : 0;
        });
    }

    /** What goes to a warehouse is expected at the end of the ways that it shares; nobody brings it to a door. */
    private Map<ShipmentKind, Expectation> byKind(Expectation atTheEnd) {
        Transit lastMile = Transit.of(transits.minutes(TransitStore.LAST_MILE), LAST_MILE);
        Expectation atTheDoor = new Expectation(
                atTheEnd.median().plus(lastMile.median()),
                atTheEnd.earliest().plus(lastMile.fast()),
                atTheEnd.latest().plus(lastMile.slow()),
                atTheEnd.reason());
        return Map.of(
                ShipmentKind.BULK_INBOUND,
                atTheEnd,
                ShipmentKind.ORDER_OUTBOUND,
                atTheDoor,
                ShipmentKind.RETURN,
                atTheEnd);
    }

    private void spread(Tiding tiding) {
        List<ParcelOfShipment> parcels = transits.inside(tiding, PORTION);
        List<ShipmentId> shipments =
                parcels.stream().map(ParcelOfShipment::shipment).distinct().toList();
        switch (tiding.kind()) {
            case ETA -> tellExpectation.tell(shipments, byKind(tiding.expectation()));
            case DELAYED -> tellTrouble.raise(shipments, DelayCause.DEPARTURE);
            case ON_TIME -> tellTrouble.clear(onTime(shipments, tiding.departure()), DelayCause.DEPARTURE);
            case CALLED_OFF -> tellTrouble.raise(transits.calledOff(shipments, tiding.departure()), Trouble.CALLED_OFF);
            case REBOOKED ->
                tellTrouble.clear(transits.takeCalledOff(shipments, tiding.departure()), Trouble.CALLED_OFF);
        }
        if (parcels.size() < PORTION) {
            transits.delete(tiding);
        } else {
            transits.advance(tiding, parcels.get(PORTION - 1).parcel().value());
        }
    }

    /** What is late with another departure, too, is late until the last of them is not. */
    private List<ShipmentId> onTime(List<ShipmentId> shipments, long departure) {
        Set<ShipmentId> late = transits.lateElsewhere(shipments, departure);
        return shipments.stream().filter(shipment -> !late.contains(shipment)).toList();
    }
}
