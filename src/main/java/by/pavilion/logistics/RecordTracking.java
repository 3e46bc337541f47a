package by.pavilion.logistics;

import by.pavilion.events.Correlation;
import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds what a carrier saw, folds it into the shipment, and says so. */
@ApplicationScoped
public class RecordTracking {
    private final ShipmentStore shipments;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    RecordTracking(ShipmentStore shipments, Outbox outbox, Ids ids, Clock clock) {
        this.shipments = shipments;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What the carrier has told before changes nothing.
     *
     * @throws by.pavilion.shared.Problem 409 when no parcel of this carrier has the number
     */
    @Transactional
    public void record(String carrier, TrackingNotice notice) {
        Shipment shipment = shipments
                .findByTrackingNumber(carrier, notice.waybillNumber())
                .flatMap(shipments::lock)
                .orElseThrow(() -> LogisticsProblems.unknownWaybill(notice.waybillNumber()));
        TrackingEvent event = event(shipment, notice);
        if (!shipments.append(shipment, event)) {
            return;
        }
        Shipment tracked = shipment.tracked(shipments.tracking(shipment.id()));
        shipments.update(tracked);
        Correlation.of(shipments.correlationOf(shipment.id()), () -> {
            List<Outbox.Numbered> numbered = facts(shipment, tracked, event).stream()
                    .map(fact -> new Outbox.Numbered(fact, shipments.nextSequence(shipment.id())))
                    .toList();
            outbox.append(numbered);
            return numbered;
        });
    }

    /** A carrier may leave out the departure of the last mile: what comes after it shows that it was. */
    private static List<Event> facts(Shipment before, Shipment after, TrackingEvent event) {
        List<Event> facts = new ArrayList<>();
        facts.add(ShipmentTrackingRecorded.of(after, event));
        boolean lastMileBegins = before.lastMileDepartedAt().isEmpty()
                && after.lastMileDepartedAt().isPresent();
        if (lastMileBegins || (event.code() == TrackingCode.DEPARTED && !event.lastMile())) {
            facts.add(ShipmentLegDeparted.of(after, event));
        }
        Optional<ShipmentDelivered> delivered = after.deliveredAt()
                .filter(at -> before.deliveredAt().isEmpty())
                .map(at -> ShipmentDelivered.of(after, at));
        delivered.ifPresent(facts::add);
        return facts;
    }

    private TrackingEvent event(Shipment shipment, TrackingNotice notice) {
        return new TrackingEvent(
                new TrackingEventId(ids.next()),
                shipment.parcels().get(0).id(),
                notice.eventId(),
                notice.code(),
                notice.rawCode(),
                notice.rawText(),
                notice.occurredAt(),
                notice.offset(),
                clock.instant(),
                notice.location(),
                notice.lastMile());
    }
}
