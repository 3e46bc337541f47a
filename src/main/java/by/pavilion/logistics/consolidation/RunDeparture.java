package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.eta.ExpectArrivals;
import by.pavilion.logistics.tracking.TakeReports;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals a departure, lets it leave and arrive. What happens to it, its parcels hear of. */
@ApplicationScoped
public class RunDeparture {
    private static final String OURSELVES = "pavilion";

    private final DepartureStore departures;
    private final Unload unload;
    private final TakeReports takeReports;
    private final ExpectArrivals expectArrivals;

    RunDeparture(DepartureStore departures, Unload unload, TakeReports takeReports, ExpectArrivals expectArrivals) {
        this.departures = departures;
        this.unload = unload;
        this.takeReports = takeReports;
        this.expectArrivals = expectArrivals;
    }

    /**
     * Closes it for good.
     *
     * @param seals by unit; a container needs one
     * @param documentNumber of the transport document, where it has become known
     * @throws by.pavilion.shared.Problem 404; 409 when it is sealed already; 422 when a container is left without a seal
     */
    public void seal(DepartureId id, Map<UnitId, String> seals, @Nullable String documentNumber, Instant at) {
        Transactions.retrying(() -> {
            Departure departure = departures.lock(id).orElseThrow(ConsolidationProblems::noSuchDeparture);
            Departure sealed = departure.sealed(documentNumber);
            List<LoadUnit> units = departures.units(id);
            units.stream()
                    .filter(unit -> unit.kind() == UnitKind.CONTAINER && !seals.containsKey(unit.id()))
                    .findFirst()
                    .ifPresent(unit -> {
                        throw ConsolidationProblems.wrong(new FieldError(
                                "/seals",
                                "seal-missing",
                                Map.of("number", Objects.requireNonNullElse(unit.number(), ""))));
                    });
            units.forEach(unit ->
                    Optional.ofNullable(seals.get(unit.id())).ifPresent(number -> departures.seal(unit.id(), number)));
            departures.update(sealed);
            tell(sealed, TrackingCode.LOADED, sealed.route().from(), at);
            expectArrivals.leaves(
                    id.value(), sealed.route().code(), sealed.route().transit(), sealed.departsAt(), false);
            return id;
        });
    }

    /** @throws by.pavilion.shared.Problem 404; 409 when it is not sealed, or has left already */
    public void depart(DepartureId id, Instant at) {
        ConsolidationProblems.requirePossible("/at", at);
        Transactions.retrying(() -> {
            Departure departed = departures
                    .lock(id)
                    .orElseThrow(ConsolidationProblems::noSuchDeparture)
                    .departed(at);
            departures.update(departed);
            tell(departed, TrackingCode.DEPARTED, departed.route().from(), at);
            expectArrivals.leaves(
                    id.value(), departed.route().code(), departed.route().transit(), at, true);
            return id;
        });
    }

    /** @throws by.pavilion.shared.Problem 404; 409 when it has not left, or is there already */
    public void arrive(DepartureId id, Instant at) {
        ConsolidationProblems.requirePossible("/at", at);
        Transactions.retrying(() -> {
            Departure arrived = departures
                    .lock(id)
                    .orElseThrow(ConsolidationProblems::noSuchDeparture)
                    .arrived(at);
            departures.update(arrived);
            tell(arrived, TrackingCode.ARRIVED, arrived.route().to(), at);
            unload.unload(arrived, at);
            return id;
        });
    }

    private void tell(Departure departure, TrackingCode code, Place place, Instant at) {
        takeReports.ofDeparture(
                departure.id().value(),
                new Sighting(
                        OURSELVES,
                        departure.id() + "-" + code.wire(),
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
