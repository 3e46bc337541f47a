package by.pavilion.catalog.files;

import by.pavilion.catalog.AttributeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Rows of the first sheet of a workbook (ECMA-376), whose first row is the header. Cells may be numbers or texts. Look at the
 * file with {@link XlsxCheck} first.
 */
final class XlsxRows implements FileRows {
    /** A spreadsheet keeps so many digits of a number; what follows is the noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final List<String> header;
    private final PresentationColumns presentation;
    private long last;

    /** @param attributes what each attribute is */
    XlsxRows(Path file, Map<String, AttributeType> attributes) throws IOException {
        this.workbook = opened(file);
        try {
            this.stream = workbook.getFirstSheet().openStream();
            this.rows = stream.iterator();
            List<String> names = new ArrayList<>();
            if (rows.hasNext()) {
                Row first = rows.next();
                last = first.getRowNum();
                for (int place = 0; place < first.getCellCount(); place++) {
                    names.add(text(first, place).strip());
                }
            }
            while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
                names.remove(names.size() - 1);
            }
            this.header = List.copyOf(names);
            this.presentation = PresentationColumns.in(header, attributes);
        } catch (RuntimeException e) {
            workbook.close();
            throw unreadable(e);
        }
    }

    private static ReadableWorkbook opened(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile());
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Rows of a file that comes as a stream: an archive is read from its end, so it is copied first. */
    static FileRows copiedFrom(InputStream file, Map<String, AttributeType> attributes) throws IOException {
        Path copy = Files.createTempFile("pavilion-import-", ".xlsx");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return new Copied(copy, new XlsxRows(copy, attributes));
        } catch (IOException | RuntimeException e) {
            Files.delete(copy);
            throw e;
        }
    }

    /** A copy of ours, which goes with its reader. */
    private record Copied(Path file, XlsxRows rows) implements FileRows {
        @Override
        public Optional<Line> next() {
            return rows.next();
        }

        @Override
        public long nextNumber() {
            return rows.nextNumber();
        }

        @Override
        public void close() throws IOException {
            rows.close();
            Files.delete(file);
        }
    }

    List<String> header() {
        return header;
    }

    @Override
    public long nextNumber() {
        return last + 1;
    }

    /** Rows without anything in them are none. */
    @Override
    public Optional<Line> next() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                last = row.getRowNum();
                Map<String, String> cells = new HashMap<>();
                boolean empty = true;
                for (int place = 0; place < header.size(); place++) {
                    String text = text(row, place);
                    empty &= text.isBlank();
                    cells.put(header.get(place), text);
                }
                if (!empty) {
                    return Optional.of(Line.of(last, new Columns.Cells(cells, presentation)));
                }
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static String text(Row row, int place) {
        Cell cell = place < row.getCellCount() ? row.getCell(place) : null;
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber().round(DIGITS).stripTrailingZeros();
            return number.scale() < -30 || number.scale() > 30 ? cell.getRawValue() : number.toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    /** Whatever the library stumbles over, from a broken archive to XML that is none, is the file's fault. */
    private static UncheckedIOException unreadable(RuntimeException e) {
        return e instanceof UncheckedIOException already
                ? already
                : new UncheckedIOException(
                        new IOException(e instanceof ExcelReaderException ? "no workbook" : "unreadable workbook", e));
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
