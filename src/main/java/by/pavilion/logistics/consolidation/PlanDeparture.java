package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ContainerNumber;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds a departure to a route, and what its parcels will travel in, or takes that out again. */
@ApplicationScoped
public class PlanDeparture {
    private final DepartureStore departures;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Clock clock;

    PlanDeparture(DepartureStore departures, IdempotencyKeys keys, Ids ids, Clock clock) {
        this.departures = departures;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A departure that is wanted.
     *
     * @param carrier else the route's
     * @param capacity else the route's
     */
    public record Wish(
            String route,
            Instant departsAt,
            Instant cutOffAt,
            @Nullable String carrier,
            @Nullable String documentNumber,
            @Nullable Load capacity) {}

    /** A unit that is wanted. */
    public record UnitWish(
            UnitKind kind,
            @Nullable String number,
            @Nullable UnitId parent,
            @Nullable String wagonNumber) {}

    /** @throws by.pavilion.shared.Problem 422 for an unknown route, or a cut-off after the departure */
    public DepartureId plan(String caller, IdempotencyKey key, Wish wish) {
        return Transactions.retrying(() -> {
            DepartureId id = new DepartureId(ids.next());
            Optional<String> earlier = keys.claim(caller, key, "plan departure\n" + wish, id.toString());
            if (earlier.isPresent()) {
                return DepartureId.fromString(earlier.get());
            }
            Route route = departures
                    .route(wish.route())
                    .orElseThrow(() -> ConsolidationProblems.wrong(FieldError.of("/route", "unknown-route")));
            ConsolidationProblems.requirePossible("/departsAt", wish.departsAt());
            if (!route.isValidAt(wish.departsAt())) {
                throw ConsolidationProblems.wrong(FieldError.of("/departsAt", "route-not-valid"));
            }
            ConsolidationProblems.requirePossible("/cutOffAt", wish.cutOffAt());
            if (wish.cutOffAt().isAfter(wish.departsAt())) {
                throw ConsolidationProblems.wrong(FieldError.of("/cutOffAt", "cut-off-after-departure"));
            }
            departures.insert(new Departure(
                    id,
                    route,
                    Objects.requireNonNullElse(wish.carrier(), route.carrier()),
                    wish.documentNumber(),
                    Objects.requireNonNullElse(wish.capacity(), route.capacity()),
                    Load.NONE,
                    0,
                    wish.cutOffAt(),
                    wish.departsAt(),
                    DepartureState.OPEN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            return id;
        });
    }

    /**
     * Adds a bag, pallet or container.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when the departure is sealed or has this number, or the container is in another
     *     departure that has not arrived; 422
     */
    public UnitId add(String caller, IdempotencyKey key, DepartureId departure, UnitWish wish) {
        return Transactions.retrying(() -> {
            UnitId id = new UnitId(ids.next());
            Optional<String> earlier = keys.claim(caller, key, "add unit\n" + departure + "\n" + wish, id.toString());
            if (earlier.isPresent()) {
                return UnitId.fromString(earlier.get());
            }
            Departure locked = departures.lock(departure).orElseThrow(ConsolidationProblems::noSuchDeparture);
            if (locked.state() != DepartureState.OPEN) {
                throw ConsolidationProblems.departureState(locked);
            }
            List<LoadUnit> units = departures.units(departure);
            String number = wish.number();
            if (number != null && units.stream().anyMatch(unit -> number.equals(unit.number()))) {
                throw ConsolidationProblems.unitTaken(number);
            }
            Optional<LoadUnit> parent = parent(wish, units);
            String checked = checked(wish);
            if (wish.kind() == UnitKind.CONTAINER && checked != null) {
                requireFree(checked);
            }
            departures.insert(
                    departure,
                    new LoadUnit(
                            id,
                            wish.kind(),
                            checked,
                            parent.map(LoadUnit::id).orElse(null),
                            parent.map(LoadUnit::root).orElse(id),
                            wish.wagonNumber(),
                            null,
                            Load.NONE,
                            0,
                            Optional.empty()),
                    clock.instant());
            return id;
        });
    }

    /**
     * Takes a unit out of the plan again.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when the departure is sealed, or the unit holds parcels or other units
     */
    public void remove(DepartureId departure, UnitId unit) {
        Transactions.retrying(() -> {
            Departure locked = departures.lock(departure).orElseThrow(ConsolidationProblems::noSuchDeparture);
            if (locked.state() != DepartureState.OPEN) {
                throw ConsolidationProblems.departureState(locked);
            }
            List<LoadUnit> units = departures.units(departure);
            LoadUnit wanted = LoadUnit.in(units, unit).orElseThrow(ConsolidationProblems::noSuchUnit);
            if (wanted.parcels() > 0 || units.stream().anyMatch(one -> unit.equals(one.parent()))) {
                throw ConsolidationProblems.unitNotEmpty();
            }
            departures.remove(unit);
            return unit;
        });
    }

    private void requireFree(String container) {
        departures.lockContainers(new TreeSet<>(Set.of(container)));
        departures.withContainer(container, clock.instant()).ifPresent(other -> {
            throw ConsolidationProblems.containerUnderWay(container, other);
        });
    }

    private static Optional<LoadUnit> parent(UnitWish wish, List<LoadUnit> units) {
        UnitId wanted = wish.parent();
        if (wanted == null) {
            return Optional.empty();
        }
        Optional<LoadUnit> parent = units.stream()
                .filter(unit -> unit.id().equals(wanted) && wish.kind().fitsInto(unit.kind()))
                .findFirst();
        if (parent.isEmpty()) {
            throw ConsolidationProblems.wrong(FieldError.of("/parent", "unknown-unit"));
        }
        return parent;
    }

    private static @Nullable String checked(UnitWish wish) {
        String number = wish.number();
        if (wish.kind() == UnitKind.CONTAINER && (number == null || !ContainerNumber.isContainerNumber(number))) {
            throw ConsolidationProblems.wrong(FieldError.of("/number", "container-number"));
        }
        return number;
    }
}
