package by.pavilion.customs;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The units in which the tariff wants goods counted, customs' three-digit codes.
 *
 * @param second null where the tariff wants one only
 */
record StatutoryUnits(
        String hsPrefix,
        String first,
        @Nullable String second,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    /** Whether the line says its quantities in these. */
    boolean isSaidBy(DeclarationLine line) {
        return first.equals(line.statutoryUnit()) && Objects.equals(second, line.secondUnit());
    }

    /** {@code 015, 035}. */
    String text() {
        return second == null ? first : first + ", " + second;
    }
}
