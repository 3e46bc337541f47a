package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.tracking.ReportedTime;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Every refusal about departures. */
final class ConsolidationProblems {
    static final ProblemType NO_SUCH_DEPARTURE = new ProblemType("no-such-departure", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType DEPARTURE_STATE = new ProblemType("departure-state", 409);
    static final ProblemType DEPARTURE_CUT_OFF = new ProblemType("departure-cut-off", 409);
    static final ProblemType DEPARTURE_FULL = new ProblemType("departure-full", 409);
    static final ProblemType DEPARTURE_BOOKED = new ProblemType("departure-booked", 409);
    static final ProblemType ROUTE_TAKEN = new ProblemType("route-taken", 409);
    static final ProblemType NO_SUCH_ROUTE = new ProblemType("no-such-route", 404);
    static final ProblemType PARCEL_NOT_WAITING = new ProblemType("parcel-not-waiting", 409);
    static final ProblemType PARCEL_NOT_INSIDE = new ProblemType("parcel-not-inside", 404);
    static final ProblemType PARCELS_STOPPED = new ProblemType("parcels-stopped", 409);
    static final ProblemType CONTAINER_UNDER_WAY = new ProblemType("container-under-way", 409);
    static final ProblemType UNIT_TAKEN = new ProblemType("unit-taken", 409);
    static final ProblemType UNIT_NOT_EMPTY = new ProblemType("unit-not-empty", 409);
    static final ProblemType NO_SUCH_UNIT = new ProblemType("no-such-unit", 404);
    static final ProblemType NO_UNIT = new ProblemType("no-unit", 409);

    /** How far clocks may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private ConsolidationProblems() {}

    static Problem noSuchDeparture() {
        return NO_SUCH_DEPARTURE.problem();
    }

    static Problem wrong(FieldError error) {
        return VALIDATION.problem().at(error);
    }

    /** @param errors at least one */
    static Problem wrong(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    /** @throws Problem 422 when nothing can happen at this time */
    static void requirePossible(String pointer, Instant time) {
        if (!ReportedTime.isPossible(time)) {
            throw wrong(FieldError.of(pointer, "malformed"));
        }
    }

    /** @throws Problem 422 for what has not happened yet, or never can have */
    static void requirePast(String pointer, Instant time, Instant now) {
        requirePossible(pointer, time);
        if (time.isAfter(now.plus(CLOCKS))) {
            throw wrong(FieldError.of(pointer, "in-the-future"));
        }
    }

    static Problem departureState(Departure departure) {
        return DEPARTURE_STATE.with("state", departure.state());
    }

    static Problem cutOff(Departure departure) {
        return DEPARTURE_CUT_OFF.with("cutOffAt", departure.cutOffAt());
    }

    /** @param room what there is room for still */
    static Problem full(Load room) {
        return DEPARTURE_FULL.with("weightGrams", room.weightGrams()).with("volumeCm3", room.volumeCm3());
    }

    /** @param loaded what is inside already */
    static Problem moreIsLoaded(Load loaded) {
        return DEPARTURE_BOOKED.with("weightGrams", loaded.weightGrams()).with("volumeCm3", loaded.volumeCm3());
    }

    static Problem routeTaken() {
        return ROUTE_TAKEN.problem();
    }

    static Problem noSuchRoute() {
        return NO_SUCH_ROUTE.problem();
    }

    /** @param places in the request, of parcels that wait at the departure's place no more, or never did */
    static Problem notWaiting(List<Integer> places) {
        Problem problem = PARCEL_NOT_WAITING.problem();
        for (int place : places) {
            problem = problem.at(FieldError.of("/parcels/" + place, "not-waiting"));
        }
        return problem;
    }

    static Problem notInside() {
        return PARCEL_NOT_INSIDE.problem();
    }

    /** @param parcels whose orders were cancelled or are held */
    static Problem parcelsStopped(List<ParcelId> parcels) {
        return PARCELS_STOPPED.with("parcels", parcels);
    }

    /** A container travels with one departure at a time. */
    static Problem containerUnderWay(String number, DepartureId departure) {
        return CONTAINER_UNDER_WAY.with("number", number).with("departure", departure);
    }

    static Problem unitTaken(String number) {
        return UNIT_TAKEN.with("number", number);
    }

    static Problem unitNotEmpty() {
        return UNIT_NOT_EMPTY.problem();
    }

    static Problem noSuchUnit() {
        return NO_SUCH_UNIT.problem();
    }

    /** There is nothing to put parcels into. */
    static Problem noUnit() {
        return NO_UNIT.problem();
    }
}
