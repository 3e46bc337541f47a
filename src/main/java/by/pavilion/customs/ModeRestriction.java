package by.pavilion.customs;

import by.pavilion.merchant.DocumentKind;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps allowed goods from one mode.
 *
 * @param destination the only province that it is about, {@code exceptDestination} the one that it spares
 * @param unlessDocument spares goods whose seller holds such a document for them
 */
record ModeRestriction(
        String hsPrefix,
        CustomsMode mode,
        Compliance.Verdict verdict,
        Compliance.Reason reason,
        @Nullable String destination,
        @Nullable String exceptDestination,
        @Nullable DocumentKind unlessDocument,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    /**
     * @param held the valid documents of the goods' seller
     * @param province null when the goods may go anywhere
     */
    boolean isAbout(String hsCode, Set<DocumentKind> held, CustomsMode wanted, @Nullable String province) {
        return mode == wanted
                && hsCode.startsWith(hsPrefix)
                && (unlessDocument == null || !held.contains(unlessDocument))
                && (destination == null || isSame(destination, province))
                && (exceptDestination == null || !isSame(exceptDestination, province));
    }

    /** Rows and addresses name a province by its full or its short name. */
    private static boolean isSame(String destination, @Nullable String province) {
        return province != null && Provinces.shortName(destination).equals(Provinces.shortName(province));
    }
}
