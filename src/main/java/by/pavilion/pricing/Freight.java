package by.pavilion.pricing;

import by.pavilion.customs.CustomsMode;
import by.pavilion.shared.Money;
import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The freight of a parcel on a day, by its weight and the zone that it goes to. */
@ApplicationScoped
class Freight {
    private final Zones zones;
    private final Remembered<List<FreightStore.DatedRate>> rates;

    Freight(FreightStore store, Zones zones, Clock clock) {
        this.zones = zones;
        this.rates = new Remembered<>(store::rates, clock);
    }

    /** @throws IllegalStateException when no rate is valid for the mode and the province's zone on that day */
    Money of(CustomsMode mode, String province, long grams, LocalDate day) {
        return explained(mode, province, grams, day).due();
    }

    /** @throws IllegalStateException as {@link #of} */
    FreightReason explained(CustomsMode mode, String province, long grams, LocalDate day) {
        String zone = zones.of(province, day);
        return rates.value().stream()
                .filter(dated -> dated.mode() == mode
                        && dated.zone().equals(zone)
                        && !dated.validFrom().isAfter(day))
                .max(Comparator.comparing(FreightStore.DatedRate::validFrom))
                .map(dated -> reason(dated, grams))
                .orElseThrow(
                        () -> new IllegalStateException("no freight rate for " + mode + " to " + zone + " on " + day));
    }

    private static FreightReason reason(FreightStore.DatedRate dated, long grams) {
        FreightRate rate = dated.rate();
        return new FreightReason(
                dated.zone(), grams, rate.firstGrams(), rate.first(), rate.stepGrams(), rate.step(), dated.validFrom());
    }
}
