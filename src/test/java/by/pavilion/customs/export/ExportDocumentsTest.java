package by.pavilion.customs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import by.pavilion.customs.export.ExportDocument.Missing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportDocumentsTest {
    private final List<ConsignmentLine> lines = List.of(
            TestConsignments.line(1, "1806320000", "1806321000", 90, 2600),
            TestConsignments.line(2, "0402210000", null, 500, 4000),
            TestConsignments.line(3, "1806320000", "1806321000", 110, 2900));

    private ExportDocument write(DocumentKind kind, TransportMode transport) {
        return ExportDocuments.write(kind, TestConsignments.of(lines, transport, "0.1391"), TestConsignments.rules());
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
    void choosesTheFormOfTheCertificateByDestination() {
        assertThat(TestConsignments.rules().originForm("CN").form()).isEqualTo("GENERAL");
        assertThat(TestConsignments.rules().originForm("RS").form()).isEqualTo("CT-2");
    }

    @Test
    void fillsTheBoxesOfTheConsignmentNote() {
        assertThat(write(DocumentKind.SMGS, TransportMode.RAIL).boxes())
                .extracting(ExportDocument.Box::value)
                .containsExactly("ОАО «Ўзор», г. Минск, ул. Аранская, 18, УНП 200988541", "0.745");
        assertThat(write(DocumentKind.CMR, TransportMode.ROAD).boxes()).isEmpty();
    }

    @Test
    void refusesALineWhoseCodesHaveNotTheSameHeading() {
        assertThatThrownBy(() -> TestConsignments.line(1, "1806320000", "1806310000", 90, 2600))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
