package by.pavilion.catalog.files;

import by.pavilion.catalog.AttributeType;
import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ListingDraft;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.SaveListing;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Money;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of files that have some, and how a row becomes an edit and a listing a row. Only the SKU is needed: what a file
 * has no column for stays as it is. Columns on duties and tariffs are known but left alone: rates are customs' own data. Those for
 * options, attributes and media come after these: {@link PresentationColumns}.
 */
public final class Columns {
    /** Hundreds of options in four languages. Each row of a portion has them all in memory. */
    static final int MOST = 4_096;

    /** What is wrong with a header beyond that shows when the others are mended. */
    private static final int MOST_ERRORS = 100;

    private static final String SKU = "sku";
    private static final String HS6 = "hs6";

    /** Of texts, by the field that they fill. */
    private static final List<TextColumn> TEXTS = List.of(
            new TextColumn("name", ListingText::name),
            new TextColumn("description", ListingText::description),
            new TextColumn("ingredients", ListingText::ingredients),
            new TextColumn("allergens", ListingText::allergens),
            new TextColumn("use", ListingText::use),
            new TextColumn("warnings", ListingText::warnings));

    private static final Map<String, String> LANGUAGES = Map.of("en", "en", "ru", "ru", "be", "be", "zh", "zh-CN");

    /** What a file may have and nobody reads, {@code hs6} but for a check. */
    private static final Set<String> LEFT_ALONE = Set.of(
            HS6,
            "hs10_status",
            "unit_zh",
            "vat_rate",
            "consumption_tax_rate",
            "mfn_rate",
            "rate_status",
            "composite_tax_rate");

    private static final List<Column> ALL = columns();
    private static final Set<String> NAMES = Set.copyOf(names());
    private static final Map<String, String> COLUMN_BY_POINTER =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Column::pointer, Column::name, (first, second) -> first));

    /**
     * A column.
     *
     * @param pointer to what it fills in a listing's JSON
     * @param print what a listing says there
     */
    private record Column(String name, String pointer, Function<Listing, @Nullable Object> print) {}

    /** One of the texts, in each language. */
    private record TextColumn(String field, Function<ListingText, @Nullable String> text) {}

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(SKU, "/sku", Listing::sku));
        columns.add(new Column("product_code", "/productCode", Listing::productCode));
        columns.add(new Column("category", "/category", Listing::category));
        columns.add(new Column("brand", "/brand", Listing::brand));
        columns.addAll(textColumns(TEXTS.get(0)));
        columns.add(new Column("hs10_cn", "/customs/hsCode", of(CustomsData::hsCode)));
        columns.add(new Column("tnved10", "/customs/tnvedCode", of(CustomsData::tnvedCode)));
        columns.add(new Column("unit", "/customs/unit", of(CustomsData::unit)));
        columns.add(new Column("unit1", "/customs/unit1", of(CustomsData::unit1)));
        columns.add(new Column("qty1_per_unit", "/customs/quantity1", of(CustomsData::quantity1)));
        columns.add(new Column("unit2", "/customs/unit2", of(CustomsData::unit2)));
        columns.add(new Column("qty2_per_unit", "/customs/quantity2", of(CustomsData::quantity2)));
        columns.add(new Column("net_weight_kg", "/netWeightGrams", listing -> kilograms(listing.netWeightGrams())));
        columns.add(
                new Column("gross_weight_kg", "/grossWeightGrams", listing -> kilograms(listing.grossWeightGrams())));
        columns.add(new Column("content", "/content", Listing::content));
        columns.add(new Column("price_cny", "/price/amount", Columns::price));
        columns.add(new Column("positive_list", "/customs/positiveList", of(CustomsData::positiveList)));
        columns.add(new Column("modes", "/customs/declaredModes", of(CustomsData::declaredModes)));
        columns.add(new Column(
                "storage", "/storage", listing -> listing.storage().name().toLowerCase(Locale.ROOT)));
        columns.add(new Column("shelf_life_days", "/shelfLifeDays", Listing::shelfLifeDays));
        columns.add(new Column("origin", "/customs/originCountry", of(CustomsData::originCountry)));
        columns.add(new Column("gmodel_zh", "/customs/gmodelZh", of(CustomsData::gmodelZh)));
        columns.add(new Column("barcode", "/customs/gtin", of(CustomsData::gtin)));
        columns.add(new Column("producer", "/producer", Listing::producer));
        columns.add(new Column("producer_registration", "/producerRegistration", Listing::producerRegistration));
        columns.add(new Column("note", "/note", Listing::note));
        TEXTS.stream().skip(1).forEach(text -> columns.addAll(textColumns(text)));
        return List.copyOf(columns);
    }

    private static List<Column> textColumns(TextColumn text) {
        return Stream.of("en", "ru", "be", "zh")
                .map(suffix -> {
                    String language = LANGUAGES.getOrDefault(suffix, suffix);
                    return new Column(
                            text.field() + "_" + suffix, "/texts/" + language + "/" + text.field(), listing -> {
                                ListingText texts = listing.texts().get(language);
                                return texts == null ? null : text.text().apply(texts);
                            });
                })
                .toList();
    }

    private static Function<Listing, @Nullable Object> of(Function<CustomsData, @Nullable Object> part) {
        return listing -> part.apply(listing.customs());
    }

    private static BigDecimal kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3);
    }

    private static @Nullable Object price(Listing listing) {
        Money price = listing.price();
        return price == null ? null : price.amount();
    }

    /** Their names, in the order in which files are written. */
    public static List<String> names() {
        return ALL.stream().map(Column::name).toList();
    }

    /** The language of a column that ends with this. */
    static String tag(String suffix) {
        return LANGUAGES.getOrDefault(suffix, suffix);
    }

    /** What columns of this language end with. */
    static String suffix(String tag) {
        return tag.equals("zh-CN") ? "zh" : tag;
    }

    static boolean isTag(String text) {
        return LANGUAGES.containsValue(text);
    }

    /** The cells of a listing, in the order of {@link #names}. */
    static List<String> cells(Listing listing) {
        return ALL.stream()
                .map(column -> {
                    Object value = column.print().apply(listing);
                    return value == null
                            ? ""
                            : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
                })
                .toList();
    }

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,10})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");

    private Columns() {}

    /**
     * What is wrong with a header: unknown, missing and repeated columns, or too many of them.
     *
     * @param attributes what each attribute is
     */
    static List<FieldError> errorsInHeader(List<String> header, Map<String, AttributeType> attributes) {
        if (header.size() > MOST) {
            return List.of(new FieldError("", "too-many", Map.of("max", MOST)));
        }
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (errors.size() == MOST_ERRORS) {
                return errors;
            }
            if (!NAMES.contains(column)
                    && !LEFT_ALONE.contains(column)
                    && !PresentationColumns.isColumn(column, attributes)) {
                errors.add(FieldError.of(shortened(column), "unknown-column"));
            } else if (!seen.add(column)) {
                errors.add(FieldError.of(column, "repeated-column"));
            }
        }
        if (!seen.contains(SKU)) {
            errors.add(FieldError.of(SKU, "missing-column"));
        }
        return errors;
    }

    /** The column that a JSON pointer into a listing speaks of; empty when the file has none. */
    static String column(String pointer) {
        return COLUMN_BY_POINTER.getOrDefault(pointer, pointer.equals("/texts") ? "name_zh" : "");
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

    /** A row: its cells by column name. */
    public static final class Cells implements FileRow {
        private final Map<String, String> cells;
        private final List<FieldError> errors;
        private final PresentationCells presentation;

        public Cells(Map<String, String> cells) {
            this(cells, PresentationColumns.NONE, List.of());
        }

        /** @param misread cells by their columns that say nothing, whatever stands in them */
        Cells(Map<String, String> cells, PresentationColumns columns, List<FieldError> misread) {
            this.cells = Map.copyOf(cells);
            this.errors = new ArrayList<>(misread);
            this.presentation = new PresentationCells(columns, this.cells, errors);
        }

        @Override
        public String sku() {
            return cell(SKU).strip();
        }

        @Override
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        @Override
        public String column(String pointer) {
            return presentation.column(pointer).orElseGet(() -> Columns.column(pointer));
        }

        @Override
        public SaveListing.Edit edit(Sku sku) {
            Optional<BigDecimal> quantity1 = number("qty1_per_unit", "/customs/quantity1");
            Optional<BigDecimal> quantity2 = number("qty2_per_unit", "/customs/quantity2");
            Optional<Long> netWeight = grams("net_weight_kg", "/netWeightGrams");
            Optional<Long> grossWeight = grams("gross_weight_kg", "/grossWeightGrams");
            Optional<Integer> shelfLife = wholeNumber("shelf_life_days", "/shelfLifeDays");
            checkHs6();
            return new SaveListing.Edit(
                    sku,
                    listing -> {
                        ListingDraft before = listing.map(ListingDraft::of).orElseGet(ListingDraft::none);
                        ListingDraft.Customs customs = before.customs();
                        return new ListingDraft(
                                text("product_code", before.productCode()),
                                text("category", before.category()),
                                text("brand", before.brand()),
                                texts(before.texts()),
                                new ListingDraft.Customs(
                                        text("hs10_cn", customs.hsCode()),
                                        text("tnved10", customs.tnvedCode()),
                                        text("unit", customs.unit()),
                                        text("unit1", customs.unit1()),
                                        value("qty1_per_unit", quantity1, customs.quantity1()),
                                        text("unit2", customs.unit2()),
                                        value("qty2_per_unit", quantity2, customs.quantity2()),
                                        text("gmodel_zh", customs.gmodelZh()),
                                        text("barcode", customs.gtin()),
                                        text("origin", customs.originCountry()),
                                        text("positive_list", customs.positiveList()),
                                        text("modes", customs.declaredModes())),
                                value("net_weight_kg", netWeight, before.netWeightGrams()),
                                value("gross_weight_kg", grossWeight, before.grossWeightGrams()),
                                text("content", before.content()),
                                storage(before.storage()),
                                value("shelf_life_days", shelfLife, before.shelfLifeDays()),
                                text("producer", before.producer()),
                                text("producer_registration", before.producerRegistration()),
                                price(before.price()),
                                text("note", before.note()),
                                presentation.over(before.presentation()));
                    },
                    errors);
        }

        private @Nullable String text(String column, @Nullable String before) {
            return cells.containsKey(column) ? cell(column) : before;
        }

        private <T> @Nullable T value(String column, Optional<T> said, @Nullable T before) {
            return cells.containsKey(column) ? said.orElse(null) : before;
        }

        private @Nullable String storage(@Nullable String before) {
            return cells.containsKey("storage") ? cell("storage").toUpperCase(Locale.ROOT) : before;
        }

        private ListingDraft.@Nullable Price price(ListingDraft.@Nullable Price before) {
            if (!cells.containsKey("price_cny")) {
                return before;
            }
            return cell("price_cny").isBlank() ? null : new ListingDraft.Price(cell("price_cny"), "CNY");
        }

        private Map<String, ListingText> texts(Map<String, ListingText> before) {
            Map<String, ListingText> texts = new TreeMap<>(before);
            LANGUAGES.forEach((suffix, language) -> {
                ListingText known = before.getOrDefault(language, ListingText.named(null));
                texts.put(
                        language,
                        new ListingText(
                                text("name_" + suffix, known.name()),
                                text("description_" + suffix, known.description()),
                                text("ingredients_" + suffix, known.ingredients()),
                                text("allergens_" + suffix, known.allergens()),
                                text("use_" + suffix, known.use()),
                                text("warnings_" + suffix, known.warnings())));
            });
            return texts;
        }

        private void checkHs6() {
            String hs6 = cell(HS6).strip();
            if (!hs6.isEmpty() && !SIX_DIGITS.matcher(hs6).matches()) {
                errors.add(FieldError.of(HS6, "malformed"));
            } else if (cells.containsKey("hs10_cn") && !cell("hs10_cn").strip().startsWith(hs6)) {
                errors.add(FieldError.of(HS6, "not-of-hs-code"));
            }
        }

        private Optional<BigDecimal> number(String column, String pointer) {
            String text = cell(column).strip();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (!NUMBER.matcher(text).matches()) {
                errors.add(FieldError.of(pointer, "malformed"));
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(text));
        }

        private Optional<Long> grams(String column, String pointer) {
            Optional<BigDecimal> kilograms = number(column, pointer);
            if (kilograms.isEmpty()) {
                return Optional.empty();
            }
            BigDecimal grams = kilograms.get().movePointRight(3).stripTrailingZeros();
            if (grams.scale() > 0) {
                errors.add(new FieldError(pointer, "too-precise", Map.of("integer", 7, "fraction", 3)));
                return Optional.empty();
            }
            return Optional.of(grams.longValueExact());
        }

        private Optional<Integer> wholeNumber(String column, String pointer) {
            String text = cell(column).strip();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (!WHOLE_NUMBER.matcher(text).matches()) {
                errors.add(FieldError.of(pointer, "malformed"));
                return Optional.empty();
            }
            return Optional.of(Integer.valueOf(text));
        }
    }
}
