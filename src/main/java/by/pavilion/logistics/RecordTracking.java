package by.pavilion.logistics;

import by.pavilion.events.Correlation;
import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import by.pavilion.shared.Gathering;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Adds what carriers saw, folds it into the shipments, and says so. What arrives at the same time is recorded by one
 * transaction.
 */
@ApplicationScoped
public class RecordTracking {
    private static final Gathering.Size SIZE = new Gathering.Size(1, 100, 2000);

    private final ShipmentStore shipments;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final Gathering<Told, Optional<Problem>> gathering =
            new Gathering<>("logistics-tracking", SIZE, this::recordAll);

    RecordTracking(ShipmentStore shipments, Outbox outbox, Ids ids, Clock clock) {
        this.shipments = shipments;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        gathering.close();
    }

    /** What a carrier tells at once. */
    private record Told(String carrier, List<TrackingNotice> notices) {}

    /**
     * What the carrier has told before changes nothing. The answer is a refusal, 409, when no parcel of this carrier has one
     * of the numbers: then nothing of the message is recorded.
     *
     * @throws Problem 503 when too many wait
     */
    public CompletionStage<Optional<Problem>> record(String carrier, List<TrackingNotice> notices) {
        return gathering.call(new Told(carrier, notices));
    }

    private List<Optional<Problem>> recordAll(List<Told> told) {
        return Transactions.retrying(() -> {
            List<Optional<Problem>> answers = new ArrayList<>(Collections.nCopies(told.size(), Optional.empty()));
            Map<String, List<Integer>> byCarrier = new LinkedHashMap<>();
            for (int index = 0; index < told.size(); index++) {
                byCarrier
                        .computeIfAbsent(told.get(index).carrier(), none -> new ArrayList<>())
                        .add(index);
            }
            byCarrier.forEach((carrier, indexes) -> {
                List<TrackingNotice> known = new ArrayList<>();
                Map<String, ShipmentId> found = shipments.findByTrackingNumbers(
                        carrier,
                        indexes.stream()
                                .flatMap(index -> told.get(index).notices().stream())
                                .map(TrackingNotice::waybillNumber)
                                .collect(Collectors.toSet()));
                for (int index : indexes) {
                    List<TrackingNotice> notices = told.get(index).notices();
                    answers.set(index, unknown(notices, found));
                    if (answers.get(index).isEmpty()) {
                        known.addAll(notices);
                    }
                }
                record(carrier, known, found);
            });
            return answers;
        });
    }

    private static Optional<Problem> unknown(List<TrackingNotice> notices, Map<String, ShipmentId> found) {
        return notices.stream()
                .filter(notice -> !found.containsKey(notice.waybillNumber()))
                .findFirst()
                .map(notice -> LogisticsProblems.unknownWaybill(notice.waybillNumber()));
    }

    private void record(String carrier, List<TrackingNotice> notices, Map<String, ShipmentId> found) {
        Map<ShipmentId, Shipment> locked = shipments.lock(notices.stream()
                .map(notice -> Objects.requireNonNull(found.get(notice.waybillNumber())))
                .toList());
        Set<String> told = new HashSet<>(shipments.told(
                carrier, notices.stream().map(TrackingNotice::eventId).collect(Collectors.toSet())));
        Map<ShipmentId, List<TrackingEvent>> tracking = new HashMap<>();
        shipments.tracking(locked.keySet()).forEach((id, events) -> tracking.put(id, new ArrayList<>(events)));
        List<Outbox.Numbered> facts = new ArrayList<>();
        for (TrackingNotice notice : notices) {
            if (told.add(notice.eventId())) {
                Shipment shipment =
                        Objects.requireNonNull(locked.get(Objects.requireNonNull(found.get(notice.waybillNumber()))));
                TrackingEvent event = event(shipment, notice);
                List<TrackingEvent> all = tracking.computeIfAbsent(shipment.id(), none -> new ArrayList<>());
                all.add(event);
                shipments.append(shipment, event);
                Shipment tracked = shipment.tracked(all);
                locked.put(shipment.id(), tracked);
                facts.addAll(numbered(facts(shipment, tracked, event), shipment.id()));
            }
        }
        locked.values().forEach(shipments::update);
        shipments.flush();
        outbox.append(facts);
    }

    private List<Outbox.Numbered> numbered(List<Event> facts, ShipmentId shipment) {
        return Correlation.of(shipments.correlationOf(shipment), () -> facts.stream()
                .map(fact -> new Outbox.Numbered(fact, shipments.nextSequence(shipment)))
                .toList());
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
