package by.pavilion.customs.export;

import by.pavilion.customs.CustomsMode;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Consignments and rules that need no database. */
final class TestConsignments {
    private static final LocalDate LONG_AGO = LocalDate.of(2018, 1, 1);

    private TestConsignments() {}

    static Consignment of(List<ConsignmentLine> lines, TransportMode transport, @Nullable String usd) {
        return new Consignment(
                new ConsignmentId(1),
                CustomsMode.BONDED,
                terms(transport, usd),
                lines,
                Instant.parse("2026-11-11T08:00:00Z"));
    }

    static ConsignmentTerms terms(TransportMode transport, @Nullable String usd) {
        LocalDate day = LocalDate.of(2026, 11, 11);
        return new ConsignmentTerms(
                new ConsignmentTerms.Exporter("ОАО «Ўзор»", "JSC Uzor", "г. Минск, ул. Аранская, 18", "200988541"),
                new ConsignmentTerms.Consignee("演示保税仓储有限公司", "海口综合保税区", "CN"),
                new ConsignmentTerms.Contract("BY-CN-1", LocalDate.of(2026, 10, 1)),
                new ConsignmentTerms.Delivery("DAP", "Haikou"),
                new ConsignmentTerms.Transport(
                        transport,
                        "94012345",
                        "BY",
                        "31245678",
                        day,
                        "Колядичи",
                        "123456",
                        "西安",
                        null,
                        null,
                        "CSQU3054383",
                        null,
                        "UZOR 1-3",
                        "Белорусская железная дорога",
                        new ConsignmentTerms.Inland(TransportMode.ROAD, "AB 1234-7", "BY")),
                usd == null ? null : new ConsignmentTerms.StatisticalRate(new BigDecimal(usd), day, "National Bank"));
    }

    static ConsignmentLine line(int number, String hsCode, @Nullable String tnvedCode, long grams, long valueMinor) {
        Money value = Money.ofMinor(valueMinor, Money.CNY);
        return new ConsignmentLine(
                number,
                null,
                "SKU-" + number,
                hsCode.startsWith("04") ? "dairy" : "chocolate",
                new ConsignmentLine.Names("Goods " + number, "Товар " + number, "货物" + number),
                hsCode,
                tnvedCode,
                "BY",
                BigDecimal.ONE,
                "796",
                null,
                null,
                1,
                grams,
                grams + 15,
                value,
                value);
    }

    /** Numbered by its kind; issued on the first of October 2026. */
    static IssuedCertificate issued(CertificateKind kind, @Nullable LocalDate validUntil) {
        return new IssuedCertificate(
                new CertificateId(1),
                kind,
                kind + " 1",
                LocalDate.of(2026, 10, 1),
                validUntil,
                "service",
                Instant.parse("2026-11-11T09:00:00Z"));
    }

    static ExportRules rules() {
        List<ExportCode> codes = new ArrayList<>();
        Stream.of(TransportMode.values()).forEach(mode -> {
            codes.add(code(CodeList.TRANSPORT, mode.name(), mode.name()));
            codes.add(code(CodeList.DOCUMENT, mode.name(), "02013"));
        });
        Stream.of("CONTRACT", "INVOICE", "PACKING_LIST")
                .forEach(paper -> codes.add(code(CodeList.DOCUMENT, paper, "04021")));
        Stream.of(CertificateKind.values())
                .forEach(kind -> codes.add(code(CodeList.DOCUMENT, kind.name(), kind.name())));
        codes.add(code(CodeList.DOCUMENT, "ORIGIN_GENERAL", "06014"));
        codes.add(code(CodeList.PROCEDURE, CodeList.EXPORT, "10"));
        codes.add(code(CodeList.DECLARATION_TYPE, CodeList.EXPORT, "ЭК"));
        codes.add(code(CodeList.UNIT, "017", "796"));
        codes.add(code(CodeList.COUNTRY, "340", "BY"));
        return new ExportRules(
                LocalDate.of(2026, 11, 11),
                codes,
                List.of(
                        certificate("VETERINARY", "dairy", LONG_AGO, null),
                        certificate("REPEALED", "dairy", LONG_AGO, LocalDate.of(2026, 11, 11)),
                        certificate("COMING", "dairy", LocalDate.of(2026, 11, 12), null)),
                List.of(form("*", "GENERAL"), form("RS", "CT-2")),
                List.of(
                        box(DocumentKind.SMGS, "1", NoteBox.Content.EXPORTER),
                        box(DocumentKind.SMGS, "2", NoteBox.Content.DEPARTURE),
                        box(DocumentKind.SMGS, "5", NoteBox.Content.DESTINATION),
                        box(DocumentKind.SMGS, "15", NoteBox.Content.GOODS),
                        box(DocumentKind.SMGS, "18", NoteBox.Content.GROSS_KG),
                        box(DocumentKind.CMR, "6", NoteBox.Content.BORDER)));
    }

    private static ExportCode code(CodeList list, String word, String code) {
        return new ExportCode(list, word, code, word, word, Basis.GENERAL_KNOWLEDGE, "test", LONG_AGO, null);
    }

    private static CertificateRule certificate(
            String certificate, String category, LocalDate from, @Nullable LocalDate until) {
        return new CertificateRule(
                certificate, category, "", null, Need.REQUIRED, "service", "служба", Basis.SOURCE, "test", from, until);
    }

    private static OriginForm form(String destination, String form) {
        return new OriginForm(destination, form, form, form, "chamber", "палата", Basis.SOURCE, "test", LONG_AGO, null);
    }

    private static NoteBox box(DocumentKind note, String box, NoteBox.Content content) {
        return new NoteBox(
                note, box, content, content.name(), content.name(), Basis.GENERAL_KNOWLEDGE, "test", LONG_AGO, null);
    }
}
