package by.pavilion.catalog.files;

import by.pavilion.catalog.AttributeType;
import by.pavilion.shared.FieldError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of CSV (RFC 4180) with a header, divided by comma, semicolon or tab, whichever the header has most of: a spreadsheet
 * writes what its country is used to. It holds no more than a row.
 */
final class CsvRows implements FileRows {
    static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().get();

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    /** Longer than any header. */
    private static final int LOOK_AHEAD = 8_192;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final PresentationColumns presentation;
    private long row = 1;

    /**
     * Opens a file and reads its header.
     *
     * @param attributes what each attribute is
     */
    CsvRows(Reader file, Map<String, AttributeType> attributes) throws IOException {
        BufferedReader text = new BufferedReader(file, LOOK_AHEAD);
        skipMark(text);
        this.parser = CSVParser.parse(
                text, FORMAT.builder().setDelimiter(delimiter(text)).get());
        this.records = parser.iterator();
        List<String> names = new ArrayList<>();
        if (records.hasNext()) {
            records.next().forEach(name -> names.add(name.strip()));
        }
        this.header = List.copyOf(names);
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
        if (!records.hasNext()) {
            return Optional.empty();
        }
        CSVRecord record = records.next();
        row++;
        if (record.size() != header.size()) {
            return Optional.of(Line.broken(row, FieldError.of("", "column-count")));
        }
        Map<String, String> cells = new HashMap<>();
        for (int place = 0; place < header.size(); place++) {
            cells.put(header.get(place), record.get(place));
        }
        return Optional.of(Line.of(row, new Columns.Cells(cells, presentation)));
    }

    @Override
    public void close() throws IOException {
        parser.close();
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
