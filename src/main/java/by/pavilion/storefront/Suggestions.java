package by.pavilion.storefront;

import by.pavilion.storefront.search.Beginnings;
import by.pavilion.storefront.search.Matches;
import by.pavilion.storefront.search.SearchIndex;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What a shopper may mean before the word is finished, on the wire. */
record Suggestions(List<Suggestion> items) {
    private static final int MOST_GROUPS = 2;

    /**
     * One of them.
     *
     * @param id of the category, brand, producer or product
     * @param name in the reader's language
     */
    record Suggestion(Kind kind, String id, String name) {}

    enum Kind {
        CATEGORY,
        BRAND,
        PRODUCER,
        PRODUCT
    }

    /** Categories, brands and producers whose names begin so, at most two of each, then products. */
    static Suggestions of(String typed, int limit, String language, Snapshot snapshot, SearchIndex index) {
        Beginnings beginnings = Beginnings.of(typed);
        List<Suggestion> items = Stream.of(
                        categories(beginnings, language, snapshot),
                        named(Kind.BRAND, snapshot.brands(), beginnings),
                        named(Kind.PRODUCER, snapshot.producers(), beginnings),
                        products(typed, limit, language, snapshot, index))
                .flatMap(suggestions -> suggestions)
                .limit(limit)
                .toList();
        return new Suggestions(items);
    }

    private static Stream<Suggestion> categories(Beginnings typed, String language, Snapshot snapshot) {
        return snapshot.categories().all().stream()
                .filter(category -> category.names().values().stream().anyMatch(typed::areOf))
                .sorted(Comparator.comparing(category -> category.code()))
                .limit(MOST_GROUPS)
                .map(category -> new Suggestion(
                        Kind.CATEGORY, category.code(), snapshot.categories().name(category.code(), language)));
    }

    private static Stream<Suggestion> named(Kind kind, SortedMap<String, String> names, Beginnings typed) {
        return names.entrySet().stream()
                .filter(named -> typed.areOf(named.getValue()))
                .limit(MOST_GROUPS)
                .map(named -> new Suggestion(kind, named.getKey(), named.getValue()));
    }

    private static Stream<Suggestion> products(
            String typed, int limit, String language, Snapshot snapshot, SearchIndex index) {
        Matches matches = index.search(typed);
        First first = new First(ProductSort.RELEVANCE, limit);
        for (int place = 0; place < matches.size(); place++) {
            first.offer(matches.strictness(), matches.score(place), matches.id(place));
        }
        return first.inOrder().stream()
                .flatMap(position -> snapshot.find(position.id()).stream())
                .map(product -> new Suggestion(
                        Kind.PRODUCT, product.id().toString(), product.main().nameFor(language)));
    }
}
