package by.pavilion.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows of a catalogue file one after the other, holding no more than a row and a piece of the file. */
final class ImportFile implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private long row = 1;

    /** Opens a file and reads its header. */
    ImportFile(InputStream file) throws IOException {
        this.parser = CSVParser.parse(withoutMark(reader(file)), CatalogueCsv.FORMAT);
        this.records = parser.iterator();
        List<String> names = new ArrayList<>();
        if (records.hasNext()) {
            records.next().forEach(name -> names.add(name.strip()));
        }
        this.header = List.copyOf(names);
    }

    /** A file that was stored in pieces, numbered from 0. */
    static ImportFile ofChunks(IntFunction<Optional<byte[]>> chunks) throws IOException {
        return new ImportFile(new Chunks(chunks));
    }

    /**
     * A row below the header.
     *
     * @param number counted as a spreadsheet does: the header is row 1
     * @param cells empty when the row has not as many cells as the header
     */
    record Line(long number, Optional<Map<String, String>> cells) {}

    List<String> header() {
        return header;
    }

    /** The number of the row that {@link #next} reads. */
    long nextNumber() {
        return row + 1;
    }

    /**
     * The next row; empty at the end of the file.
     *
     * @throws UncheckedIOException when what follows is no CSV
     */
    Optional<Line> next() {
        if (!records.hasNext()) {
            return Optional.empty();
        }
        CSVRecord record = records.next();
        row++;
        if (record.size() != header.size()) {
            return Optional.of(new Line(row, Optional.empty()));
        }
        Map<String, String> cells = new HashMap<>();
        for (int place = 0; place < header.size(); place++) {
            cells.put(header.get(place), record.get(place));
        }
        return Optional.of(new Line(row, Optional.of(cells)));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static Reader reader(InputStream file) {
        return new InputStreamReader(
                file,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        BufferedReader buffered = new BufferedReader(reader);
        buffered.mark(1);
        if (buffered.read() != BYTE_ORDER_MARK) {
            buffered.reset();
        }
        return buffered;
    }

    private static final class Chunks extends InputStream {
        private final IntFunction<Optional<byte[]>> chunks;
        private byte[] current = new byte[0];
        private int position;
        private int number;

        Chunks(IntFunction<Optional<byte[]>> chunks) {
            this.chunks = chunks;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (position == current.length) {
                Optional<byte[]> next = chunks.apply(number++);
                if (next.isEmpty()) {
                    return -1;
                }
                current = next.get();
                position = 0;
            }
            int count = Math.min(length, current.length - position);
            System.arraycopy(current, position, into, offset, count);
            position += count;
            return count;
        }
    }
}
