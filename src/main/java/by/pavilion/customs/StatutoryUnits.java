package by.pavilion.customs;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The units in which the tariff wants goods counted, customs' three-digit codes.
 *
 * @param second null where the tariff wants one only
 * @param byContent whether kilograms are those of the content as printed, not of the net weight
 */
record StatutoryUnits(
        String hsPrefix,
        String first,
        @Nullable String second,
        boolean byContent,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    /** Whether the line says its quantities in these. */
    boolean isSaidBy(DeclarationLine line) {
        return first.equals(line.statutoryUnit()) && isSecond(line.secondUnit());
    }

    boolean isSecond(@Nullable String unit) {
        return Objects.equals(second, unit);
    }

    List<String> codes() {
        return second == null ? List.of(first) : List.of(first, second);
    }
}
