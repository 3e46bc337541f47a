package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.eta.ExpectArrivals;
import by.pavilion.logistics.tracking.TakeReports;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Seals a departure, lets it leave and arrive. What happens to it, its parcels hear of. */
@ApplicationScoped
public class RunDeparture {
    private static final String OURSELVES = "pavilion";

    /** So many of the parcels that must not travel are named at once. */
    private static final int SHOWN = 100;

    private final DepartureStore departures;
    private final WaitingStore waiting;
    private final TakeReports takeReports;
    private final ExpectArrivals expectArrivals;
    private final WaysAhead waysAhead;
    private final Ids ids;
    private final Clock clock;

    RunDeparture(
            DepartureStore departures,
            WaitingStore waiting,
            TakeReports takeReports,
            ExpectArrivals expectArrivals,
            WaysAhead waysAhead,
            Ids ids,
            Clock clock) {
        this.departures = departures;
        this.waiting = waiting;
        this.takeReports = takeReports;
        this.expectArrivals = expectArrivals;
        this.waysAhead = waysAhead;
        this.ids = ids;
        this.clock = clock;
    }

    /** A seal that was put on a unit. */
    public record Seal(UnitId unit, String number) {}

    /**
     * Closes it for good. Parcels of orders that were cancelled or are held have to be taken out first.
     *
     * @param seals one of a unit; a container needs one
     * @param documentNumber of the transport document, where it has become known
     * @throws by.pavilion.shared.Problem 404; 409 when it is sealed already, a parcel must not travel or a container
     *     travels with another; 422 when a container is left without a seal, or a seal is on nothing of this departure or on what
     *     has one
     */
    public void seal(DepartureId id, List<Seal> seals, @Nullable String documentNumber) {
        Instant at = clock.instant();
        Transactions.retrying(() -> {
            Departure departure = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
            Departure sealed = departure.sealed(documentNumber);
            List<LoadUnit> units = departures.units(id);
            check(seals, units);
            seals.forEach(seal -> departures.seal(seal.unit(), seal.number()));
            requireContainersHere(id, units);
            List<ParcelId> stopped = waiting.stopped(id, SHOWN);
            if (!stopped.isEmpty()) {
                throw ConsolidationProblems.parcelsStopped(stopped);
            }
            departures.update(sealed);
            departures.noteSeal(id, at);
            expectArrivals.leaves(id.value(), waysAhead.of(sealed.route()), sealed.departsAt(), false);
            expectArrivals.isSealed(id.value(), at);
            tell(sealed, TrackingCode.LOADED, sealed.route().from(), at);
            return id;
        });
    }

    /** A slip in a unit's id must not leave its seal unwritten, and one unit has one seal. */
    private static void check(List<Seal> seals, List<LoadUnit> units) {
        List<FieldError> wrong = new ArrayList<>();
        Set<UnitId> sealed = new HashSet<>();
        for (int place = 0; place < seals.size(); place++) {
            UnitId unit = seals.get(place).unit();
            if (LoadUnit.in(units, unit).isEmpty()) {
                wrong.add(FieldError.of("/seals/" + place + "/unit", "not-in-departure"));
            } else if (!sealed.add(unit)) {
                wrong.add(FieldError.of("/seals/" + place + "/unit", "repeated"));
            }
        }
        units.stream()
                .filter(unit -> unit.kind() == UnitKind.CONTAINER && !sealed.contains(unit.id()))
                .map(unit -> new FieldError(
                        "/seals", "seal-missing", Map.of("number", Objects.requireNonNullElse(unit.number(), ""))))
                .forEach(wrong::add);
        if (!wrong.isEmpty()) {
            throw ConsolidationProblems.wrong(wrong);
        }
    }

    /** A plan of the past may have been left open while its container was given to another departure. */
    private void requireContainersHere(DepartureId id, List<LoadUnit> units) {
        SortedSet<String> containers = units.stream()
                .filter(unit -> unit.kind() == UnitKind.CONTAINER)
                .flatMap(unit -> Stream.ofNullable(unit.number()))
                .collect(Collectors.toCollection(TreeSet::new));
        departures.lockContainers(containers);
        for (String container : containers) {
            departures.sealedWith(container, id).ifPresent(other -> {
                throw ConsolidationProblems.containerUnderWay(container, other);
            });
        }
    }

    /** @throws by.pavilion.shared.Problem 404; 409 when it is not sealed, or has left already; 422 for a time that is to come */
    public void depart(DepartureId id, Instant at) {
        ConsolidationProblems.requirePast("/at", at, clock.instant());
        Transactions.retrying(() -> {
            Departure sealed = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
            sealed.requireNext(DepartureState.DEPARTED);
            tell(sealed, TrackingCode.DEPARTED, sealed.route().from(), at);
            return id;
        });
    }

    /**
     * @throws by.pavilion.shared.Problem 404; 409 when it has not left, or is there already; 422 for a time that is to come or lies
     *     before it left
     */
    public void arrive(DepartureId id, Instant at) {
        ConsolidationProblems.requirePast("/at", at, clock.instant());
        Transactions.retrying(() -> {
            Departure departed = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
            departed.requireNext(DepartureState.ARRIVED);
            if (departed.departedAt().filter(at::isBefore).isPresent()) {
                throw ConsolidationProblems.wrong(FieldError.of("/at", "before-departure"));
            }
            tell(departed, TrackingCode.ARRIVED, departed.route().to(), at);
            return id;
        });
    }

    /** As if somebody else had told: whatever follows from it follows from there. */
    private void tell(Departure departure, TrackingCode code, Place place, Instant at) {
        takeReports.ofDeparture(
                departure.id().value(),
                new Sighting(
                        OURSELVES,
                        // what was taken back may be told again, as another event
                        departure.id() + "-" + code.wire() + "-" + ids.next(),
                        code,
                        Classifier.ACT,
                        code.wire(),
                        null,
                        null,
                        at,
                        ZoneOffset.UTC,
                        Precision.SECOND,
                        place.location(),
                        false,
                        null,
                        null,
                        null));
    }
}
