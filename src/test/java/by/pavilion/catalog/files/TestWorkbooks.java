package by.pavilion.catalog.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks, also such as no spreadsheet writes. */
public final class TestWorkbooks {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private TestWorkbooks() {}

    /** Texts in the cells of the first sheet, row by row. */
    public static byte[] of(List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Workbook workbook = new Workbook(bytes, "test", "1.0");
            Worksheet sheet = workbook.newWorksheet("one");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.inlineString(row, column, rows.get(row).get(column));
                }
            }
            workbook.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same with other cells.
     *
     * @param instead by a text, what follows the address in the cell that holds it: {@code t="e"><v>#N/A</v>}
     */
    public static byte[] with(byte[] workbook, Map<String, String> instead) {
        return edited(workbook, sheet -> {
            String edited = sheet;
            for (Map.Entry<String, String> cell : instead.entrySet()) {
                edited = edited.replaceAll(
                        "<c r=\"([A-Z]+[0-9]+)\"[^>]*><is><t[^>]*>" + cell.getKey() + "</t></is></c>",
                        "<c r=\"$1\" " + cell.getValue() + "</c>");
            }
            return edited;
        });
    }

    /** The same with another sheet. */
    public static byte[] edited(byte[] workbook, UnaryOperator<String> edit) {
        try {
            Path file = Files.createTempFile("workbook", ".xlsx");
            try (ZipFile from = new ZipFile(Files.write(file, workbook).toFile())) {
                return copied(from, edit);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] copied(ZipFile from, UnaryOperator<String> edit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry part : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(part.getName()));
                byte[] content = from.getInputStream(part).readAllBytes();
                to.write(
                        part.getName().equals(SHEET)
                                ? edit.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }
}
