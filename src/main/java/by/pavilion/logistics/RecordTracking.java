package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.shared.Gathering;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import io.quarkus.arc.All;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private final TellFacts tellFacts;
    private final Ids ids;
    private final Clock clock;
    private final KnownPlaces places;
    private final List<ShipmentWatch> watches;
    private final Gathering<Told, Optional<Problem>> gathering =
            new Gathering<>("logistics-tracking", SIZE, this::recordAll);

    RecordTracking(
            ShipmentStore shipments,
            TellFacts tellFacts,
            Ids ids,
            Clock clock,
            KnownPlaces places,
            @All List<ShipmentWatch> watches) {
        this.shipments = shipments;
        this.tellFacts = tellFacts;
        this.ids = ids;
        this.clock = clock;
        this.places = places;
        this.watches = watches;
    }

    @PreDestroy
    void stop() {
        gathering.close();
    }

    /** What a carrier tells at once. */
    private record Told(String carrier, List<TrackingNotice> notices, Optional<ShipmentId> about) {}

    /**
     * What the carrier has told before changes nothing. The answer is a refusal, 409, when no parcel of this carrier has one
     * of the numbers: then nothing of the message is recorded.
     *
     * @throws Problem 503 when too many wait
     */
    public CompletionStage<Optional<Problem>> record(String carrier, List<TrackingNotice> notices) {
        return gathering.call(new Told(carrier, notices, Optional.empty()));
    }

    /** The same of what a carrier has answered about one shipment; what is about another is refused: numbers are used again. */
    CompletionStage<Optional<Problem>> record(String carrier, ShipmentId about, List<TrackingNotice> notices) {
        return gathering.call(new Told(carrier, notices, Optional.of(about)));
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
                List<Seen> known = new ArrayList<>();
                Map<String, ParcelOfShipment> found = shipments.findByTrackingNumbers(
                        carrier,
                        indexes.stream()
                                .flatMap(index -> told.get(index).notices().stream())
                                .map(TrackingNotice::waybillNumber)
                                .collect(Collectors.toSet()));
                for (int index : indexes) {
                    List<TrackingNotice> notices = told.get(index).notices();
                    answers.set(index, unknown(told.get(index), found));
                    if (answers.get(index).isEmpty()) {
                        notices.forEach(notice -> known.add(new Seen(
                                Objects.requireNonNull(found.get(notice.waybillNumber())),
                                Sighting.of(carrier, notice))));
                    }
                }
                record(known);
            });
            return answers;
        });
    }

    private static Optional<Problem> unknown(Told told, Map<String, ParcelOfShipment> found) {
        return told.notices().stream()
                .filter(notice -> {
                    ParcelOfShipment parcel = found.get(notice.waybillNumber());
                    return parcel == null
                            || told.about()
                                    .filter(about -> !about.equals(parcel.shipment()))
                                    .isPresent();
                })
                .findFirst()
                .map(notice -> LogisticsProblems.unknownWaybill(notice.waybillNumber()));
    }

    /** What was told of a parcel. */
    public record Seen(ParcelOfShipment parcel, Sighting sighting) {}

    /** The parcels under these numbers, whichever carriers gave them. In the caller's transaction. */
    public List<NumberedParcel> parcelsUnder(Collection<String> trackingNumbers) {
        return shipments.findByTrackingNumbers(trackingNumbers);
    }

    /**
     * Records in the caller's transaction, by a handful of statements for all.
     *
     * @return for each, in their order, whether it is new: what the same party has told of the parcel before changes nothing
     */
    public List<Boolean> record(List<Seen> told) {
        Map<ShipmentId, Shipment> locked = shipments.lock(
                told.stream().map(seen -> seen.parcel().shipment()).toList());
        Map<ShipmentId, Shipment> before = Map.copyOf(locked);
        Map<ShipmentId, List<TrackingEvent>> tracking = new HashMap<>();
        Set<TrackingEvent.Name> known = new HashSet<>();
        shipments.tracking(locked.keySet()).forEach((id, events) -> {
            tracking.put(id, new ArrayList<>(events));
            events.forEach(event -> known.add(event.name()));
        });
        List<TellFacts.Fact> facts = new ArrayList<>();
        List<Boolean> answers = new ArrayList<>();
        Map<ShipmentId, List<TrackingEvent>> added = new LinkedHashMap<>();
        for (Seen seen : told) {
            Shipment shipment = Objects.requireNonNull(locked.get(seen.parcel().shipment()));
            TrackingEvent event = new TrackingEvent(
                    new TrackingEventId(ids.next()), seen.parcel().parcel(), seen.sighting(), clock.instant());
            boolean isNew = known.add(event.name());
            answers.add(isNew);
            if (isNew) {
                added.computeIfAbsent(shipment.id(), none -> new ArrayList<>()).add(event);
                List<TrackingEvent> all = tracking.computeIfAbsent(shipment.id(), none -> new ArrayList<>());
                List<TrackingEvent> countedBefore = Shipment.happened(all);
                all.add(event);
                Shipment tracked = shipment.tracked(all);
                locked.put(shipment.id(), tracked);
                facts(shipment, tracked, countedBefore, Shipment.happened(all), event)
                        .forEach(fact -> facts.add(new TellFacts.Fact(shipment.id(), fact)));
            }
        }
        shipments.append(added);
        tellFacts.tell(
                locked.values().stream()
                        .filter(shipment -> !shipment.equals(before.get(shipment.id())))
                        .toList(),
                facts);
        tellWatches(before, locked);
        List<ShipmentWatch.Moved> moved = added.keySet().stream()
                .map(id -> moved(Objects.requireNonNull(locked.get(id)), tracking.getOrDefault(id, List.of())))
                .toList();
        if (!moved.isEmpty()) {
            watches.forEach(watch -> watch.moved(moved));
        }
        return answers;
    }

    private static ShipmentWatch.Moved moved(Shipment shipment, List<TrackingEvent> told) {
        return new ShipmentWatch.Moved(shipment, Shipment.byTime(Shipment.happened(told)), told);
    }

    /** A parcel on its last mile waits for no departure, whoever has brought it there. */
    private void tellWatches(Map<ShipmentId, Shipment> before, Map<ShipmentId, Shipment> after) {
        List<ShipmentId> gone = after.values().stream()
                .filter(shipment -> hasLeft(shipment) && !hasLeft(Objects.requireNonNull(before.get(shipment.id()))))
                .map(Shipment::id)
                .toList();
        List<ShipmentId> delivered = after.values().stream()
                .filter(shipment -> shipment.deliveredAt().isPresent()
                        && Objects.requireNonNull(before.get(shipment.id()))
                                .deliveredAt()
                                .isEmpty())
                .map(Shipment::id)
                .toList();
        if (!gone.isEmpty()) {
            watches.forEach(watch -> watch.gone(gone));
        }
        if (!delivered.isEmpty()) {
            watches.forEach(watch -> watch.delivered(delivered));
        }
    }

    private static boolean hasLeft(Shipment shipment) {
        return shipment.lastMileDepartedAt().isPresent() || shipment.isOver();
    }

    /**
     * What the event changes: legs and customs are told when all that counts adds up to something else, not for each message that
     * speaks of them. A carrier may leave out the departure of the last mile: what comes after it shows that it was.
     */
    private List<Event> facts(
            Shipment before,
            Shipment after,
            List<TrackingEvent> countedBefore,
            List<TrackingEvent> counted,
            TrackingEvent event) {
        TrackingEvent shown = shown(event);
        List<Event> facts = new ArrayList<>();
        facts.add(ShipmentTrackingRecorded.of(after, shown));
        boolean isMove = counted.contains(event) && countedBefore.stream().noneMatch(other -> other.isSameMove(event));
        boolean lastMileBegins = before.lastMileDepartedAt().isEmpty()
                && after.lastMileDepartedAt().isPresent();
        if (lastMileBegins) { // perhaps by an older event, when a return is taken back
            facts.add(ShipmentLegDeparted.of(
                    after, after.leftWith(counted).map(this::shown).orElse(shown)));
        } else if (isMove && event.code() == TrackingCode.DEPARTED && !event.lastMile()) {
            facts.add(ShipmentLegDeparted.of(after, shown));
        }
        if (isMove && event.code() == TrackingCode.ARRIVED) {
            facts.add(ShipmentLegArrived.of(after, shown));
        }
        facts.addAll(customsFacts(after, countedBefore, counted));
        if (!before.trouble().equals(after.trouble())) {
            before.trouble()
                    .ifPresent(wrong -> facts.add(ShipmentExceptionCleared.of(after, wrong, event.occurredAt())));
            after.trouble().ifPresent(wrong -> facts.add(ShipmentExceptionRaised.of(after, wrong, shown)));
        }
        if (goesBack(after) && !goesBack(before)) { // its carrier may tell only that it is back
            facts.add(ShipmentReturnStarted.of(after, event.occurredAt()));
        }
        after.deliveredAt()
                .filter(at -> before.deliveredAt().isEmpty())
                .ifPresent(at -> facts.add(ShipmentDelivered.of(after, at)));
        return facts;
    }

    private static boolean goesBack(Shipment shipment) {
        return shipment.status() == ShipmentStatus.RETURNING || shipment.status() == ShipmentStatus.RETURNED;
    }

    private List<Event> customsFacts(Shipment after, List<TrackingEvent> countedBefore, List<TrackingEvent> counted) {
        Map<String, TrackingEvent> known = lastOfCustoms(countedBefore);
        List<Event> facts = new ArrayList<>();
        lastOfCustoms(counted).forEach((side, last) -> {
            TrackingEvent former = known.get(side);
            if (former == null || former.code() != last.code()) {
                last.code()
                        .customsStep()
                        .ifPresent(step -> facts.add(ShipmentCustomsStatusChanged.of(after, shown(last), step)));
            }
        });
        return facts;
    }

    /** What customs did last, by its side. */
    private static Map<String, TrackingEvent> lastOfCustoms(List<TrackingEvent> counted) {
        Map<String, TrackingEvent> last = new TreeMap<>();
        Shipment.byTime(counted)
                .forEach(event -> event.code().customsStep().ifPresent(step -> last.put(step.side(), event)));
        return last;
    }

    /** As others may read it: carriers' own words for a place may name a street or a person. */
    private TrackingEvent shown(TrackingEvent event) {
        return event.at(places.shown(event.location()));
    }
}
