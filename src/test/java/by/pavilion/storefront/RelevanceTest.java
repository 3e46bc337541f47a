package by.pavilion.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.SeedListings;
import by.pavilion.catalog.Sku;
import by.pavilion.storefront.search.SearchIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How well what shoppers type finds what they hope for, over the demo catalogue: nDCG at 10, printed per language. The
 * search is tuned by one set of queries; what that is worth elsewhere is read off another, which is held out.
 */
class RelevanceTest {
    private static final Path QUERIES = Path.of("src/test/resources/storefront/relevance.tsv");
    private static final Path HELD_OUT = Path.of("src/test/resources/storefront/relevance-held-out.tsv");
    private static final int AT = 10;
    private static final double ENOUGH = 0.90;
    private static final double ENOUGH_UNSEEN = 0.85;

    @TempDir
    static Path folder;

    private static @Nullable SearchIndex index;
    private static Snapshot snapshot = Snapshot.empty(new CategoryTree(List.of(), Map.of()));

    private record Query(String language, String kind, String text, Map<String, Integer> grades) {
        static Query parse(String line) {
            String[] cells = line.split("\t", -1);
            Map<String, Integer> grades = Arrays.stream(cells[3].split(" ", -1))
                    .map(grade -> grade.split(":", -1))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> Integer.valueOf(parts[1])));
            return new Query(cells[0], cells[1], cells[2], grades);
        }

        /** Belarusian readers are Russian ones in this count. */
        String counted() {
            return language.equals("be") ? "ru" : language;
        }
    }

    @BeforeAll
    static void indexTheDemoCatalogue() {
        CategoryTree tree = new CategoryTree(SeedListings.categories(), Map.of());
        Map<Sku, Listing> listings = new HashMap<>();
        SeedListings.onSale().forEach(listing -> listings.put(listing.sku(), listing));
        snapshot = Snapshot.empty(tree).with(listings.keySet(), listings, listings.keySet(), Map.of());
        SearchIndex made = SearchIndex.below(folder);
        made.update(
                snapshot.newest().stream()
                        .map(product -> product.toBeFound(tree))
                        .toList(),
                List.of());
        index = made;
    }

    @AfterAll
    static void close() {
        if (index != null) {
            index.close();
        }
    }

    @Test
    void asksEnoughInEachLanguage() throws IOException {
        Map<String, Long> asked =
                queries().stream().collect(Collectors.groupingBy(Query::counted, TreeMap::new, Collectors.counting()));

        assertThat(asked.values()).hasSize(3).allMatch(count -> count >= 20);
        assertThat(queries().stream().filter(query -> !query.kind().equals("plain")))
                .hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void findsWhatShoppersHopeFor() throws IOException {
        Report report = Report.of("relevance", queries());

        assertThat(report.withoutHit()).isEmpty();
        assertThat(report.means()).hasSize(3).allSatisfy((language, mean) -> assertThat(mean)
                .isGreaterThanOrEqualTo(ENOUGH));
    }

    /** Other spaces between the words make it another text, of words that were all asked for. */
    @Test
    void putsTheSameTogetherAtOnceOfWordsThatWereAskedFor() throws IOException {
        SearchIndex there = Objects.requireNonNull(index);
        int made = 0;
        for (Query query : queries()) {
            ProductList searched = ProductList.of(snapshot, there, query(query.text()), null, AT);

            Optional<ProductList> atOnce = ProductList.findAtOnce(
                    snapshot, there, query(query.text().replace(" ", "  ")), null, AT, snapshot.size());

            made += atOnce.isPresent() ? 1 : 0;
            atOnce.ifPresent(list -> {
                assertThat(list.items()).as(query.text()).isEqualTo(searched.items());
                assertThat(list.next()).isEqualTo(searched.next());
            });
        }
        assertThat(made).isGreaterThan(queries().size() / 2);
    }

    @Test
    void reportsWhatItWasNotTunedBy() throws IOException {
        List<Query> heldOut = queries(HELD_OUT);
        Report report = Report.of("relevance, held out", heldOut);

        assertThat(heldOut.stream().collect(Collectors.groupingBy(Query::counted, Collectors.counting())))
                .hasSize(3)
                .allSatisfy((language, count) -> assertThat(count).isEqualTo(10));
        assertThat(heldOut)
                .extracting(Query::text)
                .doesNotContainAnyElementsOf(queries().stream().map(Query::text).toList());
        assertThat(report.withoutHit()).isEmpty();
        assertThat(report.means()).hasSize(3).allSatisfy((language, mean) -> assertThat(mean)
                .isGreaterThanOrEqualTo(ENOUGH_UNSEEN));
    }

    /** How well some queries did; printed as it is made. */
    private record Report(Map<String, Double> means, List<String> withoutHit) {
        static Report of(String name, List<Query> queries) {
            Map<String, List<Double>> gains = new TreeMap<>();
            List<String> withoutHit = new ArrayList<>();
            for (Query query : queries) {
                List<String> found = found(query.text());
                double gain = ndcg(found, query.grades());
                gains.computeIfAbsent(query.counted(), language -> new ArrayList<>())
                        .add(gain);
                if (found.isEmpty()) {
                    withoutHit.add(query.text());
                }
                if (gain < ENOUGH) {
                    System.out.printf("%s: below %.2f: %.2f %s %s%n", name, ENOUGH, gain, query.text(), found);
                }
            }
            Map<String, Double> means = new TreeMap<>();
            gains.forEach((language, each) -> {
                double mean =
                        each.stream().mapToDouble(Double::doubleValue).average().orElse(0);
                means.put(language, mean);
                System.out.printf("%s: nDCG@%d %s %.3f of %d queries%n", name, AT, language, mean, each.size());
            });
            return new Report(means, withoutHit);
        }
    }

    private static List<Query> queries() throws IOException {
        return queries(QUERIES);
    }

    private static List<Query> queries(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Query::parse)
                .toList();
    }

    private static List<String> found(String text) {
        SearchIndex there = index;
        return there == null
                ? List.of()
                : ProductList.of(snapshot, there, query(text), null, AT).items().stream()
                        .map(product -> product.main().sku().value())
                        .toList();
    }

    private static ProductQuery query(String text) {
        return new ProductQuery(null, null, null, null, null, false, null, null, null, Map.of(), text, null);
    }

    private static double ndcg(List<String> found, Map<String, Integer> grades) {
        List<Integer> ideal =
                grades.values().stream().sorted((a, b) -> b - a).limit(AT).toList();
        return dcg(found.stream().map(sku -> grades.getOrDefault(sku, 0)).toList()) / dcg(ideal);
    }

    private static double dcg(List<Integer> grades) {
        double sum = 0;
        for (int place = 0; place < grades.size(); place++) {
            sum += (Math.pow(2, grades.get(place)) - 1) / (Math.log(place + 2) / Math.log(2));
        }
        return sum;
    }
}
