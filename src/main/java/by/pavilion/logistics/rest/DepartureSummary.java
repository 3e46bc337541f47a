package by.pavilion.logistics.rest;

import by.pavilion.logistics.consolidation.Departure;
import by.pavilion.logistics.consolidation.DepartureId;
import by.pavilion.logistics.consolidation.DepartureState;
import by.pavilion.logistics.consolidation.DocumentType;
import by.pavilion.logistics.consolidation.Load;
import by.pavilion.logistics.consolidation.Place;
import by.pavilion.logistics.consolidation.Route;
import by.pavilion.logistics.consolidation.TransportMode;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A departure without what is in it.
 *
 * @param arrivesAt by the timetable
 * @param earliestAt one in ten was faster
 * @param expectedAt by what its route has taken lately and by whoever runs it, from its seal on
 * @param latestAt one in ten was slower
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DepartureSummary(
        DepartureId id,
        RouteResponse route,
        DepartureState state,
        String carrier,
        @Nullable String documentNumber,
        Instant cutOffAt,
        Instant departsAt,
        Instant arrivesAt,
        @Nullable Instant departedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant earliestAt,
        @Nullable Instant expectedAt,
        @Nullable Instant latestAt,
        FillResponse fill) {

    /** One leg that departures take again and again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RouteResponse(
            String code,
            TransportMode mode,
            Place from,
            Place to,
            @Nullable String borderCrossing,
            String carrier,
            DocumentType documentType,
            long transitMinutes,
            Load capacity,
            @Nullable Long delayedAfterMinutes,
            Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable String customsMode) {
        static RouteResponse of(Route route) {
            return new RouteResponse(
                    route.code(),
                    route.mode(),
                    route.from(),
                    route.to(),
                    route.borderCrossing(),
                    route.carrier(),
                    route.documentType(),
                    route.transit().toMinutes(),
                    route.capacity(),
                    route.delayedAfter().map(Duration::toMinutes).orElse(null),
                    route.validFrom(),
                    route.validUntil().orElse(null),
                    route.customsMode().orElse(null));
        }
    }

    /** How full it is, in whole percent of weight and of volume. */
    record FillResponse(long parcels, Load loaded, Load capacity, long weightPercent, long volumePercent) {
        static FillResponse of(Departure departure) {
            Load loaded = departure.loaded();
            Load capacity = departure.capacity();
            return new FillResponse(
                    departure.parcels(),
                    loaded,
                    capacity,
                    percent(loaded.weightGrams(), capacity.weightGrams()),
                    percent(loaded.volumeCm3(), capacity.volumeCm3()));
        }

        private static long percent(long part, long whole) {
            return whole == 0 ? 0 : part * 100 / whole;
        }
    }

    static DepartureSummary of(Departure departure) {
        Optional<Departure.Forecast> forecast =
                departure.state() == DepartureState.CANCELLED ? Optional.empty() : departure.forecast();
        return new DepartureSummary(
                departure.id(),
                RouteResponse.of(departure.route()),
                departure.state(),
                departure.carrier(),
                departure.documentNumber(),
                departure.cutOffAt(),
                departure.departsAt(),
                departure.arrivesAt(),
                departure.departedAt().orElse(null),
                departure.arrivedAt().orElse(null),
                forecast.flatMap(Departure.Forecast::earliestAt).orElse(null),
                forecast.map(Departure.Forecast::expectedAt).orElse(null),
                forecast.map(Departure.Forecast::latestAt).orElse(null),
                FillResponse.of(departure));
    }
}
