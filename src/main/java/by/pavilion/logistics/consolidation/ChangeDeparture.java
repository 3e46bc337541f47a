package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.eta.ExpectArrivals;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes what a departure is planned as, or calls it off, until it has left. */
@ApplicationScoped
public class ChangeDeparture {
    private final DepartureStore departures;
    private final WaitingStore waiting;
    private final ExpectArrivals expectArrivals;
    private final WaysAhead waysAhead;
    private final Clock clock;

    ChangeDeparture(
            DepartureStore departures,
            WaitingStore waiting,
            ExpectArrivals expectArrivals,
            WaysAhead waysAhead,
            Clock clock) {
        this.departures = departures;
        this.waiting = waiting;
        this.expectArrivals = expectArrivals;
        this.waysAhead = waysAhead;
        this.clock = clock;
    }

    /**
     * What is to be otherwise; what is absent stays.
     *
     * @param cutOffAt only while it is open, as the capacity
     * @param consignments the ids of all export papers that it leaves under; customs knows them, here nobody does
     */
    public record Wish(
            @Nullable Instant departsAt,
            @Nullable Instant cutOffAt,
            @Nullable String carrier,
            @Nullable String documentNumber,
            @Nullable Load capacity,
            @Nullable List<String> consignments) {}

    /**
     * Changes the plan. Of a sealed departure its parcels hear when they are expected now.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when it has left or is called off, is sealed and its cut-off or capacity are to be
     *     changed, or more is loaded than it could carry; 422 for a cut-off after the departure, or a
     *     departure when nothing runs on its route
     */
    public void change(DepartureId id, Wish wish) {
        Transactions.retrying(() -> {
            Departure before = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
            boolean isOpen = before.state() == DepartureState.OPEN;
            if (!isOpen
                    && (before.state() != DepartureState.SEALED
                            || wish.cutOffAt() != null
                            || wish.capacity() != null)) {
                throw ConsolidationProblems.departureState(before);
            }
            Departure after = changed(before, wish);
            ConsolidationProblems.requirePossible("/departsAt", after.departsAt());
            if (!after.departsAt().equals(before.departsAt()) && !after.route().isValidAt(after.departsAt())) {
                throw ConsolidationProblems.wrong(FieldError.of("/departsAt", "route-not-valid"));
            }
            ConsolidationProblems.requirePossible("/cutOffAt", after.cutOffAt());
            if (after.cutOffAt().isAfter(after.departsAt())) {
                throw ConsolidationProblems.wrong(
                        FieldError.of(wish.cutOffAt() == null ? "/departsAt" : "/cutOffAt", "cut-off-after-departure"));
            }
            if (!after.loaded().fitsInto(after.capacity())) {
                throw ConsolidationProblems.moreIsLoaded(after.loaded());
            }
            departures.replan(after);
            List<String> consignments = wish.consignments();
            if (consignments != null) {
                departures.name(id, consignments);
            }
            if (!isOpen && !after.departsAt().equals(before.departsAt())) {
                expectArrivals.leaves(id.value(), waysAhead.of(after.route()), after.departsAt(), false);
            }
            return id;
        });
    }

    /**
     * Names the wagon that a unit, and all that it is inside of, travels on: often that is known only at the yard. What is told of the
     * wagon from then on reaches its parcels.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when the departure has left or is called off
     */
    public void putOnWagon(DepartureId id, UnitId unit, String wagonNumber) {
        Transactions.retrying(() -> {
            Departure departure = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
            if (departure.state() != DepartureState.OPEN && departure.state() != DepartureState.SEALED) {
                throw ConsolidationProblems.departureState(departure);
            }
            LoadUnit wanted = LoadUnit.in(departures.units(id), unit).orElseThrow(ConsolidationProblems::noSuchUnit);
            departures.putOnWagon(wanted.root(), wagonNumber);
            return unit;
        });
    }

    private static Departure changed(Departure before, Wish wish) {
        return new Departure(
                before.id(),
                before.route(),
                Objects.requireNonNullElse(wish.carrier(), before.carrier()),
                wish.documentNumber() == null ? before.documentNumber() : wish.documentNumber(),
                Objects.requireNonNullElse(wish.capacity(), before.capacity()),
                before.loaded(),
                before.parcels(),
                Objects.requireNonNullElse(wish.cutOffAt(), before.cutOffAt()),
                Objects.requireNonNullElse(wish.departsAt(), before.departsAt()),
                before.state(),
                before.departedAt(),
                before.arrivedAt(),
                before.forecast());
    }

    /**
     * Calls it off: what is in it waits at its place again, and each of its shipments is told to be in trouble until another departure
     * is sealed with it. What was cancelled inside stays there until somebody has taken it out. Again it changes nothing.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when it has left
     */
    public void callOff(DepartureId id) {
        Instant now = clock.instant();
        Transactions.retrying(() -> {
            Departure before = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
            if (before.state() == DepartureState.CANCELLED) {
                return id;
            }
            departures.update(before.calledOff());
            waiting.callOff(id, before.route().from().unlocode(), now);
            expectArrivals.isCalledOff(id.value(), now);
            return id;
        });
    }
}
