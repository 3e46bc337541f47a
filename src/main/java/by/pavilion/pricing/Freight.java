package by.pavilion.pricing;

import by.pavilion.customs.CustomsMode;
import by.pavilion.shared.Money;
import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        return inZone(mode, province, grams, day).due();
    }

    /** @throws IllegalStateException as {@link #of} */
    FreightReason explained(CustomsMode mode, String province, long grams, LocalDate day) {
        FreightReason reason = inZone(mode, province, grams, day);
        return zones.until(province, day).map(reason::endingBy).orElse(reason);
    }

    /** @throws IllegalStateException when none of the rates is valid on that day */
    static FreightReason explained(
            List<FreightStore.DatedRate> rates, CustomsMode mode, String zone, long grams, LocalDate day) {
        List<FreightStore.DatedRate> ofZone = rates.stream()
                .filter(dated -> dated.mode() == mode && dated.zone().equals(zone))
                .toList();
        LocalDate until = ofZone.stream()
                .map(FreightStore.DatedRate::validFrom)
                .filter(from -> from.isAfter(day))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return ofZone.stream()
                .filter(dated -> !dated.validFrom().isAfter(day))
                .max(Comparator.comparing(FreightStore.DatedRate::validFrom))
                .map(dated -> reason(dated, grams, until))
                .orElseThrow(
                        () -> new IllegalStateException("no freight rate for " + mode + " to " + zone + " on " + day));
    }

    private FreightReason inZone(CustomsMode mode, String province, long grams, LocalDate day) {
        return explained(rates.value(), mode, zones.of(province, day), grams, day);
    }

    private static FreightReason reason(FreightStore.DatedRate dated, long grams, @Nullable LocalDate until) {
        FreightRate rate = dated.rate();
        return new FreightReason(
                dated.zone(),
                grams,
                rate.firstGrams(),
                rate.first(),
                rate.stepGrams(),
                rate.step(),
                dated.validFrom(),
                until);
    }
}
