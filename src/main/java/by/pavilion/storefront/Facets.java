package by.pavilion.storefront;

import by.pavilion.catalog.AttributeDefinition;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many products a list would hold, narrowed once more or widened: each count is of what meets all conditions but the
 * list's own of that kind, so that a shopper sees what the other choices hold.
 *
 * @param total how many the list holds
 * @param inStock how many of them are there, were that a condition
 */
record Facets(
        int total,
        List<CategoryCount> categories,
        List<BrandCount> brands,
        List<ProducerCount> producers,
        List<PriceCount> prices,
        int inStock,
        List<StorageCount> storages,
        List<OriginCount> origins,
        List<AttributeCount> attributes) {

    /** Products of one category, which may have others above it. */
    record CategoryCount(String code, String name, int count) {}

    /** Products of one brand. */
    record BrandCount(String id, String name, int count) {}

    /** Products of one producer. */
    record ProducerCount(String id, String name, int count) {}

    /** Products between two prices, both included; the highest band has no end. */
    record PriceCount(Money min, @Nullable Money max, int count) {}

    /** Products that are kept in one way. */
    record StorageCount(String storage, int count) {}

    /** Products from one country. */
    record OriginCount(String country, @Nullable String name, int count) {}

    /** Products by what they say of one attribute. */
    record AttributeCount(String code, String name, List<ValueCount> values) {}

    /** Products of which one attribute has this value. */
    record ValueCount(String value, String name, int count) {}

    /** Counts products as they come by. */
    static final class Count {
        private static final int MOST_OF_A_KIND = 50;
        private static final Currency CNY = Currency.getInstance("CNY");
        private static final List<String> BANDS_FROM = List.of("0.00", "20.00", "50.00", "100.00", "300.00");
        private static final List<Money> BANDS = BANDS_FROM.stream()
                .map(from -> Money.of(new BigDecimal(from), CNY, RoundingMode.UNNECESSARY))
                .toList();

        private final Columns columns;
        private final int[] categories;
        private final int[] brands;
        private final int[] producers;
        private final int[] bands = new int[BANDS.size()];
        private final int[] storages;
        private final int[] origins;
        private final List<Attribute> attributes;
        private int total;
        private int inStock;

        Count(Columns columns, Filter filter) {
            this.columns = columns;
            this.attributes = columns.attributes().entrySet().stream()
                    .map(column ->
                            new Attribute(column.getKey(), filter.conditionOn(column.getKey()), column.getValue()))
                    .toList();
            this.categories = new int[columns.categories().size()];
            this.brands = new int[columns.brands().size()];
            this.producers = new int[columns.producers().size()];
            this.storages = new int[columns.storages().size()];
            this.origins = new int[columns.origins().size()];
        }

        /** @param misses the conditions that the product of the row does not meet, see {@link Filter#misses} */
        void add(int row, int misses) {
            total += misses == 0 ? 1 : 0;
            if (onlyMisses(misses, Filter.CATEGORY)) {
                categories[columns.categories().at(row)]++;
            }
            if (onlyMisses(misses, Filter.BRAND)) {
                brands[columns.brands().at(row)]++;
            }
            if (onlyMisses(misses, Filter.PRODUCER)) {
                producers[columns.producers().at(row)]++;
            }
            if (onlyMisses(misses, Filter.PRICE)) {
                bands[band(columns.price(row))]++;
            }
            if (onlyMisses(misses, Filter.STOCK)) {
                inStock += columns.inStock(row) ? 1 : 0;
            }
            if (onlyMisses(misses, Filter.STORAGE)) {
                storages[columns.storages().at(row)]++;
            }
            if (onlyMisses(misses, Filter.ORIGIN)) {
                origins[columns.origins().at(row)]++;
            }
            for (Attribute attribute : attributes) {
                if (onlyMisses(misses, attribute.condition)) {
                    attribute.counts[attribute.column.at(row)]++;
                }
            }
        }

        /** One attribute that lists are narrowed by, counted. */
        private static final class Attribute {
            private final String code;
            private final int condition;
            private final Column column;
            private final int[] counts;

            Attribute(String code, int condition, Column column) {
                this.code = code;
                this.condition = condition;
                this.column = column;
                this.counts = new int[column.size()];
            }

            /** Of each value that stands alone or beside others. */
            Map<String, Integer> byValue() {
                Map<String, Integer> byValue = new TreeMap<>();
                for (int number = 0; number < counts.length; number++) {
                    int count = counts[number];
                    if (count > 0) {
                        AttributeColumns.parts(column.value(number))
                                .forEach(value -> byValue.merge(value, count, Integer::sum));
                    }
                }
                return byValue;
            }
        }

        /**
         * The counts in words.
         *
         * @param brandNames by ids, as {@code producerNames}
         */
        Facets in(
                String language, CategoryTree tree, Map<String, String> brandNames, Map<String, String> producerNames) {
            return new Facets(
                    total,
                    most(columns.categories(), categories)
                            .map(most ->
                                    new CategoryCount(most.value(), tree.name(most.value(), language), most.count()))
                            .toList(),
                    most(columns.brands(), brands)
                            .map(most -> new BrandCount(
                                    most.value(), brandNames.getOrDefault(most.value(), most.value()), most.count()))
                            .toList(),
                    most(columns.producers(), producers)
                            .map(most -> new ProducerCount(
                                    most.value(), producerNames.getOrDefault(most.value(), most.value()), most.count()))
                            .toList(),
                    prices(),
                    inStock,
                    most(columns.storages(), storages)
                            .map(most -> new StorageCount(most.value(), most.count()))
                            .toList(),
                    most(columns.origins(), origins)
                            .map(most -> new OriginCount(
                                    Origin.countryOf(most.value()),
                                    Origin.of(most.value(), language).name(),
                                    most.count()))
                            .toList(),
                    attributes.stream()
                            .flatMap(
                                    attribute -> Stream.ofNullable(tree.facets().get(attribute.code))
                                            .map(definition -> attribute(definition, attribute.byValue(), language)))
                            .filter(counted -> !counted.values().isEmpty())
                            .toList());
        }

        private static AttributeCount attribute(
                AttributeDefinition definition, Map<String, Integer> byValue, String language) {
            return new AttributeCount(
                    definition.code(),
                    Presented.text(definition.names(), language).orElse(definition.code()),
                    byValue.entrySet().stream()
                            .sorted(Map.Entry.<String, Integer>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .limit(MOST_OF_A_KIND)
                            .map(value -> new ValueCount(
                                    value.getKey(),
                                    Presented.choice(definition, value.getKey(), language),
                                    value.getValue()))
                            .toList());
        }

        private record Most(String value, int count) {}

        /** An empty value says nothing: see {@link Columns#producers}. */
        private static Stream<Most> most(Column column, int[] counts) {
            return IntStream.range(0, counts.length)
                    .filter(number ->
                            counts[number] > 0 && !column.value(number).isEmpty())
                    .mapToObj(number -> new Most(column.value(number), counts[number]))
                    .sorted(Comparator.comparingInt(Most::count).reversed().thenComparing(Most::value))
                    .limit(MOST_OF_A_KIND);
        }

        private List<PriceCount> prices() {
            List<PriceCount> prices = new ArrayList<>();
            for (int band = 0; band < BANDS.size(); band++) {
                int count = bands[band];
                if (count > 0) {
                    Money max = band + 1 == BANDS.size()
                            ? null
                            : new Money(BANDS.get(band + 1).minor() - 1, CNY);
                    prices.add(new PriceCount(BANDS.get(band), max, count));
                }
            }
            return prices;
        }

        private static boolean onlyMisses(int misses, int condition) {
            return (misses & ~condition) == 0;
        }

        private static int band(long price) {
            int band = BANDS.size() - 1;
            while (band > 0 && price < BANDS.get(band).minor()) {
                band--;
            }
            return band;
        }
    }
}
