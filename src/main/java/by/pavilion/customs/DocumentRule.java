package by.pavilion.customs;

import by.pavilion.merchant.DocumentKind;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A document that goods need by a mode: a row of {@code customs_needed_documents}. */
record DocumentRule(
        String hsPrefix,
        CustomsMode mode,
        DocumentKind document,
        DocumentLevel level,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    /** The longer its prefix, the closer a rule is to goods; of two of one length the younger one is. */
    static final Comparator<DocumentRule> BY_CLOSENESS = Comparator.comparing(
                    (DocumentRule rule) -> rule.hsPrefix().length())
            .thenComparing(DocumentRule::validFrom);
}
