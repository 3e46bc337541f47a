package by.pavilion.catalog.files;

import by.pavilion.catalog.AttributeType;
import by.pavilion.shared.FieldError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/**
 * Rows of CSV (RFC 4180) with a header, divided by comma, semicolon, tab or vertical bar, whichever the header has most of:
 * programs write what their country is used to. A row that is none is told of and keeps no other; one without anything in it is none.
 */
final class CsvRows implements FileRows {
    static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().get();

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** Longer than any header. */
    private static final int LOOK_AHEAD = 8_192;

    private final CsvRecords records;
    private final List<String> header;
    private final PresentationColumns presentation;
    private long row = 1;

    /**
     * Opens a file and reads its header.
     *
     * @param attributes what each attribute is
     * @throws UncheckedIOException when it begins with no header
     */
    CsvRows(Reader file, Map<String, AttributeType> attributes) throws IOException {
        BufferedReader text = new BufferedReader(file, LOOK_AHEAD);
        skipMark(text);
        this.records = new CsvRecords(text, delimiter(text), Columns.MOST + 1);
        Optional<CsvRecords.Parsed> first = records.next();
        if (first.flatMap(CsvRecords.Parsed::fault).isPresent()) {
            records.close();
            throw new UncheckedIOException(new Retries.NotOfItsKind("no header"));
        }
        this.header = first.map(CsvRecords.Parsed::cells).orElse(List.of()).stream()
                .map(String::strip)
                .toList();
        records.expect(header.size());
        this.presentation = PresentationColumns.in(header, attributes);
    }

    List<String> header() {
        return header;
    }

    @Override
    public long nextNumber() {
        return row + 1;
    }

    @Override
    public Optional<Line> next() {
        Optional<CsvRecords.Parsed> read = record();
        while (read.isPresent() && read.get().isBlank()) {
            read = record();
        }
        return read.map(this::line);
    }

    private Optional<CsvRecords.Parsed> record() {
        try {
            row++;
            return records.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line line(CsvRecords.Parsed read) {
        if (read.fault().isPresent()) {
            return Line.broken(row, FieldError.of("", read.fault().get()), read.start());
        }
        Map<String, String> byName = new HashMap<>();
        for (int place = 0; place < header.size(); place++) {
            byName.put(
                    header.get(place), read.cells().get(place).replace("\r\n", "\n")); // a program's way to end lines
        }
        return Line.of(row, new Columns.Cells(byName, presentation, List.of()));
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private static char delimiter(BufferedReader text) throws IOException {
        text.mark(LOOK_AHEAD);
        char[] start = new char[LOOK_AHEAD - 1];
        int read = text.read(start, 0, start.length);
        text.reset();
        String header =
                read < 0 ? "" : new String(start, 0, read).lines().findFirst().orElse("");
        return DELIMITERS.stream()
                .reduce((best, other) -> count(header, other) > count(header, best) ? other : best)
                .orElseThrow();
    }

    private static long count(String header, char delimiter) {
        return header.chars().filter(one -> one == delimiter).count();
    }
}
