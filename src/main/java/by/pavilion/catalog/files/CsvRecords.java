package by.pavilion.catalog.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Records of CSV (RFC 4180), of which a broken one costs no other: what a quotation mark that is never closed, or closed by
 * another one's, has swallowed is read again, and a record there is one of {@value #LONGEST_AGAIN} lines at most. So every
 * line is read once and at most {@value #LONGEST_AGAIN} times again, however a file is made. It holds no more than a record,
 * and of one with many lines no more than {@value #LONGEST} characters and a line.
 */
final class CsvRecords implements Closeable {
    private static final char QUOTE = '"';

    /** A record that goes on beyond is none, so that a file without a closing mark is not kept in memory. */
    private static final int LONGEST = 1 << 20;

    /** How many lines a record has at most among those that were swallowed. */
    private static final int LONGEST_AGAIN = 20;

    private final Reader text;
    private final char delimiter;
    private final int mostCells;
    private final Deque<String> swallowed = new ArrayDeque<>();
    private OptionalInt width = OptionalInt.empty();

    /** What was read after a CR to see whether an LF follows; -2 when nothing was. */
    private int ahead = -2;

    /** @param mostCells what stands behind so many in a record is not kept */
    CsvRecords(Reader text, char delimiter, int mostCells) {
        this.text = text;
        this.delimiter = delimiter;
        this.mostCells = mostCells;
    }

    /**
     * A record.
     *
     * @param cells those that could be read; without a fault as many as are expected, unless there is nothing in them
     * @param line its first line
     * @param fault code of the reason why it is none
     */
    record Parsed(List<String> cells, String line, Optional<String> fault) {
        /** What an error message shows of it. */
        String start() {
            return Columns.shortened(line.strip());
        }

        /** Whether there is nothing in it. */
        boolean isBlank() {
            return fault.isEmpty() && cells.stream().allMatch(String::isBlank);
        }
    }

    /** From now on a record has so many cells. */
    void expect(int cells) {
        width = OptionalInt.of(cells);
    }

    /** The next record; empty at the end of the text. */
    Optional<Parsed> next() throws IOException {
        boolean again = !swallowed.isEmpty();
        String line = line();
        return line == null ? Optional.empty() : Optional.of(new Parsing(line, again).parsed());
    }

    /** A line with its end: of those that were swallowed, or of the text; null when there is none. */
    private @Nullable String line() throws IOException {
        return swallowed.isEmpty() ? lineOfText() : swallowed.poll();
    }

    private @Nullable String lineOfText() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = read(); one >= 0; one = read()) {
            line.append((char) one);
            if (one == '\n') {
                break;
            }
            if (one == '\r') {
                int next = read();
                if (next == '\n') {
                    line.append('\n');
                } else {
                    ahead = next;
                }
                break;
            }
        }
        return line.isEmpty() ? null : line.toString();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private int read() throws IOException {
        if (ahead == -2) {
            return text.read();
        }
        int one = ahead;
        ahead = -2;
        return one;
    }

    /** One record on its way from lines to cells. */
    private final class Parsing {
        private final boolean again;
        private final List<String> cells = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private String line;
        private int length;
        private int place;

        Parsing(String line, boolean again) {
            this.line = line;
            this.again = again;
            lines.add(line);
            length = line.length();
        }

        Parsed parsed() throws IOException {
            Optional<String> fault = fault();
            if (fault.isEmpty() && isOfAnotherWidth()) {
                fault = Optional.of("column-count");
            }
            if (fault.isPresent()) {
                for (int number = lines.size() - 1; number > 0; number--) {
                    swallowed.addFirst(lines.get(number));
                }
            }
            return new Parsed(List.copyOf(cells), lines.get(0), fault);
        }

        private boolean isOfAnotherWidth() {
            return width.isPresent()
                    && cells.size() != width.getAsInt()
                    && !cells.stream().allMatch(String::isBlank);
        }

        private Optional<String> fault() throws IOException {
            boolean more = true;
            while (more) {
                Optional<String> fault = place < line.length() && line.charAt(place) == QUOTE ? quoted() : bare();
                if (fault.isPresent()) {
                    return fault;
                }
                more = place < line.length() && line.charAt(place) == delimiter;
                place++;
            }
            return Optional.empty();
        }

        private Optional<String> bare() {
            int end = place;
            while (end < line.length() && line.charAt(end) != delimiter && !isEnd(line.charAt(end))) {
                end++;
            }
            take(line.substring(place, end));
            place = end;
            return Optional.empty();
        }

        private Optional<String> quoted() throws IOException {
            StringBuilder cell = new StringBuilder();
            place++;
            while (true) {
                int quote = line.indexOf(QUOTE, place);
                if (quote < 0) {
                    cell.append(line, place, line.length());
                    String next = isLongEnough() ? null : line();
                    if (next == null) {
                        return Optional.of("quote-not-closed");
                    }
                    line = next;
                    lines.add(line);
                    length += line.length();
                    place = 0;
                } else {
                    cell.append(line, place, quote);
                    place = quote + 1;
                    if (place < line.length() && line.charAt(place) == QUOTE) {
                        cell.append(QUOTE);
                        place++;
                    } else {
                        take(cell.toString());
                        return afterQuote();
                    }
                }
            }
        }

        private boolean isLongEnough() {
            return length > LONGEST || (again && lines.size() >= LONGEST_AGAIN);
        }

        /** Between the closing mark and what ends the cell only spaces may stand; in a later line it is another cell's mark. */
        private Optional<String> afterQuote() {
            while (place < line.length() && isSpace(line.charAt(place))) {
                place++;
            }
            return place == line.length() || line.charAt(place) == delimiter || isEnd(line.charAt(place))
                    ? Optional.empty()
                    : Optional.of(lines.size() > 1 ? "quote-not-closed" : "text-after-quote");
        }

        private void take(String cell) {
            if (cells.size() < mostCells) {
                cells.add(cell);
            }
        }

        private boolean isSpace(char character) {
            return (character == ' ' || character == '\t') && character != delimiter;
        }

        private static boolean isEnd(char character) {
            return character == '\n' || character == '\r';
        }
    }
}
