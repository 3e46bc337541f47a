package by.pavilion.customs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A country of customs' tables.
 *
 * @param digits its code in the old table
 * @param letters its code in the newer one; null where that has none
 */
record CustomsCountry(
        String digits,
        @Nullable String letters,
        String nameZh,
        String nameRu,
        String nameEn,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {}
