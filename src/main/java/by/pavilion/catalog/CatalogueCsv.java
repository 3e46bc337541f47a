package by.pavilion.catalog;

import by.pavilion.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a catalogue file and how a row becomes an edit. Columns on duties and tariffs are known but left alone: rates
 * are customs' own data. What the file has no column for stays as it is; so does what an {@link #OPTIONAL} column would say
 * in a file without it.
 */
final class CatalogueCsv {
    static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().get();

    private static final String TNVED = "tnved10";

    static final List<String> COLUMNS = List.of(
            "sku",
            "category",
            "brand",
            "name_en",
            "name_ru",
            "name_be",
            "name_zh",
            "hs6",
            "hs10_cn",
            "hs10_status",
            "unit",
            "unit_zh",
            "unit1",
            "qty1_per_unit",
            "unit2",
            "qty2_per_unit",
            "net_weight_kg",
            "gross_weight_kg",
            "content",
            "price_cny",
            "vat_rate",
            "consumption_tax_rate",
            "mfn_rate",
            "rate_status",
            "composite_tax_rate",
            "positive_list",
            "modes",
            "storage",
            "shelf_life_days",
            "origin",
            "gmodel_zh",
            "barcode",
            "note");

    /** Columns that a file may do without. */
    static final List<String> OPTIONAL = List.of(TNVED);

    private static final Map<String, String> NAME_COLUMNS =
            Map.of("en", "name_en", "ru", "name_ru", "be", "name_be", "zh-CN", "name_zh");

    private static final Map<String, String> COLUMN_BY_POINTER = Map.ofEntries(
            Map.entry("/sku", "sku"),
            Map.entry("/category", "category"),
            Map.entry("/brand", "brand"),
            Map.entry("/texts", "name_zh"),
            Map.entry("/texts/en/name", "name_en"),
            Map.entry("/texts/ru/name", "name_ru"),
            Map.entry("/texts/be/name", "name_be"),
            Map.entry("/texts/zh-CN/name", "name_zh"),
            Map.entry("/customs/hsCode", "hs10_cn"),
            Map.entry("/customs/tnvedCode", TNVED),
            Map.entry("/customs/unit", "unit"),
            Map.entry("/customs/unit1", "unit1"),
            Map.entry("/customs/quantity1", "qty1_per_unit"),
            Map.entry("/customs/unit2", "unit2"),
            Map.entry("/customs/quantity2", "qty2_per_unit"),
            Map.entry("/customs/gmodelZh", "gmodel_zh"),
            Map.entry("/customs/gtin", "barcode"),
            Map.entry("/customs/originCountry", "origin"),
            Map.entry("/customs/positiveList", "positive_list"),
            Map.entry("/customs/declaredModes", "modes"),
            Map.entry("/netWeightGrams", "net_weight_kg"),
            Map.entry("/grossWeightGrams", "gross_weight_kg"),
            Map.entry("/content", "content"),
            Map.entry("/storage", "storage"),
            Map.entry("/shelfLifeDays", "shelf_life_days"),
            Map.entry("/price/amount", "price_cny"),
            Map.entry("/note", "note"));

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,10})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern HS6 = Pattern.compile("\\d{6}");

    private CatalogueCsv() {}

    /** What is wrong with a header: unknown, missing and repeated columns. */
    static List<FieldError> errorsInHeader(List<String> header) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!COLUMNS.contains(column) && !OPTIONAL.contains(column)) {
                errors.add(FieldError.of(shortened(column), "unknown-column"));
            } else if (!seen.add(column)) {
                errors.add(FieldError.of(column, "repeated-column"));
            }
        }
        COLUMNS.stream()
                .filter(column -> !seen.contains(column))
                .forEach(column -> errors.add(FieldError.of(column, "missing-column")));
        return errors;
    }

    /** The column that a JSON pointer into a listing speaks of; empty when the file has none. */
    static String column(String pointer) {
        return COLUMN_BY_POINTER.getOrDefault(pointer, "");
    }

    /** What an error message shows of a cell. */
    static String shortened(String cell) {
        String shown = cell.codePoints()
                .limit(100)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown.length() < cell.length() ? shown + "…" : shown;
    }

    /** A row, cells by column name. */
    static final class Row {
        private final Map<String, String> cells;
        private final List<FieldError> errors = new ArrayList<>();

        Row(Map<String, String> cells) {
            this.cells = cells;
        }

        Optional<Sku> sku() {
            return Optional.of(cell("sku").strip()).filter(Sku::isSku).map(Sku::new);
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        /** The edit of a row whose SKU is one. */
        SaveListing.Edit edit(Sku sku) {
            BigDecimal quantity1 = number("qty1_per_unit", "/customs/quantity1");
            BigDecimal quantity2 = number("qty2_per_unit", "/customs/quantity2");
            Long netWeight = grams("net_weight_kg", "/netWeightGrams");
            Long grossWeight = grams("gross_weight_kg", "/grossWeightGrams");
            Integer shelfLife = wholeNumber("shelf_life_days", "/shelfLifeDays");
            checkHs6();
            Function<Optional<Listing>, ListingDraft.Customs> customs = before -> new ListingDraft.Customs(
                    cell("hs10_cn"),
                    tnved(before),
                    cell("unit"),
                    cell("unit1"),
                    quantity1,
                    cell("unit2"),
                    quantity2,
                    cell("gmodel_zh"),
                    cell("barcode"),
                    cell("origin"),
                    cell("positive_list"),
                    cell("modes"));
            ListingDraft.Price price =
                    cell("price_cny").isBlank() ? null : new ListingDraft.Price(cell("price_cny"), "CNY");
            return new SaveListing.Edit(
                    sku,
                    before -> new ListingDraft(
                            before.map(Listing::productCode).orElse(null),
                            cell("category"),
                            cell("brand"),
                            texts(before),
                            customs.apply(before),
                            netWeight,
                            grossWeight,
                            cell("content"),
                            cell("storage").toUpperCase(Locale.ROOT),
                            shelfLife,
                            before.map(Listing::producer).orElse(null),
                            before.map(Listing::producerRegistration).orElse(null),
                            price,
                            cell("note"),
                            before.map(Listing::presentation).orElse(Presentation.NONE)),
                    errors);
        }

        private @Nullable String tnved(Optional<Listing> before) {
            return cells.containsKey(TNVED)
                    ? cell(TNVED)
                    : before.map(Listing::customs).map(CustomsData::tnvedCode).orElse(null);
        }

        private Map<String, ListingText> texts(Optional<Listing> before) {
            Map<String, ListingText> texts =
                    new TreeMap<>(before.map(Listing::texts).orElse(Map.of()));
            NAME_COLUMNS.forEach((language, column) -> texts.put(
                    language,
                    texts.getOrDefault(language, ListingText.named(null)).withName(cell(column))));
            return texts;
        }

        private void checkHs6() {
            String hs6 = cell("hs6").strip();
            if (!hs6.isEmpty() && !HS6.matcher(hs6).matches()) {
                errors.add(FieldError.of("hs6", "malformed"));
            } else if (!cell("hs10_cn").strip().startsWith(hs6)) {
                errors.add(FieldError.of("hs6", "not-of-hs-code"));
            }
        }

        private @Nullable BigDecimal number(String column, String pointer) {
            String text = cell(column).strip();
            if (text.isEmpty()) {
                return null;
            }
            if (!NUMBER.matcher(text).matches()) {
                errors.add(FieldError.of(pointer, "malformed"));
                return null;
            }
            return new BigDecimal(text);
        }

        private @Nullable Long grams(String column, String pointer) {
            BigDecimal kilograms = number(column, pointer);
            if (kilograms == null) {
                return null;
            }
            BigDecimal grams = kilograms.movePointRight(3).stripTrailingZeros();
            if (grams.scale() > 0) {
                errors.add(new FieldError(pointer, "too-precise", Map.of("integer", 7, "fraction", 3)));
                return null;
            }
            return grams.longValueExact();
        }

        private @Nullable Integer wholeNumber(String column, String pointer) {
            String text = cell(column).strip();
            if (text.isEmpty()) {
                return null;
            }
            if (!WHOLE_NUMBER.matcher(text).matches()) {
                errors.add(FieldError.of(pointer, "malformed"));
                return null;
            }
            return Integer.valueOf(text);
        }
    }
}
