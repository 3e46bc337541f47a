package by.pavilion.customs.export;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.Dated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that some goods need.
 *
 * @param category of the catalogue; any when absent
 * @param hsPrefix how the tariff code begins; empty for any
 * @param mode the customs mode that it is asked for in; any when absent
 */
record CertificateRule(
        String certificate,
        @Nullable String category,
        String hsPrefix,
        @Nullable CustomsMode mode,
        Need need,
        String issuerEn,
        String issuerRu,
        Basis basis,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    boolean concerns(ConsignmentLine line, CustomsMode travelling) {
        return (category == null || category.equals(line.category()))
                && line.hsCode().startsWith(hsPrefix)
                && (mode == null || mode == travelling);
    }
}
