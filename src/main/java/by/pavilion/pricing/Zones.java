package by.pavilion.pricing;

import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How carriers group the provinces: what a parcel costs and how long it takes goes by its zone. */
@ApplicationScoped
public class Zones {
    private final Remembered<List<FreightStore.DatedZone>> zones;

    Zones(FreightStore store, Clock clock) {
        this.zones = new Remembered<>(store::zones, clock);
    }

    /**
     * The zone of a province on a day in China.
     *
     * @param province by its short Chinese name: 上海, not 上海市
     * @throws IllegalStateException when the province has no zone on that day
     */
    public String of(String province, LocalDate day) {
        return zones.value().stream()
                .filter(dated ->
                        dated.province().equals(province) && !dated.validFrom().isAfter(day))
                .max(Comparator.comparing(FreightStore.DatedZone::validFrom))
                .map(FreightStore.DatedZone::zone)
                .orElseThrow(() -> new IllegalStateException("no zone for " + province + " on " + day));
    }

    /**
     * The first later day on which the province is in another zone; empty while none is known.
     *
     * @throws IllegalStateException as {@link #of}
     */
    Optional<LocalDate> until(String province, LocalDate day) {
        return until(zones.value(), province, of(province, day), day);
    }

    /** @param zone in which the province is on that day */
    static Optional<LocalDate> until(List<FreightStore.DatedZone> zones, String province, String zone, LocalDate day) {
        return zones.stream()
                .filter(dated -> dated.province().equals(province)
                        && dated.validFrom().isAfter(day)
                        && !dated.zone().equals(zone))
                .map(FreightStore.DatedZone::validFrom)
                .min(Comparator.naturalOrder());
    }
}
