package by.pavilion.customs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentPdfTest {
    private final DocumentPdf pdf = new DocumentPdf();

    @Test
    void printsLatinCyrillicAndChinese() throws IOException {
        byte[] invoice = pdf.print(document(DocumentKind.INVOICE, 2));

        assertThat(textOf(invoice))
                .contains("Commercial invoice", "ОАО «Ўзор»", "演示保税仓储有限公司", "货物1", "Товар 2", "Goods 2")
                .contains("52.00 CNY")
                .contains("94012345 (BY)", "AB 1234-7 (BY)", "UZOR 1-3");
        assertThat(new PdfReader(invoice).getNumberOfPages()).isEqualTo(1);
    }

    @Test
    void repeatsTheHeadOfTheTableOnEachPage() throws IOException {
        byte[] list = pdf.print(document(DocumentKind.PACKING_LIST, 200));

        PdfReader reader = new PdfReader(list);
        assertThat(reader.getNumberOfPages()).isGreaterThan(5);
        PdfTextExtractor extractor = new PdfTextExtractor(reader);
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            assertThat(extractor.getTextFromPage(page)).as("page %s", page).contains("Брутто");
        }
        assertThat(textOf(list)).contains("Goods 200", "货物200");
    }

    @Test
    void embedsOnlyTheLettersThatItUses() {
        assertThat(pdf.print(document(DocumentKind.INVOICE, 2))).hasSizeLessThan(200_000);
    }

    @Test
    void printsNothingElse() {
        ExportDocument declaration = document(DocumentKind.EXPORT_DECLARATION, 1);

        assertThatThrownBy(() -> pdf.print(declaration)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ExportDocument document(DocumentKind kind, int count) {
        List<ConsignmentLine> lines = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            lines.add(TestConsignments.line(number, "1806320000", null, 90, 2600));
        }
        return ExportDocuments.write(
                kind, TestConsignments.of(lines, TransportMode.RAIL, null), List.of(), TestConsignments.rules());
    }

    private static String textOf(byte[] file) throws IOException {
        PdfReader reader = new PdfReader(file);
        PdfTextExtractor extractor = new PdfTextExtractor(reader);
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(extractor.getTextFromPage(page));
        }
        return text.toString();
    }
}
