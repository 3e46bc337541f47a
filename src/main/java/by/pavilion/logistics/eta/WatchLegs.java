package by.pavilion.logistics.eta;

import by.pavilion.logistics.Expectation;
import by.pavilion.logistics.LogisticsConfig;
import by.pavilion.logistics.Shipment;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.ShipmentWatch;
import by.pavilion.logistics.TellExpectation;
import by.pavilion.logistics.TellTrouble;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps until when single parcels should be at the end of their present leg: when whoever carries them expects it, else by what
 * such ways have taken. Of what we learn late nobody is late at once. A delay is over when the parcel moves on. What a buyer sends
 * back is watched from when he has told of it, since mostly nobody tells of its way.
 */
@ApplicationScoped
class WatchLegs implements ShipmentWatch {
    /** From the release or the arrival in China to the door, and from one place to the next, until there are records of it. */
    private static final Duration LAST_MILE = Duration.ofDays(4);

    private static final Duration CARRIED = Duration.ofDays(14);

    private final LegStore legs;
    private final TransitStore transits;
    private final TellTrouble tellTrouble;
    private final TellExpectation tellExpectation;
    private final LogisticsConfig config;
    private final Clock clock;

    WatchLegs(
            LegStore legs,
            TransitStore transits,
            TellTrouble tellTrouble,
            TellExpectation tellExpectation,
            LogisticsConfig config,
            Clock clock) {
        this.legs = legs;
        this.transits = transits;
        this.tellTrouble = tellTrouble;
        this.tellExpectation = tellExpectation;
        this.config = config;
        this.clock = clock;
    }

    /** Each is told when it is expected: by its route's records, else by the settings. */
    @Override
    public void sentBack(List<Shipment> shipments) {
        Map<String, Duration> slow = new HashMap<>();
        legs.write(shipments.stream()
                .map(shipment -> watched(shipment, PresentLeg.sentBack(shipment), Optional.empty(), slow))
                .toList());
        shipments.forEach(this::expect);
    }

    private void expect(Shipment shipment) {
        Transit way = Transit.of(transits.minutes(route(shipment)), timetable(shipment));
        Instant start = shipment.createdAt();
        tellExpectation.tell(
                List.of(shipment.id()),
                Map.of(
                        shipment.kind(),
                        new Expectation(
                                start.plus(way.median()), start.plus(way.fast()), start.plus(way.slow()), "planned")));
    }

    @Override
    public void refused(Collection<ShipmentId> shipments) {
        List<LegStore.Watched> late = legs.find(shipments).values().stream()
                .filter(LegStore.Watched::isDelayed)
                .toList();
        legs.forget(List.copyOf(shipments));
        tellOnTime(late);
    }

    @Override
    public void gone(Collection<ShipmentId> shipments) {
        if (!shipments.isEmpty()) {
            tellOnTime(legs.forgetVoided(shipments));
        }
    }

    private void tellOnTime(List<LegStore.Watched> late) {
        LegStore.Watched.byCause(late).forEach((cause, shipments) -> tellTrouble.clear(shipments, cause));
    }

    @Override
    public void moved(List<Moved> shipments) {
        Map<ShipmentId, LegStore.Watched> known =
                legs.find(shipments.stream().map(moved -> moved.shipment().id()).toList());
        Map<ShipmentId, PresentLeg> present = new HashMap<>();
        shipments.forEach(moved -> PresentLeg.of(moved)
                .ifPresent(leg -> present.put(moved.shipment().id(), leg)));
        List<ShipmentId> waiting = legs.notTakenYet(shipments.stream()
                .map(moved -> moved.shipment().id())
                .filter(id -> isWaiting(known.get(id)) || hasArrived(present.get(id)))
                .toList());
        Map<String, Duration> slow = new HashMap<>();
        List<LegStore.Watched> changed = new ArrayList<>();
        List<ShipmentId> ended = new ArrayList<>();
        List<LegStore.Watched> onTime = new ArrayList<>();
        for (Moved moved : shipments) {
            ShipmentId id = moved.shipment().id();
            Optional<LegStore.Watched> before = Optional.ofNullable(known.get(id));
            boolean waits = waiting.contains(id); // papers and scans do not take it along
            Optional<LegStore.Watched> after = Optional.ofNullable(present.get(id))
                    .filter(leg -> !waits || !hasArrived(leg))
                    .map(leg -> watched(moved.shipment(), leg, before, slow))
                    .or(() -> before.filter(leg -> waits && isWaiting(leg)));
            if (!after.equals(before)) {
                after.ifPresentOrElse(changed::add, () -> ended.add(id));
            }
            if (after.filter(LegStore.Watched::isDelayed).isEmpty()) {
                before.filter(LegStore.Watched::isDelayed).ifPresent(onTime::add);
            }
            if (after.filter(leg -> leg.kind() != PresentLeg.Kind.ARRIVED).isEmpty()) {
                before.ifPresent(leg -> record(leg, moved));
            }
        }
        legs.write(changed);
        legs.forget(ended);
        tellOnTime(onTime);
    }

    /** For a departure, whose time is its promise. */
    private static boolean isWaiting(LegStore.@Nullable Watched watched) {
        return watched != null && watched.kind() == PresentLeg.Kind.WAITING;
    }

    private static boolean hasArrived(@Nullable PresentLeg leg) {
        return leg != null && leg.kind() == PresentLeg.Kind.ARRIVED;
    }

    /**
     * A leg that is late is late until something newer is told of it.
     *
     * @param slow what is known of the routes already
     */
    private LegStore.Watched watched(
            Shipment shipment, PresentLeg leg, Optional<LegStore.Watched> before, Map<String, Duration> slow) {
        Optional<LegStore.Watched> same = before.filter(
                known -> known.kind() == leg.kind() && known.since().equals(leg.since()));
        boolean isDelayed = same.filter(LegStore.Watched::isDelayed)
                .filter(known -> !leg.seenAt().isAfter(known.seenAt()))
                .isPresent();
        return new LegStore.Watched(
                shipment.id(),
                leg.kind(),
                leg.since(),
                leg.seenAt(),
                same.map(known -> isDelayed ? known.latestAt() : latest(shipment, leg, known, slow))
                        .orElseGet(() -> atLeastNow(
                                leg.expectedAt().orElseGet(() -> leg.since().plus(slow(shipment, leg.kind(), slow))))),
                isDelayed);
    }

    /** Of a leg that is known: what was late and has moved on has as long from there as a whole leg takes. */
    private Instant latest(Shipment shipment, PresentLeg leg, LegStore.Watched known, Map<String, Duration> slow) {
        if (!known.isDelayed()) {
            return leg.expectedAt().orElse(known.latestAt());
        }
        Instant whole = leg.seenAt().plus(slow(shipment, leg.kind(), slow));
        return atLeastNow(leg.expectedAt().filter(whole::isBefore).orElse(whole));
    }

    private Instant atLeastNow(Instant time) {
        Instant now = clock.instant();
        return time.isBefore(now) ? now : time;
    }

    private Duration slow(Shipment shipment, PresentLeg.Kind kind, Map<String, Duration> known) {
        return switch (kind) {
            case LAST_MILE, ARRIVED -> slow(TransitStore.LAST_MILE, LAST_MILE, known);
            case CARRIED -> slow(route(shipment), timetable(shipment), known);
            case WAITING -> throw new IllegalStateException("who waits is on no leg");
        };
    }

    private Duration slow(String route, Duration timetable, Map<String, Duration> known) {
        return known.computeIfAbsent(
                route, code -> Transit.of(transits.minutes(code), timetable).slow());
    }

    /** Among the routes, whose codes have no colon. What comes back goes to a warehouse of its customs mode, whoever carries it. */
    private static String route(Shipment shipment) {
        return shipment.kind() == ShipmentKind.RETURN
                ? "back:" + shipment.customsMode()
                : "carrier:" + shipment.carrier();
    }

    private Duration timetable(Shipment shipment) {
        if (shipment.kind() != ShipmentKind.RETURN) {
            return CARRIED;
        }
        return shipment.customsMode().equals("9610")
                ? config.back().direct()
                : config.back().bonded();
    }

    private void record(LegStore.Watched leg, Moved moved) {
        if (leg.kind() == PresentLeg.Kind.CARRIED) {
            end(leg, moved)
                    .ifPresent(at -> legs.record(route(moved.shipment()), Duration.between(leg.since(), at), at));
        }
    }

    /** What comes back is at its end with its receipt. */
    private static Optional<Instant> end(LegStore.Watched leg, Moved moved) {
        if (moved.shipment().kind() == ShipmentKind.RETURN) {
            return PresentLeg.receivedAt(moved).filter(leg.since()::isBefore);
        }
        return moved.counted().stream()
                .filter(event -> event.code() == TrackingCode.ARRIVED
                        && event.occurredAt().isAfter(leg.since()))
                .map(TrackingEvent::occurredAt)
                .findFirst();
    }
}
