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
 * @param validUntil the first day on which another one holds; null while none is known
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

    /** What it comes to. */
    public Money due() {
        return new FreightRate(firstGrams, first, stepGrams, step).of(grams);
    }
}
