package by.pavilion.customs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import by.pavilion.customs.export.ExportDocument.Missing;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExportDocumentsTest {
    private final List<ConsignmentLine> lines = List.of(
            TestConsignments.line(1, "1806320000", "1806321000", 90, 2600),
            TestConsignments.line(2, "0402210000", null, 500, 4000),
            TestConsignments.line(3, "1806320000", "1806321000", 110, 2900));

    private ExportDocument write(DocumentKind kind, TransportMode transport, IssuedCertificate... issued) {
        return ExportDocuments.write(
                kind, TestConsignments.of(lines, transport, "0.1391"), List.of(issued), TestConsignments.rules());
    }

    @Test
    void groupsTheDeclarationByCodeAndSaysWhichIsNotKnown() {
        ExportDocument declaration = write(DocumentKind.EXPORT_DECLARATION, TransportMode.RAIL);

        assertThat(declaration.items())
                .extracting(ExportDocument.Item::hsCode, ExportDocument.Item::lines)
                .containsExactly(tuple("1806321000", List.of(1, 3)), tuple("040221", List.of(2)));
        assertThat(declaration.items().get(0).netKg()).hasToString("0.200");
        assertThat(declaration.items().get(0).names().ru()).isEqualTo("Товар 1; Товар 3");
        assertThat(declaration.totals().value()).hasToString("95.00 CNY");
        assertThat(declaration.totals().statisticalValue()).hasToString("13.21 USD");
        assertThat(declaration.procedure())
                .extracting(ExportDocument.Coded::code)
                .isEqualTo("10");
        assertThat(declaration.declarationType())
                .extracting(ExportDocument.Coded::code)
                .isEqualTo("ЭК");
        assertThat(declaration.missing()).containsExactly(new Missing("/lines/1/tnvedCode", "no-tnved-code"));
    }

    @Test
    void declaresWhatCarriesTheGoodsToTheBorderAndOverIt() {
        ExportDocument declaration = write(DocumentKind.EXPORT_DECLARATION, TransportMode.RAIL);

        assertThat(declaration.transportCode())
                .extracting(ExportDocument.Coded::code)
                .isEqualTo("RAIL");
        assertThat(declaration.inlandTransportCode())
                .extracting(ExportDocument.Coded::code)
                .isEqualTo("ROAD");
        assertThat(write(DocumentKind.INVOICE, TransportMode.RAIL).inlandTransportCode())
                .isNull();
    }

    @Test
    void labelsWhatRestsOnGeneralKnowledge() {
        assertThat(write(DocumentKind.EXPORT_DECLARATION, TransportMode.RAIL).bases())
                .contains(new ExportDocument.Rest("procedure", Basis.GENERAL_KNOWLEDGE, "test"));
        assertThat(write(DocumentKind.CERTIFICATE_OF_ORIGIN, TransportMode.RAIL).bases())
                .contains(new ExportDocument.Rest("form", Basis.SOURCE, "test"));
    }

    @Test
    void asksForCertificatesByTheRulesOfTheDay() {
        assertThat(write(DocumentKind.CERTIFICATES, TransportMode.RAIL).certificates())
                .extracting(ExportDocument.Certificate::certificate, ExportDocument.Certificate::lines)
                .containsExactly(tuple("VETERINARY", List.of(2)));
    }

    @Test
    void missesWhatIsRequiredUntilItIsThereAndGoodOnTheDayOfTheNote() {
        LocalDate dayOfTheNote = LocalDate.of(2026, 11, 11);
        IssuedCertificate other = TestConsignments.issued(CertificateKind.HEALTH, null);
        IssuedCertificate over = TestConsignments.issued(CertificateKind.VETERINARY, dayOfTheNote);
        IssuedCertificate good = TestConsignments.issued(CertificateKind.VETERINARY, dayOfTheNote.plusDays(1));

        assertThat(missing(other)).containsExactly(new Missing("/certificates/VETERINARY", "no-certificate"));
        assertThat(missing(other, over)).containsExactly(new Missing("/certificates/VETERINARY", "certificate-over"));
        assertThat(missing(over, good)).isEmpty();
        ExportDocument document = write(DocumentKind.CERTIFICATES, TransportMode.RAIL, other, good);
        assertThat(Objects.requireNonNull(document.certificates()).get(0).issued())
                .containsExactly(good);
    }

    private List<Missing> missing(IssuedCertificate... issued) {
        return write(DocumentKind.CERTIFICATES, TransportMode.RAIL, issued).missing();
    }

    @Test
    void namesTheCertificatesAmongThePapersButNoDocumentItself() {
        IssuedCertificate[] issued = {
            TestConsignments.issued(CertificateKind.EXPORT_DECLARATION, null),
            TestConsignments.issued(CertificateKind.ORIGIN, null),
            TestConsignments.issued(CertificateKind.VETERINARY, null)
        };

        assertThat(codesOfPapers(write(DocumentKind.EXPORT_DECLARATION, TransportMode.RAIL, issued)))
                .endsWith("02013", "06014", "VETERINARY");
        assertThat(codesOfPapers(write(DocumentKind.CERTIFICATE_OF_ORIGIN, TransportMode.RAIL, issued)))
                .endsWith("02013", "EXPORT_DECLARATION", "VETERINARY");
        assertThat(codesOfPapers(write(DocumentKind.SMGS, TransportMode.RAIL, issued)))
                .endsWith("02013", "EXPORT_DECLARATION", "06014", "VETERINARY");
    }

    private static List<String> codesOfPapers(ExportDocument document) {
        return Objects.requireNonNull(document.attachments()).stream()
                .map(paper -> paper.kind().code())
                .toList();
    }

    @Test
    void choosesTheFormOfTheCertificateByDestination() {
        assertThat(TestConsignments.rules().originForm("CN").form()).isEqualTo("GENERAL");
        assertThat(TestConsignments.rules().originForm("RS").form()).isEqualTo("CT-2");
    }

    @Test
    void fillsTheBoxesOfTheConsignmentNote() {
        assertThat(write(DocumentKind.SMGS, TransportMode.RAIL).boxes())
                .extracting(ExportDocument.Box::value)
                .containsExactly(
                        "ОАО «Ўзор», г. Минск, ул. Аранская, 18, УНП 200988541",
                        "Колядичи (123456)",
                        "西安",
                        "Товар 1; Товар 3; Товар 2; знаки, марки: UZOR 1-3",
                        "0.745");
        assertThat(write(DocumentKind.CMR, TransportMode.ROAD).boxes()).isEmpty();
    }

    @Test
    void refusesALineWhoseCodesHaveNotTheSameHeading() {
        assertThatThrownBy(() -> TestConsignments.line(1, "1806320000", "1806310000", 90, 2600))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
