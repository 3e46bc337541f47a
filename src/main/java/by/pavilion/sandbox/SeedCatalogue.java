package by.pavilion.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The demo merchant's product file, as the firms outside know it: prices, tariff codes and rates by SKU. */
@ApplicationScoped
public class SeedCatalogue {
    private static final String RESOURCE = "sandbox/catalogue-seed.csv";

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final String text;

    SeedCatalogue() {
        text = read();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (StringReader reader = new StringReader(text)) {
            for (CSVRecord line : format.parse(reader)) {
                Row row = Row.of(line);
                rows.put(row.sku(), row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One product.
     *
     * @param price of one sold unit, without tax
     * @param quantity1 first statutory quantity of one sold unit
     * @param quantity2 second statutory quantity of one sold unit, zero when its code has none
     * @param modes as in the file: {@code 9610;1210}, {@code 1210;9610?}, {@code none}
     */
    public record Row(
            String sku,
            String nameZh,
            String gcode,
            BigDecimal price,
            BigDecimal vatRate,
            BigDecimal tariffRate,
            BigDecimal quantity1,
            BigDecimal quantity2,
            String modes) {

        private static Row of(CSVRecord line) {
            String quantity2 = line.get("qty2_per_unit");
            return new Row(
                    line.get("sku"),
                    line.get("name_zh"),
                    line.get("hs10_cn"),
                    new BigDecimal(line.get("price_cny")),
                    new BigDecimal(line.get("vat_rate")),
                    new BigDecimal(line.get("mfn_rate")),
                    new BigDecimal(line.get("qty1_per_unit")),
                    quantity2.isBlank() ? BigDecimal.ZERO : new BigDecimal(quantity2),
                    line.get("modes"));
        }

        /** Whether the goods may come straight from Belarus, without a question mark. */
        public boolean mayComeDirectly() {
            return List.of(modes.split(";")).contains("9610");
        }

        public boolean maySell() {
            return !modes.equals("none");
        }
    }

    public Optional<Row> find(String sku) {
        return Optional.ofNullable(rows.get(sku));
    }

    public List<Row> all() {
        return List.copyOf(rows.values());
    }

    /** The file itself. */
    public String text() {
        return text;
    }

    /** A row with this tariff code: rates are the same for all of them. */
    Optional<Row> ofCode(String gcode) {
        return rows.values().stream().filter(row -> row.gcode().equals(gcode)).findFirst();
    }

    private static String read() {
        try (InputStream stream = SeedCatalogue.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
