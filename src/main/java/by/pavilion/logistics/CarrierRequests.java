package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.logistics.numbers.CheckNumbers;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What we know before carriers are asked, and what their answers change, a portion in one transaction. The asking itself is
 * {@link AskCarriers}.
 */
@ApplicationScoped
class CarrierRequests {
    private static final String REFUSED = "number refused: ";
    private static final String OURSELVES = "pavilion";
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final CarrierRequestStore requests;
    private final ShipmentStore shipments;
    private final TrackingQuestionStore questions;
    private final PickupStore pickups;
    private final CheckNumbers checkNumbers;
    private final TellTrouble tellTrouble;
    private final RecordTracking recordTracking;
    private final TellFacts tellFacts;
    private final Workers workers;
    private final Clock clock;
    private final LogisticsConfig config;

    CarrierRequests(
            CarrierRequestStore requests,
            ShipmentStore shipments,
            TrackingQuestionStore questions,
            PickupStore pickups,
            CheckNumbers checkNumbers,
            TellTrouble tellTrouble,
            RecordTracking recordTracking,
            TellFacts tellFacts,
            Workers workers,
            Clock clock,
            LogisticsConfig config) {
        this.requests = requests;
        this.shipments = shipments;
        this.questions = questions;
        this.pickups = pickups;
        this.checkNumbers = checkNumbers;
        this.tellTrouble = tellTrouble;
        this.recordTracking = recordTracking;
        this.tellFacts = tellFacts;
        this.workers = workers;
        this.clock = clock;
        this.config = config;
    }

    /** What came of one request. */
    sealed interface Outcome {
        CarrierRequest request();
    }

    /** The carrier has numbered the parcel. */
    record Numbered(CarrierRequest request, ShipmentId shipment, String carrier, Booked booked) implements Outcome {}

    /** The carrier has given a number that cannot go onto the parcel: it is asked again, and operators are told. */
    record NumberRefused(CarrierRequest request, ShipmentId shipment, String reason) implements Outcome {}

    /** The carrier declares its waybill once more. */
    record Declared(CarrierRequest request) implements Outcome {}

    /**
     * The carrier brings the parcel to its buyer.
     *
     * @param askEvery how often it is asked about it, where it is to be asked more often than others
     */
    record Dispatched(CarrierRequest request, ShipmentId shipment, Optional<Duration> askEvery, Optional<Pickup> pickup)
            implements Outcome {}

    /** The carrier has taken its number back, or has nothing to take back. */
    record TakenBack(CarrierRequest request, ShipmentId shipment, Voiding told) implements Outcome {}

    /** The carrier could not be asked: again later, after growing pauses. */
    record Failed(CarrierRequest request, String reason) implements Outcome {}

    /** It is too early to ask: what must come first is under way. */
    record TooEarly(CarrierRequest request, String what) implements Outcome {}

    List<CarrierRequest> due(int limit) {
        return requests.due(clock.instant(), limit);
    }

    /** The shipments of those orders that have one, by order. */
    Map<String, Shipment> shipmentsOf(List<CarrierRequest> wanted) {
        Map<String, Shipment> found = new HashMap<>();
        shipments
                .findByOrders(
                        wanted.stream().map(CarrierRequest::orderId).distinct().toList())
                .forEach(shipment -> found.put(shipment.orderId(), shipment));
        return found;
    }

    /** A second answer to the same question changes nothing. */
    @Transactional
    void note(List<Outcome> answers) {
        List<Outcome> outcomes = withoutReused(answers);
        List<CarrierRequest> done = new ArrayList<>();
        List<CarrierRequest> failures = new ArrayList<>();
        List<Numbered> numbered = new ArrayList<>();
        List<NumberRefused> refused = new ArrayList<>();
        List<TakenBack> takenBack = new ArrayList<>();
        List<Dispatched> dispatched = new ArrayList<>();
        List<CarrierRequestStore.Delay> delays = new ArrayList<>();
        Instant now = clock.instant();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Failed failed) {
                boolean before = wasRefused(failed.request());
                delays.add(delay(failed.request(), (before ? REFUSED : "") + failed.reason(), now));
                failures.add(failed.request());
            } else if (outcome instanceof NumberRefused one) {
                delays.add(delay(one.request(), REFUSED + one.reason(), now));
                failures.add(one.request());
                refused.add(one);
            } else if (outcome instanceof TooEarly early) {
                delays.add(new CarrierRequestStore.Delay(
                        early.request(),
                        now.plus(config.firstPause()),
                        early.request().attempts(),
                        early.what()));
            } else {
                done.add(outcome.request());
                if (outcome instanceof Numbered one) {
                    numbered.add(one);
                } else if (outcome instanceof Dispatched one) {
                    dispatched.add(one);
                } else if (outcome instanceof TakenBack one) {
                    takenBack.add(one);
                }
            }
        }
        book(numbered, now);
        tellRefused(refused, numbered);
        tellLate(failures, done);
        noteTakenBack(takenBack);
        leaveTheZone(dispatched.stream().map(Dispatched::shipment).toList(), now);
        questions.insert(firstQuestions(dispatched, now));
        pickups.insert(pickupsOf(dispatched));
        requests.delete(done);
        requests.postpone(delays);
        if (!numbered.isEmpty()) {
            workers.wake(AskCarriers.NAME); // for those that may be brought to their buyers now
        }
    }

    /**
     * These orders were cancelled: nothing is asked for them any more, and what was told of that is over. In the caller's
     * transaction, which has locked their shipments.
     */
    void forget(List<String> orderIds) {
        if (!orderIds.isEmpty()) {
            List<CarrierRequest> open = requests.ofOrders(orderIds);
            tellLate(List.of(), open);
            tellTrouble.clear(
                    shipmentsHeldUp(open.stream().filter(CarrierRequests::wasRefused)), Trouble.NUMBER_REFUSED);
            requests.forget(orderIds);
        }
    }

    private Map<ShipmentId, Instant> firstQuestions(List<Dispatched> dispatched, Instant now) {
        Map<ShipmentId, Instant> first = new LinkedHashMap<>();
        dispatched.forEach(
                one -> first.put(one.shipment(), now.plus(one.askEvery().orElseGet(config::trackEvery))));
        return first;
    }

    private static Map<ShipmentId, Pickup> pickupsOf(List<Dispatched> dispatched) {
        Map<ShipmentId, Pickup> pickups = new LinkedHashMap<>();
        dispatched.forEach(one -> one.pickup().ifPresent(pickup -> pickups.put(one.shipment(), pickup)));
        return pickups;
    }

    /** Numbers of other parcels of the last months are refused as if the carrier had not answered. */
    private List<Outcome> withoutReused(List<Outcome> answers) {
        Set<ShipmentId> reused = checkNumbers.reused(answers.stream()
                .filter(Numbered.class::isInstance)
                .map(Numbered.class::cast)
                .map(one -> new CheckNumbers.Given(
                        one.carrier(), one.booked().waybill().number(), one.shipment()))
                .toList());
        return reused.isEmpty()
                ? answers
                : answers.stream()
                        .map(answer -> answer instanceof Numbered one && reused.contains(one.shipment())
                                ? new NumberRefused(
                                        one.request(),
                                        one.shipment(),
                                        "the carrier's number is on another parcel of the last months")
                                : answer)
                        .toList();
    }

    /** Once when it begins, and when it is over. */
    private void tellRefused(List<NumberRefused> refused, List<Numbered> numbered) {
        tellTrouble.raise(
                refused.stream()
                        .filter(one -> !wasRefused(one.request()))
                        .map(NumberRefused::shipment)
                        .toList(),
                Trouble.NUMBER_REFUSED);
        tellTrouble.clear(
                numbered.stream()
                        .filter(one -> wasRefused(one.request()))
                        .map(Numbered::shipment)
                        .toList(),
                Trouble.NUMBER_REFUSED);
    }

    /**
     * Once for what has failed for as long as a parcel may be late, and when it is over.
     *
     * @param over done at last, or asked for no longer
     */
    private void tellLate(List<CarrierRequest> failures, List<CarrierRequest> over) {
        tellTrouble.raise(
                shipmentsHeldUp(failures.stream().filter(request -> request.attempts() + 1 == lateAfter())),
                DelayCause.NO_ANSWER);
        tellTrouble.clear(
                shipmentsHeldUp(over.stream().filter(request -> request.attempts() >= lateAfter())),
                DelayCause.NO_ANSWER);
    }

    private List<ShipmentId> shipmentsHeldUp(Stream<CarrierRequest> wanted) {
        List<CarrierRequest> found =
                wanted.filter(request -> request.kind().holdsUp()).toList();
        return found.isEmpty()
                ? List.of()
                : shipmentsOf(found).values().stream().map(Shipment::id).toList();
    }

    /** So many failures take that long, since nearly all of them are followed by the longest pause. */
    private long lateAfter() {
        return Math.max(
                1,
                config.delayedAfter().toSeconds()
                        / Math.max(1, config.longestPause().toSeconds()));
    }

    /** What went wrong later does not make the request forget that it was told of. */
    private static boolean wasRefused(CarrierRequest request) {
        return request.lastError().filter(error -> error.startsWith(REFUSED)).isPresent();
    }

    private CarrierRequestStore.Delay delay(CarrierRequest request, String reason, Instant now) {
        int attempts = request.attempts() + 1;
        return new CarrierRequestStore.Delay(request, now.plus(pauseAfter(attempts)), attempts, reason);
    }

    private void noteTakenBack(List<TakenBack> takenBack) {
        Map<ShipmentId, Shipment> locked =
                shipments.lock(takenBack.stream().map(TakenBack::shipment).toList());
        List<Shipment> changed = new ArrayList<>();
        List<TellFacts.Fact> facts = new ArrayList<>();
        for (TakenBack one : takenBack) {
            Shipment shipment = locked.get(one.shipment());
            if (shipment != null) {
                Shipment told = shipment.with(one.told());
                changed.add(told);
                // only of those of which it was told that they are there
                if (one.told() == Voiding.VOIDED && told.isNumbered()) {
                    facts.add(fact(told, ShipmentCancelled.of(told, clock.instant()), one.request()));
                }
            }
        }
        tellFacts.tell(changed, facts);
    }

    private void book(List<Numbered> numbered, Instant now) {
        Map<ShipmentId, Shipment> locked =
                shipments.lock(numbered.stream().map(Numbered::shipment).toList());
        List<Shipment> changed = new ArrayList<>();
        List<TellFacts.Fact> facts = new ArrayList<>();
        for (Numbered one : numbered) {
            Shipment shipment = locked.get(one.shipment());
            if (shipment != null && !shipment.isNumbered()) {
                Shipment labelled =
                        shipment.booked(one.booked().waybill(), one.booked().transport());
                changed.add(labelled);
                facts.add(fact(labelled, ShipmentCreated.of(labelled, now), one.request()));
            }
        }
        shipments.numberParcels(changed);
        tellFacts.tell(changed, facts);
    }

    private static TellFacts.Fact fact(Shipment shipment, Event event, CarrierRequest request) {
        return new TellFacts.Fact(shipment.id(), event, Optional.of(request.correlationId()));
    }

    /** What its carrier fetches at a bonded warehouse has left the zone with that. */
    private void leaveTheZone(List<ShipmentId> dispatched, Instant now) {
        recordTracking.record(shipments.lock(dispatched).values().stream()
                .filter(shipment -> !shipment.isDirect())
                .flatMap(shipment -> shipment.parcels().stream()
                        .map(parcel -> new RecordTracking.Seen(
                                new ParcelOfShipment(shipment.id(), parcel.id()),
                                new Sighting(
                                        OURSELVES,
                                        parcel.id() + "-zone",
                                        TrackingCode.BONDED_RELEASED,
                                        Classifier.ACT,
                                        TrackingCode.BONDED_RELEASED.wire(),
                                        null,
                                        null,
                                        now,
                                        CHINA,
                                        Precision.SECOND,
                                        new Location(null, "CN"),
                                        false,
                                        null,
                                        null,
                                        null))))
                .toList());
    }

    private Duration pauseAfter(int attempts) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }
}
