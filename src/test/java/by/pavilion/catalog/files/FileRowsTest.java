package by.pavilion.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRowsTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheDelimiterByTheHeader() throws IOException {
        for (String delimiter : new String[] {",", ";", "\t"}) {
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
