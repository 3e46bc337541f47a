package by.pavilion.catalog.files;

import by.pavilion.catalog.ListingDraft;
import by.pavilion.catalog.SaveListing;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.FieldError;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Listings as JSON, one a line, each whole. A line that is no JSON does not keep the next ones; blank lines are none. */
final class JsonRows implements FileRows {
    private static final int LONGEST_LINE = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader text;
    private final JsonListings listings;
    private long number;

    JsonRows(Reader file, JsonListings listings) {
        this.text = new BufferedReader(file);
        this.listings = listings;
    }

    /** A line. */
    private record Row(JsonNode body, JsonListings.Read read) implements FileRow {
        @Override
        public String sku() {
            return read.sku();
        }

        @Override
        public SaveListing.Edit edit(Sku sku) {
            ListingDraft draft = read.draft();
            return new SaveListing.Edit(sku, before -> draft, read.errors());
        }

        @Override
        public String column(String pointer) {
            return pointer;
        }

        @Override
        public String cell(String column) {
            JsonNode value = column.startsWith("/") ? body.at(JsonPointer.compile(column)) : body.path(column);
            return value.isValueNode() ? value.asText() : value.isMissingNode() ? "" : value.toString();
        }
    }

    @Override
    public Optional<Line> next() {
        Optional<String> line = line();
        while (line.isPresent() && line.get().isBlank()) {
            line = line();
        }
        return line.map(this::read);
    }

    @Override
    public long nextNumber() {
        return number + 1;
    }

    private Line read(String line) {
        if (line.length() > LONGEST_LINE) {
            return Line.broken(
                    number, new FieldError("", "too-long", Map.of("max", LONGEST_LINE)), Columns.shortened(line));
        }
        try {
            JsonNode body = listings.parse(line);
            return body.isObject()
                    ? Line.of(number, new Row(body, listings.read(body)))
                    : Line.broken(number, FieldError.of("", "json-unreadable"), Columns.shortened(line));
        } catch (JsonProcessingException e) {
            return Line.broken(number, FieldError.of("", "json-unreadable"), Columns.shortened(line));
        }
    }

    /** The next line; of one that is too long no more than shows that it is. */
    private Optional<String> line() {
        StringBuilder line = new StringBuilder();
        try {
            int one = text.read();
            if (one < 0) {
                return Optional.empty();
            }
            number++;
            for (; one >= 0 && one != '\n'; one = text.read()) {
                boolean mark = number == 1 && line.isEmpty() && one == BYTE_ORDER_MARK;
                if (line.length() <= LONGEST_LINE && !mark) {
                    line.append((char) one);
                }
            }
            return Optional.of(line.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
