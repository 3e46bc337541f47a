package by.pavilion.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVPrinter;

class CsvRecordsProperties {
    private static final int WIDTH = 3;

    @Property
    void whatIsPrintedIsReadAgain(@ForAll("tables") List<List<String>> table) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CsvRows.FORMAT)) {
            printer.printRecords(table);
        }

        assertThat(records(text.toString()))
                .extracting(CsvRecords.Parsed::cells)
                .isEqualTo(table);
    }

    @Property
    void aRowThatIsNeverClosedCostsNoOther(
            @ForAll("plainTables") List<List<String>> table, @ForAll @IntRange(max = 20) int place) throws IOException {
        List<String> lines = new ArrayList<>();
        table.forEach(row -> lines.add(String.join(",", row)));
        int broken = Math.min(place, lines.size());
        lines.add(broken, "\"never closed");

        List<CsvRecords.Parsed> read = new ArrayList<>(records(String.join("\n", lines) + "\n"));

        assertThat(read.remove(broken).fault()).contains("quote-not-closed");
        assertThat(read).extracting(CsvRecords.Parsed::cells).isEqualTo(table);
    }

    @Property
    void itReadsWhateverThereIsToItsEnd(@ForAll("anything") String text) throws IOException {
        long lines = text.lines().count();

        assertThat(records(text).size()).isBetween(lines == 0 ? 0 : 1, Math.max(1, text.length()));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return tables(Arbitraries.strings().withChars("a\",;\t\r\n 巧é").ofMaxLength(8));
    }

    @Provide
    Arbitrary<List<List<String>>> plainTables() {
        return tables(Arbitraries.strings().withChars("abc巧").ofMinLength(1).ofMaxLength(5));
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.strings().withChars("a\",\r\n").ofMaxLength(60);
    }

    private static Arbitrary<List<List<String>>> tables(Arbitrary<String> cells) {
        return cells.list().ofSize(WIDTH).list().ofMinSize(1).ofMaxSize(8);
    }

    static List<CsvRecords.Parsed> records(String text) throws IOException {
        List<CsvRecords.Parsed> read = new ArrayList<>();
        try (CsvRecords records = new CsvRecords(new StringReader(text), ',', 100)) {
            for (Optional<CsvRecords.Parsed> next = records.next(); next.isPresent(); next = records.next()) {
                read.add(next.get());
            }
        }
        return read;
    }
}
