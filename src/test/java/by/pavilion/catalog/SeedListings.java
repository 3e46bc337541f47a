package by.pavilion.catalog;

import by.pavilion.catalog.files.Columns;
import by.pavilion.identity.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The demo catalogue as listings, without a database: those rows that the demo has on sale. */
public final class SeedListings {
    private static final Path FILE = Path.of("src/main/resources/sandbox/catalogue-seed.csv");
    private static final Path CATEGORIES =
            Path.of("src/main/resources/db/migration/V0061__catalog_first_categories.sql");
    private static final Pattern CATEGORY =
            Pattern.compile("\\('(\\w+)', NULL, (\\d+), '([^']+)', '([^']+)', '([^']+)', '([^']+)'\\)");
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private SeedListings() {}

    public static List<Listing> onSale() {
        List<Listing> listings = new ArrayList<>();
        try (CSVParser rows = parser()) {
            for (CSVRecord record : rows) {
                Columns.Cells row = new Columns.Cells(record.toMap());
                if (!row.cell("modes").equals("none")) {
                    listings.add(listing(row, listings.size() + 1L));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listings;
    }

    public static List<Category> categories() {
        List<Category> categories = new ArrayList<>();
        Matcher row = CATEGORY.matcher(read());
        while (row.find()) {
            categories.add(new Category(
                    row.group(1),
                    null,
                    Integer.parseInt(row.group(2)),
                    new TreeMap<>(
                            Map.of("zh-CN", row.group(3), "ru", row.group(4), "be", row.group(5), "en", row.group(6))),
                    Optional.empty()));
        }
        return categories;
    }

    /** The columns of the demo's file. */
    public static String header() {
        try (CSVParser rows = parser()) {
            return String.join(",", rows.getHeaderNames());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of such a file: a bar of chocolate like the first of the demo, but for these. */
    public static String row(String sku, String brand, String name, String price) {
        Map<String, String> own = Map.of(
                "sku",
                sku,
                "brand",
                brand,
                "name_en",
                name,
                "name_zh",
                "黑巧克力 " + name,
                "name_ru",
                "Шоколад " + name,
                "name_be",
                "",
                "price_cny",
                price,
                "barcode",
                "");
        try (CSVParser rows = parser()) {
            CSVRecord first = rows.iterator().next();
            return rows.getHeaderNames().stream()
                    .map(column -> '"' + own.getOrDefault(column, first.get(column)) + '"')
                    .collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such rows as listings. */
    public static List<Listing> of(List<String> rows) {
        List<Listing> listings = new ArrayList<>();
        try (CSVParser parsed = CSVParser.parse(
                header() + '\n' + String.join("\n", rows),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord record : parsed) {
                listings.add(listing(new Columns.Cells(record.toMap()), listings.size() + 1L));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listings;
    }

    private static CSVParser parser() throws IOException {
        return CSVParser.parse(
                FILE,
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get());
    }

    private static Listing listing(Columns.Cells row, long number) {
        Sku sku = new Sku(row.sku());
        return row.edit(sku)
                .draft()
                .apply(Optional.empty())
                .toListing(sku, new MerchantId(1), new ProductId(number), Optional.empty(), THEN);
    }

    private static String read() {
        try {
            return Files.readString(CATEGORIES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
