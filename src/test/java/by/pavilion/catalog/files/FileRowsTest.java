package by.pavilion.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.FieldError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileRowsTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheDelimiterByTheHeader() throws IOException {
        for (String delimiter : new String[] {",", ";", "\t", "|"}) {
            String file = "\uFEFFsku,price_cny,note\nA-1,12.50,\"one, two; three\"\n".replace("y,n", "y,n");
            String divided = String.join(
                    "\n", file.lines().map(line -> divide(line, delimiter)).toList());
            try (CsvRows rows = new CsvRows(new StringReader(divided), Map.of())) {
                FileRow row = rows.next().orElseThrow().row().orElseThrow();

                assertThat(rows.header()).containsExactly("sku", "price_cny", "note");
                assertThat(row.sku()).isEqualTo("A-1");
                assertThat(row.cell("note")).isEqualTo("one, two; three");
            }
        }
    }

    private static String divide(String line, String delimiter) {
        int text = line.indexOf('"');
        return text < 0
                ? line.replace(",", delimiter)
                : line.substring(0, text).replace(",", delimiter) + line.substring(text);
    }

    @Test
    void knowsGb18030WhereItIsNoUtf8() throws IOException {
        Path chinese = Files.write(folder.resolve("a"), "黑巧克力".getBytes(Charset.forName("GB18030")));
        Path cyrillic = Files.write(folder.resolve("c"), "Шоколад горький".getBytes(Charset.forName("windows-1251")));
        Path utf8 = Files.writeString(folder.resolve("b"), "黑巧克力");

        assertThat(TextEncoding.of(chinese, Optional.empty())).contains(Charset.forName("GB18030"));
        assertThat(TextEncoding.of(chinese, Optional.of("gbk"))).contains(Charset.forName("GB18030"));
        assertThat(TextEncoding.of(chinese, Optional.of("utf-8"))).isEmpty();
        assertThat(TextEncoding.of(cyrillic, Optional.empty())).isEmpty();
        assertThat(TextEncoding.of(utf8, Optional.empty())).contains(StandardCharsets.UTF_8);
        assertThat(TextEncoding.of(utf8, Optional.of("iso-8859-1"))).contains(StandardCharsets.UTF_8);
        assertThat(TextEncoding.of(cyrillic, Optional.of("iso-8859-1"))).isEmpty();
    }

    @Test
    void readsTextsAndNumbersOfAWorkbookAlike() throws IOException {
        Path file = folder.resolve("numbers.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook workbook = new Workbook(out, "test", "1.0");
            Worksheet sheet = workbook.newWorksheet("one");
            sheet.value(0, 0, "sku");
            sheet.value(0, 1, "price_cny");
            sheet.value(0, 2, "barcode");
            sheet.value(0, 3, "unit");
            sheet.value(1, 0, "A-1");
            sheet.value(1, 1, 0.1 + 0.2);
            sheet.value(1, 2, 2_048_100_000_016L);
            sheet.value(1, 3, "035");
            sheet.value(4, 0, "A-2");
            workbook.finish();
        }

        assertThat(XlsxCheck.against(file)).isEmpty();
        try (XlsxRows rows = new XlsxRows(file, Map.of())) {
            FileRow first = rows.next().orElseThrow().row().orElseThrow();
            FileRows.Line second = rows.next().orElseThrow();

            assertThat(first.cell("price_cny")).isEqualTo("0.3");
            assertThat(first.cell("barcode")).isEqualTo("2048100000016");
            assertThat(first.cell("unit")).isEqualTo("035");
            assertThat(second.number()).isEqualTo(5);
            assertThat(second.row().orElseThrow().cell("price_cny")).isEmpty();
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void opensNoBombsNoMacrosAndNoForeignEntities() throws IOException {
        assertThat(XlsxCheck.against(archive("bomb", "xl/workbook.xml", " ".repeat(50 << 20))))
                .contains("xlsx-too-large");
        assertThat(XlsxCheck.against(archive("macros", "xl/vbaProject.bin", "x")))
                .contains("xlsx-macros");
        assertThat(XlsxCheck.against(archive("other", "hello.txt", "x"))).contains("xlsx-unreadable");
        assertThat(XlsxCheck.against(archive(
                        "entities",
                        "xl/workbook.xml",
                        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>")))
                .contains("xlsx-unreadable");
        assertThat(XlsxCheck.against(Files.writeString(folder.resolve("text"), "sku,brand\n")))
                .contains("xlsx-unreadable");
    }

    @Test
    void aWorkbookThatIsBrokenInsideIsUnreadable() throws IOException {
        Path file = archive("broken", "xl/workbook.xml", "<workbook><sheets>");

        assertThatThrownBy(() -> new XlsxRows(file, Map.of()))
                .isInstanceOfAny(UncheckedIOException.class, IOException.class);
    }

    @Test
    void aRowOfCsvThatIsNoneCostsNoOther() throws IOException {
        String file = "sku,name_en,note\n"
                + "A-1,\"Bar, \"\"dark\"\"\",\"two\r\nlines\"\r\n"
                + "A-2,\"5\" nails\",\n"
                + ",,\n\n"
                + "A-3,\"never closed,\n"
                + "A-4,Milk,\n"
                + "A-5,only\n";
        try (CsvRows rows = new CsvRows(new StringReader(file), Map.of())) {
            FileRows.Line first = rows.next().orElseThrow();
            FileRows.Line inches = rows.next().orElseThrow();
            FileRows.Line open = rows.next().orElseThrow();
            FileRows.Line good = rows.next().orElseThrow();
            FileRows.Line narrow = rows.next().orElseThrow();

            assertThat(first.row().orElseThrow().cell("name_en")).isEqualTo("Bar, \"dark\"");
            assertThat(first.row().orElseThrow().cell("note")).isEqualTo("two\nlines");
            assertThat(inches.fault()).contains(FieldError.of("", "text-after-quote"));
            assertThat(inches.start()).isEqualTo("A-2,\"5\" nails\",");
            assertThat(open.fault()).contains(FieldError.of("", "quote-not-closed"));
            assertThat(open.number()).isEqualTo(6);
            assertThat(good.row().orElseThrow().sku()).isEqualTo("A-4");
            assertThat(narrow.fault()).contains(FieldError.of("", "column-count"));
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void aQuotationMarkThatAnotherRowClosesCostsItsRowOnly() throws IOException {
        String file = "sku,name_en\nA-1,\"Bar\nA-2,Milk\nA-3\",Tea\nA-4,Tea\n";
        try (CsvRows rows = new CsvRows(new StringReader(file), Map.of())) {
            assertThat(rows.next().orElseThrow().fault()).contains(FieldError.of("", "column-count"));
            assertThat(rows.next().orElseThrow().row().orElseThrow().sku()).isEqualTo("A-2");
            assertThat(rows.next().orElseThrow().row().orElseThrow().sku()).isEqualTo("A-3\"");
            assertThat(rows.next().orElseThrow().row().orElseThrow().sku()).isEqualTo("A-4");
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void rowsOfSeveralLinesAreFoundAgainBehindAQuotationMarkThatIsNeverClosed() throws IOException {
        String file =
                "sku,name_en\nA-1,\"never closed\nA-2,Milk\nA-3,\"two\nlines\"\nA-4,\"three\n\nlines\"\nA-5,Tea\n";
        try (CsvRows rows = new CsvRows(new StringReader(file), Map.of())) {
            FileRows.Line open = rows.next().orElseThrow();
            assertThat(open.fault()).contains(FieldError.of("", "quote-not-closed"));
            assertThat(open.start()).isEqualTo("A-1,\"never closed");
            assertThat(rows.next().orElseThrow().row().orElseThrow().sku()).isEqualTo("A-2");
            assertThat(rows.next().orElseThrow().row().orElseThrow().cell("name_en"))
                    .isEqualTo("two\nlines");
            assertThat(rows.next().orElseThrow().row().orElseThrow().cell("name_en"))
                    .isEqualTo("three\n\nlines");
            assertThat(rows.next().orElseThrow().row().orElseThrow().sku()).isEqualTo("A-5");
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void quotationMarksThatAreNeverClosedAreNotReadOverAndOver() throws IOException {
        assertThat(CsvRecordsProperties.records("a\",\"\n".repeat(300_000))).hasSize(300_000);
    }

    @Test
    void ofAFileThatIsOneOpenTextNoMoreThanARecordIsHeld() throws IOException {
        StringReader text = new StringReader("\"never closed\n" + "A-1,Milk\n".repeat(300_000));
        try (CsvRecords records = new CsvRecords(text, ',', 100)) {
            assertThat(records.next().orElseThrow().fault()).contains("quote-not-closed");
            assertThat(text.skip(3_000_000)).isGreaterThan(1_500_000);
            assertThat(records.next().orElseThrow().cells()).containsExactly("A-1", "Milk");
        }
    }

    @Test
    void aHeaderOfEndlessColumnsIsOneError() throws IOException {
        try (CsvRows rows = new CsvRows(new StringReader("sku" + ",x".repeat(3_000_000)), Map.of())) {
            assertThat(Columns.errorsInHeader(rows.header(), Map.of()))
                    .containsExactly(new FieldError("", "too-many", Map.of("max", 4_096)));
        }
        try (CsvRows rows = new CsvRows(new StringReader("sku" + ",x".repeat(3_000)), Map.of())) {
            assertThat(Columns.errorsInHeader(rows.header(), Map.of())).hasSize(100);
        }
    }

    @Test
    void opensNoSheetThatItsReaderWouldChokeOn() throws IOException {
        byte[] workbook = TestWorkbooks.of(List.of(List.of("sku", "note"), List.of("A-1", "FIRST")));
        Map<String, String> cells = Map.of(
                "far",
                "><v>1</v></c><c r=\"ZZZZZZ1\">",
                "escaped",
                "><v>1</v></c><c r=\"&#90;ZZZZZ1\">",
                "strange",
                "><v>1</v></c><c r=\"\u4E2D\u4E2D\u4E2D1\">",
                "long",
                "t=\"n\"><v>" + "9".repeat(40_000) + "</v>",
                "nested",
                "t=\"n\"><v><x>" + "9".repeat(40_000) + "</x></v>",
                "shared",
                "><f t=\"shared\" ref=\"B2:B3\" si=\"0\">" + "A".repeat(8_000) + "</f>"
                        + "</c><c r=\"B3\"><f t=\"shared\" si=\"0\"/>".repeat(3_000));

        assertThat(XlsxCheck.against(Files.write(folder.resolve("fine.xlsx"), workbook)))
                .isEmpty();
        assertThat(XlsxCheck.against(file(workbook, "><v>1</v></c><c r=\"XFD2\"><v>2</v>")))
                .isEmpty();
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            assertThat(XlsxCheck.against(file(workbook, cell.getValue())))
                    .as(cell.getKey())
                    .contains("xlsx-too-large");
        }
    }

    @Test
    void opensNoSheetWhoseFormulasOrRowsAreHiddenFromTheCheck() throws IOException {
        byte[] workbook = TestWorkbooks.of(List.of(List.of("sku", "note"), List.of("A-1", "FIRST")));
        String base = "><f t=\"shared\" ref=\"B2:B3\" si=\"0\">" + "A".repeat(8_000) + "</f></c>";
        String again = "<c r=\"B3\"><f t=\"shared\" si=\"0\"/></c>".repeat(3_000) + "<c r=\"B3\"><v>1</v>";
        String far = "><v>1</v></c><c r=\"ZZZZZZ1\">";
        Map<String, String> cells = Map.of(
                "another way to write its number",
                base + again.replace("si=\"0\"", "si=\"00\""),
                "no number",
                (base + again).replace(" si=\"0\"", ""),
                "a text that does not count",
                base + "<c r=\"B3\"><f t=\"shared\" si=\"0\">x</f></c>" + again,
                "one within another",
                "t=\"str\"><v><v></v><f>" + "A".repeat(40_000) + "</f></v>",
                "a number within a text",
                "t=\"str\"><c r=\"B2\"><v>" + "9".repeat(40_000) + "</v></c>");

        for (Map.Entry<String, String> cell : cells.entrySet()) {
            assertThat(XlsxCheck.against(file(workbook, cell.getValue())))
                    .as(cell.getKey())
                    .contains("xlsx-too-large");
        }
        byte[] renamed = TestWorkbooks.edited(
                TestWorkbooks.with(workbook, Map.of("FIRST", far)),
                sheet -> sheet.replace("<worksheet", "<other").replace("</worksheet", "</other"));
        assertThat(XlsxCheck.against(Files.write(folder.resolve("renamed.xlsx"), renamed)))
                .contains("xlsx-too-large");
        assertThat(XlsxCheck.against(file(workbook, "t=\"str\"><v>" + "x".repeat(40_000) + "</v>")))
                .as("only its row is refused")
                .isEmpty();
    }

    private Path file(byte[] workbook, String firstCell) throws IOException {
        return Files.write(folder.resolve("edited.xlsx"), TestWorkbooks.with(workbook, Map.of("FIRST", firstCell)));
    }

    @Test
    void whatACellCannotSayIsToldAndTakesNothingAway() throws IOException {
        byte[] plain = TestWorkbooks.of(List.of(
                List.of("sku", "price_cny", "note"),
                List.of("A-1", "ERROR", "x"),
                List.of("A-2", "NEVER", "x"),
                List.of("A-3", "FAILED", "x"),
                List.of("A-4", "HUGE", "x"),
                List.of("A-5", "THIRD", "x"),
                List.of("A-6", "7.50", "x", "beside"),
                List.of("A-7", "7.50", "x", " ")));
        byte[] workbook = TestWorkbooks.with(
                plain,
                Map.of(
                        "ERROR", "t=\"e\"><v>#N/A</v>",
                        "NEVER", "><f>B1*2</f>",
                        "FAILED", "t=\"e\"><f>1/0</f><v>#DIV/0!</v>",
                        "HUGE", "t=\"n\"><v>1e99999999999</v>",
                        "THIRD", "><f>0.1+0.2</f><v>0.30000000000000004</v>"));
        try (XlsxRows rows = new XlsxRows(Files.write(folder.resolve("cells.xlsx"), workbook), Map.of())) {
            assertThat(errors(rows.next().orElseThrow())).containsExactly(FieldError.of("price_cny", "error-in-cell"));
            assertThat(errors(rows.next().orElseThrow()))
                    .containsExactly(FieldError.of("price_cny", "formula-without-value"));
            assertThat(errors(rows.next().orElseThrow())).containsExactly(FieldError.of("price_cny", "error-in-cell"));
            FileRows.Line huge = rows.next().orElseThrow();
            assertThat(errors(huge)).containsExactly(FieldError.of("price_cny", "error-in-cell"));
            assertThat(huge.row().orElseThrow().cell("price_cny")).isEqualTo("1e99999999999");
            FileRows.Line third = rows.next().orElseThrow();
            assertThat(errors(third)).isEmpty();
            assertThat(third.row().orElseThrow().cell("price_cny")).isEqualTo("0.3");
            FileRows.Line beside = rows.next().orElseThrow();
            assertThat(beside.fault()).contains(FieldError.of("", "column-count"));
            assertThat(beside.start()).isEqualTo("beside");
            assertThat(rows.next().orElseThrow().row().orElseThrow().sku()).isEqualTo("A-7");
        }
    }

    @Test
    void aFormulaThatComesToAnEmptyTextIsEmpty() throws IOException {
        byte[] plain = TestWorkbooks.of(List.of(
                List.of("sku", "note"), List.of("A-1", "TEXT"), List.of("A-2", "FORMULA"), List.of("A-3", "NEVER")));
        Map<String, String> cells =
                Map.of("TEXT", "t=\"str\"><v></v>", "FORMULA", "t=\"str\"><f>IF(A1=\"\",\"\",\"\")</f><v></v>");
        byte[] workedOut = TestWorkbooks.with(plain, cells);
        byte[] inParts = TestWorkbooks.with(workedOut, Map.of("NEVER", "><f>A1</f><v></v>"));

        try (XlsxRows rows = new XlsxRows(Files.write(folder.resolve("all.xlsx"), workedOut), Map.of())) {
            for (String sku : List.of("A-1", "A-2")) {
                FileRows.Line line = rows.next().orElseThrow();
                assertThat(errors(line)).as(sku).isEmpty();
                assertThat(line.row().orElseThrow().cell("note")).isEmpty();
            }
        }
        try (XlsxRows rows = new XlsxRows(Files.write(folder.resolve("some.xlsx"), inParts), Map.of())) {
            assertThat(errors(rows.next().orElseThrow())).isEmpty();
            assertThat(errors(rows.next().orElseThrow())).hasSize(1);
            assertThat(errors(rows.next().orElseThrow()))
                    .containsExactly(FieldError.of("note", "formula-without-value"));
        }
    }

    @Test
    void aWorkbookThatTheDiskDoesNotGiveTwiceIsReadAgain() throws IOException {
        byte[] plain = TestWorkbooks.of(List.of(List.of("sku", "note"), List.of("A-1", "FORMULA")));
        Map<String, String> cells = Map.of("FORMULA", "t=\"str\"><f>IF(A1=\"\",\"\",\"\")</f><v></v>");
        Path file = Files.write(folder.resolve("lost.xlsx"), TestWorkbooks.with(plain, cells));
        try (XlsxRows rows = new XlsxRows(file, Map.of())) {
            Files.delete(file); // what is open can be read on

            UncheckedIOException told = catchThrowableOfType(UncheckedIOException.class, rows::next);

            assertThat(Retries.isOfTheFile(told)).isFalse();
        }
    }

    @Test
    void whatTheDiskRefusesIsNoFaultOfTheFile() {
        assertThatThrownBy(() -> new XlsxRows(folder.resolve("gone.xlsx"), Map.of()))
                .isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> XlsxCheck.against(folder)) // there, and yet nobody can read it
                .isInstanceOf(FileNotFoundException.class);
    }

    private static List<FieldError> errors(FileRows.Line line) {
        FileRow row = line.row().orElseThrow();
        return row.edit(new Sku(row.sku())).errors();
    }

    @Test
    void rowsAreCountedUpwardsWhateverAWorkbookSays() throws IOException {
        byte[] workbook = TestWorkbooks.edited(
                TestWorkbooks.of(List.of(List.of("sku"), List.of("A-1"), List.of("A-2"), List.of("A-3"))),
                sheet -> sheet.replace("<row r=\"3\"", "<row r=\"2\"").replace("<row r=\"4\"", "<row r=\"9\""));
        try (XlsxRows rows = new XlsxRows(Files.write(folder.resolve("counted.xlsx"), workbook), Map.of())) {
            assertThat(rows.next().orElseThrow().number()).isEqualTo(2);
            assertThat(rows.next().orElseThrow().number()).isEqualTo(3);
            assertThat(rows.next().orElseThrow().number()).isEqualTo(9);
        }
    }

    private Path archive(String name, String part, String content) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }
}
