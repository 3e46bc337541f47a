package by.pavilion.logistics.consolidation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One train, flight or lorry on a route.
 *
 * @param documentNumber of its transport document, as soon as there is one
 * @param cutOffAt from when on nothing is put in any more
 * @param departsAt when it is to leave
 * @param forecast from its seal on
 */
public record Departure(
        DepartureId id,
        Route route,
        String carrier,
        @Nullable String documentNumber,
        Load capacity,
        Load loaded,
        long parcels,
        Instant cutOffAt,
        Instant departsAt,
        DepartureState state,
        Optional<Instant> departedAt,
        Optional<Instant> arrivedAt,
        Optional<Forecast> forecast) {

    /**
     * When it is expected at its end, by what its route has taken lately and by whoever runs it.
     *
     * @param earliestAt one in ten was faster; nothing for what was sealed before this was kept
     * @param latestAt one in ten was slower
     */
    public record Forecast(Optional<Instant> earliestAt, Instant expectedAt, Instant latestAt) {}

    /** When it should be there: by the timetable, from when it left or is to leave. */
    public Instant arrivesAt() {
        return departedAt.orElse(departsAt).plus(route.transit());
    }

    Load room() {
        return capacity.minus(loaded);
    }

    Departure with(Load nowLoaded, long nowParcels) {
        return new Departure(
                id,
                route,
                carrier,
                documentNumber,
                capacity,
                nowLoaded,
                nowParcels,
                cutOffAt,
                departsAt,
                state,
                departedAt,
                arrivedAt,
                forecast);
    }

    Departure sealed(@Nullable String number) {
        requireNext(DepartureState.SEALED);
        return new Departure(
                id,
                route,
                carrier,
                number == null ? documentNumber : number,
                capacity,
                loaded,
                parcels,
                cutOffAt,
                departsAt,
                DepartureState.SEALED,
                departedAt,
                arrivedAt,
                forecast);
    }

    /** It will not leave, and holds nothing. */
    Departure calledOff() {
        requireNext(DepartureState.CANCELLED);
        return new Departure(
                id,
                route,
                carrier,
                documentNumber,
                capacity,
                Load.NONE,
                0,
                cutOffAt,
                departsAt,
                DepartureState.CANCELLED,
                departedAt,
                arrivedAt,
                forecast);
    }

    /** Where all that was told leaves it, which may be a step back. */
    Departure on(Course course) {
        return new Departure(
                id,
                route,
                carrier,
                documentNumber,
                capacity,
                loaded,
                parcels,
                cutOffAt,
                departsAt,
                course.state(),
                course.departedAt(),
                course.arrivedAt(),
                forecast);
    }

    /** @throws by.pavilion.shared.Problem 409 when this is not the next step */
    void requireNext(DepartureState next) {
        if (!state.next().contains(next)) {
            throw ConsolidationProblems.departureState(this);
        }
    }
}
