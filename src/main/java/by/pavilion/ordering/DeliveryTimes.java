package by.pavilion.ordering;

import by.pavilion.customs.CustomsMode;
import by.pavilion.pricing.Zones;
import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** How long goods are under way by a customs mode to a province. */
@ApplicationScoped
class DeliveryTimes {
    private final Zones zones;
    private final Remembered<List<DeliveryTimeStore.DatedTime>> times;

    DeliveryTimes(Zones zones, DeliveryTimeStore store, Clock clock) {
        this.zones = zones;
        this.times = new Remembered<>(store::all, clock);
    }

    /**
     * What may be expected of goods that are ordered on a day.
     *
     * @param province one that we serve
     * @throws IllegalStateException when no time is known for the mode and the province's zone on that day
     */
    DeliveryEstimate of(CustomsMode mode, String province, LocalDate ordered) {
        String zone = zones.of(Provinces.shortName(province), ordered);
        return times.value().stream()
                .filter(dated -> dated.mode() == mode
                        && dated.zone().equals(zone)
                        && !dated.validFrom().isAfter(ordered))
                .max(Comparator.comparing(DeliveryTimeStore.DatedTime::validFrom))
                .map(dated -> new DeliveryEstimate(
                        ordered.plusDays(dated.earliestDays()), ordered.plusDays(dated.latestDays())))
                .orElseThrow(() ->
                        new IllegalStateException("no delivery time for " + mode + " to " + zone + " on " + ordered));
    }
}
