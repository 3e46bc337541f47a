package by.pavilion.customs;

import by.pavilion.catalog.ContentUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit of customs' table (JGS-20).
 *
 * @param code three digits
 * @param measure with what of a listing's content and weight it can be compared; null where it cannot
 */
record CustomsUnit(
        String code,
        String nameZh,
        String nameRu,
        String nameEn,
        @Nullable Measure measure,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    /** {@code 035 (千克, килограмм, kilogram)}: any reader knows one of them. */
    String words() {
        return code + " (" + nameZh + ", " + nameRu + ", " + nameEn + ")";
    }

    /**
     * What one of the unit is.
     *
     * @param inOne how much: a thousand grams are one kilogram
     */
    record Measure(ContentUnit of, BigDecimal inOne) {
        Measure {
            if (inOne.signum() <= 0) {
                throw new IllegalArgumentException("a unit is more than nothing: " + inOne);
            }
        }
    }
}
