package by.pavilion.customs;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A row of the demo catalogue's file. */
record SeedRow(CSVRecord columns) {
    private static final String FILE = "sandbox/catalogue-seed.csv";

    static List<SeedRow> all() {
        try (InputStream stream = SeedRow.class.getClassLoader().getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + FILE);
            }
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .stream()
                    .map(SeedRow::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String column) {
        return columns.get(column);
    }
}
