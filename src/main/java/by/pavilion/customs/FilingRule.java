package by.pavilion.customs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who sends a document of orders from one channel; channel {@code *} stands for every other. */
record FilingRule(
        String channel,
        DocumentType document,
        FiledBy filedBy,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) implements Dated {
    static final String ANY_CHANNEL = "*";
}
