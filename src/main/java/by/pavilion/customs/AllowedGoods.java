package by.pavilion.customs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One row of the list of goods that may come by retail import. */
record AllowedGoods(
        String hsPrefix,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) implements Dated {}
