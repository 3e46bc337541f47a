package by.pavilion.customs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A code that customs or E-Port answers a document with, and what it means while it holds.
 *
 * @param document number of the message that is answered: 311, 621
 */
record ReceiptCode(
        String document,
        String code,
        ReceiptRules.Meaning meaning,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) implements Dated {}
