package by.pavilion.catalog.files;

import by.pavilion.catalog.AttributeType;
import by.pavilion.shared.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the first sheet of a workbook (ECMA-376), whose first row is the header. Cells may be numbers or texts. Look at the
 * file with {@link XlsxCheck} first.
 */
final class XlsxRows implements FileRows {
    /** A spreadsheet keeps so many digits of a number; what follows is the noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    /** One number that is none does not make the whole file unreadable. */
    private static final ReadingOptions UNREADABLE_CELLS_ARE_ERRORS = new ReadingOptions(false, true);

    /** What a formula comes to that cannot be worked out. */
    private static final Set<String> ERRORS = Set.of(
            "#NULL!",
            "#DIV/0!",
            "#VALUE!",
            "#REF!",
            "#NAME?",
            "#NUM!",
            "#N/A",
            "#GETTING_DATA",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#UNKNOWN!",
            "#BUSY!");

    private final Path file;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final List<String> header;
    private final PresentationColumns presentation;
    private Optional<Boolean> workedOut = Optional.empty();
    private long last;

    /** @param attributes what each attribute is */
    XlsxRows(Path file, Map<String, AttributeType> attributes) throws IOException {
        this.file = file;
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
        } catch (IOException e) {
            workbook.close();
            throw unreadable(e);
        } catch (RuntimeException e) {
            workbook.close();
            throw unreadable(e);
        }
    }

    private static ReadableWorkbook opened(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), UNREADABLE_CELLS_ARE_ERRORS);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Rows of a file that comes as a stream: an archive is read from its end, so it is copied first. */
    static FileRows copiedFrom(InputStream file, Map<String, AttributeType> attributes) throws IOException {
        Path copy = Files.createTempFile(SweepSpools.PREFIX, ".xlsx");
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
                last = Math.max(last + 1, row.getRowNum()); // whatever the file says: errors are kept by it
                Optional<Line> line = line(row);
                if (line.isPresent()) {
                    return line;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook that was opened cannot be opened again", e);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private Optional<Line> line(Row row) throws IOException {
        Map<String, String> cells = new HashMap<>();
        List<FieldError> errors = new ArrayList<>();
        boolean empty = true;
        for (int place = 0; place < header.size(); place++) {
            String column = header.get(place);
            String text = text(row, place);
            objection(row, place).ifPresent(reason -> errors.add(FieldError.of(column, reason)));
            empty &= text.isBlank();
            cells.put(column, text);
        }
        for (int place = header.size(); place < row.getCellCount(); place++) {
            String beside = text(row, place);
            if (!beside.isBlank()) {
                return Optional.of(Line.broken(last, FieldError.of("", "column-count"), Columns.shortened(beside)));
            }
        }
        return empty && errors.isEmpty()
                ? Optional.empty()
                : Optional.of(Line.of(last, new Columns.Cells(cells, presentation, errors)));
    }

    /** What is wrong with a cell before anybody asks what it says. Taken for empty, it would take away what is there. */
    private Optional<String> objection(Row row, int place) throws IOException {
        Cell cell = cell(row, place);
        if (cell == null) {
            return Optional.empty();
        }
        boolean formula = cell.getType() == CellType.FORMULA;
        if (formula && cell.getFormula() != null && cell.getValue() == null) {
            return cell.getRawValue() != null && areWorkedOut()
                    ? Optional.empty()
                    : Optional.of("formula-without-value");
        }
        return cell.getType() == CellType.ERROR || (formula && ERRORS.contains(cell.getText()))
                ? Optional.of("error-in-cell")
                : Optional.empty();
    }

    /** Looked for in the whole file, so only when a formula comes to nothing. */
    private boolean areWorkedOut() throws IOException {
        if (workedOut.isEmpty()) {
            workedOut = Optional.of(Formulas.areWorkedOut(file));
        }
        return workedOut.get();
    }

    private static @Nullable Cell cell(Row row, int place) {
        return place < row.getCellCount() ? row.getCell(place) : null;
    }

    private static String text(Row row, int place) {
        Cell cell = cell(row, place);
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.ERROR) {
            return Objects.requireNonNullElse(cell.getRawValue(), "");
        }
        if (cell.getValue() instanceof BigDecimal value) {
            return written(value, Objects.requireNonNullElse(cell.getRawValue(), ""));
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    /** Formulas' numbers as well. The exponent goes first: rounding a number of this kind could take for ever. */
    private static String written(BigDecimal value, String raw) {
        if (value.scale() < -30 || value.precision() - (long) value.scale() < -30) {
            return raw;
        }
        return value.round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** What the disk says of its own accord is ours, the rest the file's. */
    private static UncheckedIOException unreadable(IOException e) throws FileSystemException {
        if (e instanceof FileSystemException ours) {
            throw ours;
        }
        return new UncheckedIOException(e);
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
