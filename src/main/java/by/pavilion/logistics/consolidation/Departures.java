package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.ShipmentId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reading routes and departures. */
@ApplicationScoped
public class Departures {
    /** So many of the parcels that are not loaded are shown. */
    private static final int SHOWN = 100;

    /** The database compares no column of codes with what has other signs than ASCII. */
    private static final Pattern CODE = Pattern.compile("[!-~]{1,40}");

    private final DepartureStore departures;
    private final WaitingStore waiting;
    private final Clock clock;

    Departures(DepartureStore departures, WaitingStore waiting, Clock clock) {
        this.departures = departures;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * A departure as it is planned.
     *
     * @param notLoaded parcels that were there before its cut-off and are not in it, the earliest promise first
     * @param isPastCutOff whether they miss it
     * @param consignments the ids of the export papers that it leaves under, as far as operators have named them
     */
    public record Plan(
            Departure departure,
            List<LoadUnit> units,
            List<WaitingParcel> notLoaded,
            boolean isPastCutOff,
            List<String> consignments) {
        public Plan {
            units = List.copyOf(units);
            notLoaded = List.copyOf(notLoaded);
            consignments = List.copyOf(consignments);
        }
    }

    /** All that there are, were or will be. */
    public List<Route> routes() {
        return departures.routes();
    }

    /** @throws by.pavilion.shared.Problem 404 */
    public Route require(String route) {
        return Optional.of(route)
                .filter(code -> CODE.matcher(code).matches())
                .flatMap(departures::route)
                .orElseThrow(ConsolidationProblems::noSuchRoute);
    }

    /** @throws by.pavilion.shared.Problem 404 */
    public Plan require(DepartureId id) {
        Departure departure = departures.find(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
        Instant now = clock.instant();
        boolean waitsForIt = departure.state() == DepartureState.OPEN || departure.state() == DepartureState.SEALED;
        return new Plan(
                departure,
                departures.units(id),
                waitsForIt
                        ? waiting.at(
                                WaitingStore.Ways.of(departure.route(), departures.routes(departure.departsAt())),
                                departure.cutOffAt(),
                                SHOWN)
                        : List.of(),
                !now.isBefore(departure.cutOffAt()),
                departures.consignments(id));
    }

    /** Newest first. */
    public Page<Departure> page(@Nullable DepartureState state, @Nullable String cursor, int limit) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                departures.page(state, before, limit + 1),
                limit,
                departure -> Cursor.print(departure.id().value()));
    }

    /** The parts of a shipment's way that it shares with others, in their order. */
    public List<Leg> legs(ShipmentId shipment) {
        return departures.legs(shipment);
    }

    /** What is in it. */
    public Page<LoadedParcel> parcels(DepartureId id, @Nullable String cursor, int limit) {
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                waiting.inside(id, after, limit + 1),
                limit,
                parcel -> Cursor.print(parcel.parcel().parcel().value()));
    }
}
