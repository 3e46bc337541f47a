package by.pavilion.customs.export;

import by.pavilion.customs.export.ExportDocument.Attachment;
import by.pavilion.customs.export.ExportDocument.Box;
import by.pavilion.customs.export.ExportDocument.Certificate;
import by.pavilion.customs.export.ExportDocument.Coded;
import by.pavilion.customs.export.ExportDocument.Form;
import by.pavilion.customs.export.ExportDocument.Item;
import by.pavilion.customs.export.ExportDocument.Missing;
import by.pavilion.customs.export.ExportDocument.Rest;
import by.pavilion.customs.export.ExportDocument.Totals;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document of a consignment from its lines and terms, the certificates that were issued for it and the rules of the day
 * on which it was prepared. Each kind says what it states; the rest stays absent.
 */
final class ExportDocuments {
    private static final Currency USD = Currency.getInstance("USD");

    private final Consignment consignment;
    private final ConsignmentTerms terms;
    private final List<IssuedCertificate> issued;
    private final ExportRules rules;
    private final List<Item> items = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final List<Rest> bases = new ArrayList<>();
    private Totals totals;
    private @Nullable Coded transportCode;
    private @Nullable Coded inlandTransportCode;
    private @Nullable Coded procedure;
    private @Nullable Coded declarationType;
    private @Nullable Form form;
    private @Nullable List<Certificate> certificates;
    private @Nullable List<Box> boxes;
    private @Nullable List<Attachment> attachments;

    private ExportDocuments(Consignment consignment, List<IssuedCertificate> issued, ExportRules rules) {
        this.consignment = consignment;
        this.terms = consignment.terms();
        this.issued = issued;
        this.rules = rules;
        this.totals = totals(null, null);
    }

    /** @param issued the certificates that were issued for the consignment */
    static ExportDocument write(
            DocumentKind kind, Consignment consignment, List<IssuedCertificate> issued, ExportRules rules) {
        return new ExportDocuments(consignment, issued, rules).write(kind);
    }

    private ExportDocument write(DocumentKind kind) {
        switch (kind) {
            case EXPORT_DECLARATION -> exportDeclaration();
            case INVOICE -> invoice();
            case PACKING_LIST -> packingList();
            case CERTIFICATE_OF_ORIGIN -> certificateOfOrigin();
            case CERTIFICATES -> certificates();
            case CMR, SMGS -> consignmentNote(kind);
        }
        return new ExportDocument(
                kind,
                kind.numberOf(consignment.id()),
                consignment.id(),
                consignment.mode(),
                consignment.preparedOn(),
                terms.exporter(),
                terms.consignee(),
                terms.contract(),
                terms.delivery(),
                terms.transport(),
                transportCode,
                inlandTransportCode,
                procedure,
                declarationType,
                form,
                kind == DocumentKind.EXPORT_DECLARATION ? terms.statisticalRate() : null,
                items,
                totals,
                certificates,
                boxes,
                attachments,
                missing,
                bases);
    }

    private void exportDeclaration() {
        List<ExportGroup> groups = ExportGroup.of(consignment.lines());
        List<Money> inDollars = inDollars(groups);
        for (int index = 0; index < groups.size(); index++) {
            items.add(item(index + 1, groups.get(index), inDollars.isEmpty() ? null : inDollars.get(index)));
        }
        totals = totals(
                consignment.value(),
                inDollars.isEmpty() ? null : inDollars.stream().reduce(Money.zero(USD), Money::plus));
        transportCode = coded(
                "transportCode", CodeList.TRANSPORT, terms.transport().mode().name());
        inlandTransportCode = coded(
                "inlandTransportCode",
                CodeList.TRANSPORT,
                terms.transport().inlandMode().name());
        procedure = coded("procedure", CodeList.PROCEDURE, CodeList.EXPORT);
        declarationType = coded("declarationType", CodeList.DECLARATION_TYPE, CodeList.EXPORT);
        attachments = attachmentsWithout(CertificateKind.EXPORT_DECLARATION);
        for (ConsignmentLine line : consignment.lines()) {
            if (line.tnvedCode() == null) {
                missing.add(new Missing("/lines/" + (line.number() - 1) + "/tnvedCode", "no-tnved-code"));
            }
        }
        if (inDollars.isEmpty()) {
            missing.add(new Missing("/statisticalRate", "no-statistical-rate"));
        }
    }

    private void invoice() {
        consignment.lines().forEach(line -> items.add(item(line, true)));
        totals = totals(consignment.value(), null);
        if (terms.exporter().nameEn() == null) {
            missing.add(new Missing("/exporter/nameEn", "no-latin-name"));
        }
    }

    private void packingList() {
        consignment.lines().forEach(line -> items.add(item(line, false)));
    }

    private void certificateOfOrigin() {
        for (ExportGroup group : ExportGroup.of(consignment.lines())) {
            items.add(item(items.size() + 1, group, null));
        }
        totals = totals(consignment.value(), null);
        OriginForm row = rules.originForm(terms.consignee().country());
        form = new Form(new Coded(row.form(), row.nameEn(), row.nameRu()), row.issuerEn(), row.issuerRu());
        rest("form", row.basis(), row.source());
        attachments = attachmentsWithout(CertificateKind.ORIGIN);
    }

    private void certificates() {
        consignment.lines().forEach(line -> items.add(item(line, false)));
        certificates = rules.certificates(consignment.lines(), consignment.mode()).stream()
                .map(rule -> new Certificate(
                        rule.certificate(),
                        rule.need(),
                        rule.issuerEn(),
                        rule.issuerRu(),
                        consignment.lines().stream()
                                .filter(line -> rule.concerns(line, consignment.mode()))
                                .map(ConsignmentLine::number)
                                .toList(),
                        issued.stream()
                                .filter(one -> one.kind().name().equals(rule.certificate()))
                                .toList(),
                        rule.basis(),
                        rule.source()))
                .toList();
        for (MissingCertificate lack : MissingCertificate.of(consignment, issued, rules)) {
            missing.add(new Missing("/certificates/" + lack.certificate(), lack.reason()));
        }
    }

    private void consignmentNote(DocumentKind kind) {
        consignment.lines().forEach(line -> items.add(item(line, false)));
        List<Box> filled = new ArrayList<>();
        for (NoteBox box : rules.boxes(kind)) {
            Optional<String> value = content(box.content());
            if (value.isPresent()) {
                filled.add(new Box(box.box(), box.labelEn(), box.labelRu(), value.get()));
            } else if (isNeeded(box.content())) {
                missing.add(new Missing("/transport/" + pointer(box.content()), "empty-box"));
            }
            rest("boxes", box.basis(), box.source());
        }
        boxes = filled;
        attachments = papers(issued);
    }

    /** What a box is filled with; empty when nobody said. */
    private Optional<String> content(NoteBox.Content content) {
        ConsignmentTerms.Transport transport = terms.transport();
        return switch (content) {
            case EXPORTER -> Optional.of(exporterLine());
            case CONSIGNEE ->
                Optional.of(String.join(
                        ", ",
                        terms.consignee().name(),
                        terms.consignee().address(),
                        terms.consignee().country()));
            case DEPARTURE -> Optional.ofNullable(place(transport.departure(), transport.departureCode()));
            case DESTINATION -> Optional.ofNullable(place(transport.destination(), transport.destinationCode()));
            case BORDER -> Optional.ofNullable(transport.border());
            case VEHICLE -> Optional.of(transport.vehicle());
            case CONTAINER -> Optional.ofNullable(transport.container());
            case SEAL -> Optional.ofNullable(transport.seal());
            case CARRIER -> Optional.ofNullable(transport.carrier());
            case GOODS -> Optional.of(each(group -> group.names().ru()) + marks(transport.marks()));
            case HS_CODES -> Optional.of(each(ExportGroup::hs6));
            case PACKAGES -> Optional.of(Integer.toString(consignment.packages()));
            case GROSS_KG -> Optional.of(kilograms(consignment.grossGrams()).toPlainString());
            case DOCUMENTS ->
                Optional.of(papers(issued).stream()
                        .map(paper -> paper.kind().code() + " " + paper.number() + " " + paper.date())
                        .collect(Collectors.joining("; ")));
            case DELIVERY ->
                Optional.of(
                        terms.delivery().incoterms() + " " + terms.delivery().place());
        };
    }

    private static @Nullable String place(@Nullable String name, @Nullable String code) {
        if (name == null || code == null) {
            return name == null ? code : name;
        }
        return name + " (" + code + ")";
    }

    /** No row fills a box of their own, so they stand with the goods. */
    private static String marks(@Nullable String marks) {
        return marks == null ? "" : "; знаки, марки: " + marks;
    }

    /** Without these nobody could carry the goods; the others may stay empty. */
    private static boolean isNeeded(NoteBox.Content content) {
        return switch (content) {
            case DEPARTURE, DESTINATION, CARRIER -> true;
            case EXPORTER,
                    CONSIGNEE,
                    BORDER,
                    VEHICLE,
                    CONTAINER,
                    SEAL,
                    GOODS,
                    HS_CODES,
                    PACKAGES,
                    GROSS_KG,
                    DOCUMENTS,
                    DELIVERY -> false;
        };
    }

    private static String pointer(NoteBox.Content content) {
        return content.name().toLowerCase(Locale.ROOT);
    }

    private String each(Function<ExportGroup, String> part) {
        return ExportGroup.of(consignment.lines()).stream().map(part).distinct().collect(Collectors.joining("; "));
    }

    private String exporterLine() {
        ConsignmentTerms.Exporter exporter = terms.exporter();
        return String.join(", ", exporter.name(), exporter.address(), "УНП " + exporter.unp());
    }

    /** The papers that go with the goods; a document does not name itself. */
    private List<Attachment> attachmentsWithout(CertificateKind itself) {
        return papers(issued.stream()
                .filter(certificate -> certificate.kind() != itself)
                .toList());
    }

    /** The papers that go with the goods, by the Union's codes of documents. */
    private List<Attachment> papers(List<IssuedCertificate> certificatesAmongThem) {
        List<Attachment> papers = new ArrayList<>();
        papers.add(new Attachment(
                documentCode("CONTRACT"),
                terms.contract().number(),
                terms.contract().signedOn()));
        papers.add(ours(DocumentKind.INVOICE));
        papers.add(ours(DocumentKind.PACKING_LIST));
        papers.add(new Attachment(
                documentCode(terms.transport().mode().name()),
                terms.transport().noteNumber(),
                terms.transport().noteDate()));
        for (IssuedCertificate certificate : certificatesAmongThem) {
            papers.add(
                    new Attachment(certificateCode(certificate.kind()), certificate.number(), certificate.issuedOn()));
        }
        return papers;
    }

    /** Certificates of origin have a code for each form, as far as it is known. */
    private Coded certificateCode(CertificateKind kind) {
        if (kind == CertificateKind.ORIGIN) {
            String ofItsForm =
                    kind + "_" + rules.originForm(terms.consignee().country()).form();
            if (rules.find(CodeList.DOCUMENT, ofItsForm).isPresent()) {
                return documentCode(ofItsForm);
            }
        }
        return documentCode(kind.name());
    }

    private Attachment ours(DocumentKind kind) {
        return new Attachment(documentCode(kind.name()), kind.numberOf(consignment.id()), consignment.preparedOn());
    }

    private Coded documentCode(String word) {
        return coded("attachments", CodeList.DOCUMENT, word);
    }

    private Item item(ConsignmentLine line, boolean withValue) {
        return new Item(
                line.number(),
                List.of(line.number()),
                line.sku(),
                line.hs6(),
                line.hsCode(),
                line.names(),
                country(line.originCountry()),
                line.packages(),
                line.quantity(),
                unit(line.unit()),
                null,
                null,
                kilograms(line.netGrams()),
                kilograms(line.grossGrams()),
                withValue ? line.price() : null,
                withValue ? line.value() : null,
                null);
    }

    private Item item(int number, ExportGroup group, @Nullable Money inDollars) {
        String supplementary = group.supplementaryUnit();
        return new Item(
                number,
                group.lineNumbers(),
                null,
                group.hs6(),
                group.code(),
                group.names(),
                country(group.originCountry()),
                group.packages(),
                null,
                null,
                group.supplementaryQuantity(),
                supplementary == null ? null : unit(supplementary),
                kilograms(group.netGrams()),
                kilograms(group.grossGrams()),
                null,
                group.value(),
                inDollars);
    }

    /** The groups' shares of the whole value in dollars, which is rounded once; none without a rate. */
    private List<Money> inDollars(List<ExportGroup> groups) {
        ConsignmentTerms.StatisticalRate rate = terms.statisticalRate();
        if (rate == null) {
            return List.of();
        }
        return Money.of(consignment.value().amount().multiply(rate.usd()), USD, RoundingMode.HALF_UP)
                .split(groups.stream().map(group -> group.value().minor()).toList());
    }

    private Totals totals(@Nullable Money value, @Nullable Money inDollars) {
        return new Totals(
                consignment.packages(),
                kilograms(consignment.netGrams()),
                kilograms(consignment.grossGrams()),
                value,
                inDollars);
    }

    private Coded unit(String code) {
        ExportCode row = rules.ofCode(CodeList.UNIT, code).orElseThrow();
        rest("units", row.basis(), row.source());
        return Coded.of(row);
    }

    private String country(String alpha2) {
        rules.ofCode(CodeList.COUNTRY, alpha2).ifPresent(row -> rest("countries", row.basis(), row.source()));
        return alpha2;
    }

    private Coded coded(String part, CodeList list, String word) {
        ExportCode row = rules.code(list, word);
        rest(part, row.basis(), row.source());
        return Coded.of(row);
    }

    private void rest(String part, Basis basis, String source) {
        Rest rest = new Rest(part, basis, source);
        if (!bases.contains(rest)) {
            bases.add(rest);
        }
    }

    private static BigDecimal kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3);
    }
}
