package by.pavilion.pricing;

import by.pavilion.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why the freight of a parcel is what it is: a price for the first part of its weight and one for each further step that has
 * begun.
 *
 * @param zone the carriers' zone of the province
 * @param grams what the parcel weighs
 * @param validFrom since when the rate holds
 * @param validUntil the first day on which another one holds, or the province is in another zone; null while none is
 *     known
 */
public record FreightReason(
        String zone,
        long grams,
        long firstGrams,
        Money first,
        long stepGrams,
        Money step,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    /** The same until that day, if it does not end before. */
    FreightReason endingBy(LocalDate day) {
        LocalDate end = validUntil;
        return end != null && end.isBefore(day)
                ? this
                : new FreightReason(zone, grams, firstGrams, first, stepGrams, step, validFrom, day);
    }

    /** What it comes to. */
    public Money due() {
        return new FreightRate(firstGrams, first, stepGrams, step).of(grams);
    }
}
