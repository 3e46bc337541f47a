package by.pavilion.pricing;

import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

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
}
