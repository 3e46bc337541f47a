package by.pavilion.customs;

import by.pavilion.merchant.DocumentKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the gate says of goods by one mode on a day.
 *
 * @param documents those that the goods need, whoever sells them
 * @param listRemark what the positive list says beside the goods, which may narrow what comes in
 * @param yearlyQuantity the limit of quantity for one person and year, where there is one; its {@code quantity} is 0
 */
public record ComplianceAnswer(
        CustomsMode mode,
        LocalDate date,
        Compliance compliance,
        List<NeededDocument> documents,
        Optional<String> listRemark,
        Optional<YearlyQuantity> yearlyQuantity) {
    public ComplianceAnswer {
        documents = List.copyOf(documents);
    }

    /** A document, and how firmly the goods need it. */
    public record NeededDocument(DocumentKind document, DocumentLevel level, String source) {
        /** Whether the goods may not come unless their seller holds it. */
        public boolean isRequired() {
            return level == DocumentLevel.REQUIRED;
        }
    }
}
