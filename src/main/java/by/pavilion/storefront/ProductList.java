package by.pavilion.storefront;

import by.pavilion.catalog.ProductId;
import by.pavilion.storefront.search.Matches;
import by.pavilion.storefront.search.Matches.Match;
import by.pavilion.storefront.search.SearchIndex;
import by.pavilion.storefront.search.Strictness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part
 * @param count counts for facets, in the first part only
 */
record ProductList(List<Product> items, @Nullable String next, Facets.@Nullable Count count) {

    /** A product that matches, and where it stands. */
    private record Ranked(Product product, Position position) {}

    static ProductList of(
            Snapshot snapshot, SearchIndex index, ProductQuery query, @Nullable String cursor, int limit) {
        Position after = cursor == null ? null : Position.parse(cursor, query.order());
        Filter filter = new Filter(query, snapshot.categories());
        String words = query.words();
        return words == null
                ? walked(snapshot, filter, query.order(), after, limit)
                : searched(snapshot, index, words, filter, query.order(), after, limit);
    }

    private static ProductList walked(
            Snapshot snapshot, Filter filter, ProductSort sort, @Nullable Position after, int limit) {
        Shelf shelf = Shelf.of(snapshot, sort);
        List<Product> found = new ArrayList<>(limit + 1);
        int place = after == null ? 0 : shelf.after(after);
        while (found.size() <= limit && place < shelf.size()) {
            Product product = shelf.at(place++);
            if (filter.takes(product)) {
                found.add(product);
            }
        }
        Facets.Count count = null;
        if (after == null) {
            count = new Facets.Count();
            for (Product product : snapshot.newest()) {
                count.add(product, filter.misses(product));
            }
        }
        boolean more = found.size() > limit;
        List<Product> items = List.copyOf(more ? found.subList(0, limit) : found);
        String next = more
                ? Position.of(items.get(limit - 1), sort, Strictness.EXACT, 0).print(sort)
                : null;
        return new ProductList(items, next, count);
    }

    private static ProductList searched(
            Snapshot snapshot,
            SearchIndex index,
            String words,
            Filter filter,
            ProductSort sort,
            @Nullable Position after,
            int limit) {
        Matches matches = after == null ? index.search(words) : index.search(words, after.strictness());
        Facets.Count count = after == null ? new Facets.Count() : null;
        Comparator<Position> order = Position.order(sort);
        List<Ranked> ranked = new ArrayList<>();
        for (Match match : matches.all()) {
            Optional<Product> there = snapshot.find(new ProductId(match.id()));
            if (there.isEmpty()) {
                continue;
            }
            Product product = there.get();
            int misses = filter.misses(product);
            if (count != null) {
                count.add(product, misses);
            }
            Position position = Position.of(product, sort, matches.strictness(), match.score());
            if (misses == 0 && (after == null || order.compare(position, after) > 0)) {
                ranked.add(new Ranked(product, position));
            }
        }
        ranked.sort(Comparator.comparing(Ranked::position, order));
        List<Ranked> page = ranked.subList(0, Math.min(limit, ranked.size()));
        return new ProductList(
                page.stream().map(Ranked::product).toList(),
                ranked.size() > limit ? page.get(limit - 1).position().print(sort) : null,
                count);
    }

    /** The products of a snapshot in one order. */
    private record Shelf(List<Product> products, ProductSort sort, boolean backwards) {
        static Shelf of(Snapshot snapshot, ProductSort sort) {
            return switch (sort) {
                case RELEVANCE, NEWEST -> new Shelf(snapshot.newest(), ProductSort.NEWEST, false);
                case CHEAPEST_FIRST -> new Shelf(snapshot.cheapest(), sort, false);
                case DEAREST_FIRST -> new Shelf(snapshot.cheapest(), sort, true);
            };
        }

        int size() {
            return products.size();
        }

        Product at(int place) {
            return products.get(backwards ? products.size() - 1 - place : place);
        }

        /** The first place behind the position, whether or not something still stands at it. */
        int after(Position position) {
            Comparator<Position> order = Position.order(sort);
            int low = 0;
            int high = size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                Position there = Position.of(at(middle), sort, Strictness.EXACT, 0);
                if (order.compare(there, position) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
