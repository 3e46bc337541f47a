package by.pavilion.ordering;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.Provinces;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.pricing.Zones;
import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long goods are under way to a province: what deliveries from the same warehouse have taken lately, and while too few of
 * them are known, the dated times of the customs mode.
 */
@ApplicationScoped
class DeliveryTimes {
    private final Zones zones;
    private final Remembered<List<DeliveryTimeStore.DatedTime>> times;
    private final LearnedTimes learned;

    DeliveryTimes(Zones zones, DeliveryTimeStore store, DeliveryStore deliveries, OrderingConfig config, Clock clock) {
        this.zones = zones;
        this.times = new Remembered<>(store::all, clock);
        this.learned = new LearnedTimes(deliveries, config.deliveriesUntilLearned(), clock);
    }

    /**
     * What may be expected of goods that are ordered on a day.
     *
     * @param warehouse where they come from, if that is known
     * @param province one that we serve
     * @throws IllegalStateException when no time is known for the mode and the province's zone on that day
     */
    DeliveryEstimate of(CustomsMode mode, Optional<WarehouseCode> warehouse, String province, LocalDate ordered) {
        String zone = zones.of(Provinces.shortName(province), ordered);
        return warehouse
                .flatMap(from -> learned.on(new DeliveryStore.Way(mode, from, zone)))
                .map(days -> new DeliveryEstimate(ordered.plusDays(days.earliest()), ordered.plusDays(days.latest())))
                .orElseGet(() -> dated(mode, zone, ordered));
    }

    private DeliveryEstimate dated(CustomsMode mode, String zone, LocalDate ordered) {
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
