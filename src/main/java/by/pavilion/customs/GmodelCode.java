package by.pavilion.customs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A code of what stands before the elements of every tariff code in a specification.
 *
 * @param place 1 for the type of the brand, 2 for the preference
 * @param element its name in Chinese
 */
record GmodelCode(
        int place,
        String element,
        String code,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) implements Dated {}
