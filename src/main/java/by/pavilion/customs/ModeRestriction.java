package by.pavilion.customs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What keeps allowed goods from one mode.
 *
 * @param destination the only province that it is about, {@code exceptDestination} the one that it spares
 */
record ModeRestriction(
        String hsPrefix,
        CustomsMode mode,
        Compliance.Verdict verdict,
        Compliance.Reason reason,
        @Nullable String destination,
        @Nullable String exceptDestination,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    /** @param province null when the goods may go anywhere */
    boolean isAbout(String hsCode, CustomsMode wanted, @Nullable String province) {
        return mode == wanted
                && hsCode.startsWith(hsPrefix)
                && (destination == null || isSame(destination, province))
                && (exceptDestination == null || !isSame(exceptDestination, province));
    }

    /** Rows and addresses name a province by its full or its short name. */
    private static boolean isSame(String destination, @Nullable String province) {
        return province != null && Provinces.shortName(destination).equals(Provinces.shortName(province));
    }
}
