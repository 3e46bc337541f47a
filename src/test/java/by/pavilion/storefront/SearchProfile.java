package by.pavilion.storefront;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.SeedListings;
import by.pavilion.catalog.Sku;
import by.pavilion.storefront.search.SearchIndex;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the time of a search goes, by kinds of queries, in process and on one thread. It is no test of the suite: it runs
 * when it is named, and prints a line for each kind. See docs/benchmarks.md.
 */
class SearchProfile {
    private static final int PRODUCTS = Integer.getInteger("bench.products", 10_000);
    private static final int BRANDS = 200;
    private static final int PORTION = 500;
    private static final int QUERIES = 100;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 30);
    private static final Map<String, List<String>> KINDS = Map.of(
            "1 a word and a brand", List.of("chocolate %s", "шоколад %s", "巧克力 %s", "黑巧克力 %s"),
            "2 a beginning and a brand", List.of("choco %s"),
            "3 another form and a brand", List.of("шоколада %s", "шакалад %s"),
            "4 a word and half a brand", List.of("chocolate %.7s"),
            "5 a misspelt word and a brand", List.of("chocalote %s", "шоколат %s"),
            "6 a brand alone", List.of("%s"),
            "7 a word that all have", List.of("chocolate", "шоколад", "巧克力"),
            "8 pinyin", List.of("qiaokeli %s"));

    @TempDir
    Path folder;

    private final Random random = new Random(17);

    @Test
    void times() {
        CategoryTree tree = new CategoryTree(SeedListings.categories(), Map.of());
        List<Listing> listings = listings();
        Snapshot snapshot = Snapshot.empty(tree);
        try (SearchIndex index = SearchIndex.below(folder)) {
            for (int first = 0; first < PRODUCTS; first += PORTION) {
                Map<Sku, Listing> portion = new HashMap<>();
                listings.subList(first, Math.min(PRODUCTS, first + PORTION))
                        .forEach(listing -> portion.put(listing.sku(), listing));
                snapshot = snapshot.with(portion.keySet(), portion, portion.keySet(), Map.of());
                Snapshot with = snapshot;
                index.update(
                        snapshot.touched().stream()
                                .flatMap(id -> with.find(id).stream())
                                .map(product -> product.toBeFound(tree))
                                .toList(),
                        List.of());
            }
            for (int round = 1; round <= ROUNDS; round++) {
                boolean last = round == ROUNDS;
                Snapshot full = snapshot;
                KINDS.keySet().stream().sorted().forEach(kind -> time(kind, full, index, last));
            }
        }
    }

    private void time(String kind, Snapshot snapshot, SearchIndex index, boolean print) {
        long[] matching = new long[QUERIES];
        long[] listing = new long[QUERIES];
        long[] suggesting = new long[QUERIES];
        List<String> forms = KINDS.getOrDefault(kind, List.of());
        int found = 0;
        for (int number = 0; number < QUERIES; number++) {
            String words = forms.get(number % forms.size()).formatted(brand(random.nextInt(BRANDS)));
            long started = System.nanoTime();
            found += index.search(words).size();
            long matched = System.nanoTime();
            found +=
                    Products.page(snapshot, index, query(words), null, 20, "en").json().length == 0 ? 1 : 0;
            long listed = System.nanoTime();
            found += Suggestions.of(words, 8, "en", snapshot, index).items().isEmpty() ? 1 : 0;
            matching[number] = matched - started;
            listing[number] = listed - matched;
            suggesting[number] = System.nanoTime() - listed;
        }
        if (print) {
            System.out.printf(
                    Locale.ROOT,
                    "search profile: %d products, %s: %d found, matched in %d us, a page made in %d us, suggestions in %d"
                            + " us (medians)%n",
                    PRODUCTS,
                    kind,
                    found / QUERIES,
                    median(matching),
                    median(listing),
                    median(suggesting));
        }
    }

    private static ProductQuery query(String words) {
        return new ProductQuery(null, null, null, null, null, false, null, null, null, Map.of(), words, null);
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1_000;
    }

    private static List<Listing> listings() {
        List<String> names = List.of("chocolate", "dark", "bar");
        String row = SeedListings.row("@sku", "@brand", "@name", "@price");
        return SeedListings.of(IntStream.range(0, PRODUCTS)
                .mapToObj(number -> row.replace("@sku", "BENCH-%06d".formatted(number))
                        .replace("@brand", brand(number % BRANDS))
                        .replace("@name", names.get(number % 3) + " " + brand(number % BRANDS) + " " + number)
                        .replace("@price", "%d.%02d".formatted(1 + number % 400, number % 100)))
                .toList());
    }

    /** Letters only, each unlike the others. */
    private static String brand(int number) {
        return "brand" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "ko";
    }
}
