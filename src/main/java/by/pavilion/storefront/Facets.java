package by.pavilion.storefront;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<PriceCount> prices,
        int inStock,
        List<StorageCount> storages,
        List<OriginCount> origins) {

    /** Products of one category, which may have others above it. */
    record CategoryCount(String code, String name, int count) {}

    /** Products of one brand. */
    record BrandCount(String id, String name, int count) {}

    /** Products between two prices, both included; the highest band has no end. */
    record PriceCount(Money min, @Nullable Money max, int count) {}

    /** Products that are kept in one way. */
    record StorageCount(String storage, int count) {}

    /** Products from one country. */
    record OriginCount(String country, @Nullable String name, int count) {}

    /** Counts products as they come by. */
    static final class Count {
        private static final int MOST_OF_A_KIND = 50;
        private static final Currency CNY = Currency.getInstance("CNY");
        private static final List<String> BANDS_FROM = List.of("0.00", "20.00", "50.00", "100.00", "300.00");
        private static final List<Money> BANDS = BANDS_FROM.stream()
                .map(from -> Money.of(new BigDecimal(from), CNY, RoundingMode.UNNECESSARY))
                .toList();

        private final Map<String, Integer> categories = new HashMap<>();
        private final Map<String, Integer> brands = new HashMap<>();
        private final Map<String, String> brandNames = new HashMap<>();
        private final Map<Integer, Integer> bands = new HashMap<>();
        private final Map<String, Integer> storages = new HashMap<>();
        private final Map<String, Integer> origins = new HashMap<>();
        private final Map<String, String> originCodes = new HashMap<>();
        private int total;
        private int inStock;

        /** @param misses the conditions that the product does not meet, see {@link Filter#misses} */
        void add(Product product, int misses) {
            total += misses == 0 ? 1 : 0;
            if (onlyMisses(misses, Filter.CATEGORY)) {
                categories.merge(product.main().category(), 1, Integer::sum);
            }
            if (onlyMisses(misses, Filter.BRAND)) {
                brands.merge(product.brandId(), 1, Integer::sum);
                brandNames.putIfAbsent(product.brandId(), product.main().brand());
            }
            if (onlyMisses(misses, Filter.PRICE)) {
                bands.merge(band(product.price()), 1, Integer::sum);
            }
            if (onlyMisses(misses, Filter.STOCK)) {
                inStock += product.inStock() ? 1 : 0;
            }
            if (onlyMisses(misses, Filter.STORAGE)) {
                storages.merge(product.main().storage().name(), 1, Integer::sum);
            }
            if (onlyMisses(misses, Filter.ORIGIN)) {
                origins.merge(product.origin(), 1, Integer::sum);
                originCodes.putIfAbsent(
                        product.origin(), product.main().customs().originCountry());
            }
        }

        Facets in(String language, CategoryTree tree) {
            return new Facets(
                    total,
                    most(categories).stream()
                            .map(code -> new CategoryCount(code, tree.name(code, language), count(categories, code)))
                            .toList(),
                    most(brands).stream()
                            .map(id -> new BrandCount(id, brandNames.getOrDefault(id, id), count(brands, id)))
                            .toList(),
                    prices(),
                    inStock,
                    most(storages).stream()
                            .map(storage -> new StorageCount(storage, count(storages, storage)))
                            .toList(),
                    most(origins).stream()
                            .map(country -> new OriginCount(
                                    country,
                                    Origin.of(originCodes.getOrDefault(country, country), language)
                                            .name(),
                                    count(origins, country)))
                            .toList());
        }

        private List<PriceCount> prices() {
            List<PriceCount> prices = new ArrayList<>();
            for (int band = 0; band < BANDS.size(); band++) {
                Integer count = bands.get(band);
                if (count != null) {
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

        private static int band(Money price) {
            int band = BANDS.size() - 1;
            while (band > 0 && price.minor() < BANDS.get(band).minor()) {
                band--;
            }
            return band;
        }

        private static int count(Map<String, Integer> counts, String key) {
            return counts.getOrDefault(key, 0);
        }

        private static List<String> most(Map<String, Integer> counts) {
            return counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_OF_A_KIND)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
