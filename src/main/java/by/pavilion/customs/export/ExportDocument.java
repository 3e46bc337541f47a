package by.pavilion.customs.export;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.export.ConsignmentTerms.StatisticalRate;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document of a consignment. All have one shape, so that whoever reads one reads them all; what a document does not state
 * is absent. Weights are in kilograms with three decimals.
 *
 * @param transportCode of the means of transport at the border; {@code inlandTransportCode} of the one that brings the goods
 *     there, which may be the same
 * @param procedure the customs procedure; like {@code declarationType} and both codes of transport of the export declaration
 *     only
 * @param form of the certificate of origin
 * @param items the goods; in the export declaration grouped by code and origin
 * @param certificates which certificates of other authorities the goods need, and those of them that were issued
 * @param boxes of a consignment note
 * @param attachments the papers that go with the goods
 * @param missing what has to be known yet before the document can be used
 * @param bases what the document's codes and rules rest on
 */
public record ExportDocument(
        DocumentKind kind,
        String number,
        ConsignmentId consignment,
        CustomsMode customsMode,
        LocalDate issuedOn,
        ConsignmentTerms.Exporter exporter,
        ConsignmentTerms.Consignee consignee,
        ConsignmentTerms.Contract contract,
        ConsignmentTerms.Delivery delivery,
        ConsignmentTerms.Transport transport,
        @Nullable Coded transportCode,
        @Nullable Coded inlandTransportCode,
        @Nullable Coded procedure,
        @Nullable Coded declarationType,
        @Nullable Form form,
        @Nullable StatisticalRate statisticalRate,
        List<Item> items,
        Totals totals,
        @Nullable List<Certificate> certificates,
        @Nullable List<Box> boxes,
        @Nullable List<Attachment> attachments,
        List<Missing> missing,
        List<Rest> bases) {
    public ExportDocument {
        items = List.copyOf(items);
        missing = List.copyOf(missing);
        bases = List.copyOf(bases);
    }

    /** A code with what it means. */
    public record Coded(String code, String nameEn, String nameRu) {
        static Coded of(ExportCode code) {
            return new Coded(code.code(), code.nameEn(), code.nameRu());
        }
    }

    /** A form and who fills it in. */
    public record Form(Coded form, String issuerEn, String issuerRu) {}

    /**
     * Goods.
     *
     * @param lines numbers of the consignment's lines that it is made of
     * @param hsCode the Union's code where it is known, else the common six digits; in papers for China the Chinese one
     * @param unit of sale
     * @param price of one
     */
    public record Item(
            int number,
            List<Integer> lines,
            @Nullable String sku,
            String hs6,
            String hsCode,
            ConsignmentLine.Names names,
            String originCountry,
            int packages,
            @Nullable BigDecimal quantity,
            @Nullable Coded unit,
            @Nullable BigDecimal supplementaryQuantity,
            @Nullable Coded supplementaryUnit,
            BigDecimal netKg,
            BigDecimal grossKg,
            @Nullable Money price,
            @Nullable Money value,
            @Nullable Money statisticalValue) {}

    public record Totals(
            int packages,
            BigDecimal netKg,
            BigDecimal grossKg,
            @Nullable Money value,
            @Nullable Money statisticalValue) {}

    /** A certificate that somebody asks for some of the items. */
    public record Certificate(
            String certificate,
            Need need,
            String issuerEn,
            String issuerRu,
            List<Integer> lines,
            List<IssuedCertificate> issued,
            Basis basis,
            String source) {}

    public record Box(String box, String labelEn, String labelRu, String value) {}

    public record Attachment(Coded kind, String number, LocalDate date) {}

    /** Something to be known yet, at its place in the consignment. */
    public record Missing(String pointer, String reason) {}

    /** What some part of the document rests on. */
    public record Rest(String part, Basis basis, String source) {}
}
