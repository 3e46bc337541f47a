package by.pavilion.customs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What keeps allowed goods from one mode. */
record ModeRestriction(
        String hsPrefix,
        CustomsMode mode,
        Compliance.Verdict verdict,
        Compliance.Reason reason,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {}
