package by.pavilion.customs;

import by.pavilion.customs.ceb.SignatureForm;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver calls an algorithm while the row holds.
 *
 * @param receiver its number on the exchange platform; empty for every receiver without a row of its own
 */
record DatedSignatureForm(
        String receiver,
        SignatureForm form,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) implements Dated {}
