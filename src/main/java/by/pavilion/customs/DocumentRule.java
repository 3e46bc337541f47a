package by.pavilion.customs;

import by.pavilion.merchant.DocumentKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A document that goods need by a mode. */
record DocumentRule(
        String hsPrefix,
        CustomsMode mode,
        DocumentKind document,
        Level level,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    enum Level {
        REQUIRED,
        RECOMMENDED
    }
}
