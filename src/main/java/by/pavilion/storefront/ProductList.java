package by.pavilion.storefront;

import by.pavilion.catalog.ProductId;
import by.pavilion.storefront.search.Matches;
import by.pavilion.storefront.search.Matches.Gathered;
import by.pavilion.storefront.search.SearchIndex;
import by.pavilion.storefront.search.Strictness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part
 * @param count counts for facets, in the first part only
 */
record ProductList(List<Product> items, @Nullable String next, Facets.@Nullable Count count) {

    static ProductList of(
            Snapshot snapshot, SearchIndex index, ProductQuery query, @Nullable String cursor, int limit) {
        Position after = position(query, cursor);
        String words = query.words();
        if (words == null) {
            return query.collection() == null
                    ? walked(snapshot, filter(snapshot, query), query.order(), after, limit)
                    : searched(snapshot, query, new Gathered().as(Strictness.EXACT), after, limit);
        }
        return searched(
                snapshot,
                query,
                after == null ? index.search(words) : index.search(words, after.strictness()),
                after,
                limit);
    }

    /**
     * The same for words, when what they match is at hand.
     *
     * @param most how many may match, so that it does not take long
     */
    static Optional<ProductList> findAtOnce(
            Snapshot snapshot, SearchIndex index, ProductQuery query, @Nullable String cursor, int limit, int most) {
        String words = query.words();
        if (words == null || query.collection() != null || !snapshot.hasColumns()) {
            return Optional.empty();
        }
        Position after = position(query, cursor);
        Optional<Matches> matches =
                after == null ? index.searchAtOnce(words, most) : index.searchAtOnce(words, after.strictness(), most);
        return matches.map(found -> searched(snapshot, query, found, after, limit));
    }

    private static @Nullable Position position(ProductQuery query, @Nullable String cursor) {
        return cursor == null ? null : Position.parse(cursor, query.order());
    }

    private static Filter filter(Snapshot snapshot, ProductQuery query) {
        return new Filter(query, snapshot.columns(), snapshot.categories());
    }

    private static ProductList searched(
            Snapshot snapshot, ProductQuery query, Matches found, @Nullable Position after, int limit) {
        Matches matches = found;
        Position from = after;
        CollectionId collection = query.collection();
        if (collection != null) {
            List<ProductId> chosen = snapshot.pages().shown().getOrDefault(collection.value(), List.of());
            matches = query.words() == null ? inOrder(chosen) : among(chosen, found);
            boolean byPlace = query.words() == null && query.order() == ProductSort.RELEVANCE;
            from = byPlace && after != null ? placed(chosen, after) : after;
        }
        return ranked(snapshot, matches, filter(snapshot, query), query.order(), from, limit);
    }

    private static ProductList walked(
            Snapshot snapshot, Filter filter, ProductSort sort, @Nullable Position after, int limit) {
        Shelf shelf = Shelf.of(snapshot, sort);
        List<Product> found = new ArrayList<>(limit + 1);
        int place = after == null ? 0 : shelf.after(after);
        while (found.size() <= limit && place < shelf.size()) {
            if (filter.takes(shelf.row(place))) {
                found.add(shelf.at(place));
            }
            place++;
        }
        Facets.Count count = null;
        if (after == null) {
            count = new Facets.Count(snapshot.columns(), filter);
            for (int row = 0; row < snapshot.columns().size(); row++) {
                count.add(row, filter.misses(row));
            }
        }
        boolean more = found.size() > limit;
        List<Product> items = List.copyOf(more ? found.subList(0, limit) : found);
        String next = more
                ? Position.of(items.get(limit - 1), snapshot, sort, Strictness.EXACT, 0)
                        .print(sort)
                : null;
        return new ProductList(items, next, count);
    }

    private static Matches inOrder(List<ProductId> chosen) {
        Gathered matches = new Gathered();
        for (int place = 0; place < chosen.size(); place++) {
            matches.add(chosen.get(place).value(), -place);
        }
        return matches.as(Strictness.EXACT);
    }

    /** The position in the collection as it is now: where its product stands, or, when that is gone, before what has moved up. */
    private static Position placed(List<ProductId> chosen, Position before) {
        int place = chosen.indexOf(before.id());
        return place < 0
                ? new Position(before.strictness(), before.key() + 1, new ProductId(Long.MIN_VALUE))
                : new Position(before.strictness(), -place, before.id());
    }

    private static Matches among(List<ProductId> chosen, Matches found) {
        Set<Long> ids = chosen.stream().map(ProductId::value).collect(Collectors.toSet());
        return found.among(ids::contains);
    }

    private static ProductList ranked(
            Snapshot snapshot, Matches matches, Filter filter, ProductSort sort, @Nullable Position after, int limit) {
        Columns columns = snapshot.columns();
        Facets.Count count = after == null ? new Facets.Count(columns, filter) : null;
        First first = new First(sort, limit + 1);
        for (int place = matches.size() - 1; place >= 0; place--) { // mostly the newest first, as most lists end
            int row = columns.row(matches.id(place));
            if (row < 0) {
                continue;
            }
            int misses = filter.misses(row);
            if (count != null) {
                count.add(row, misses);
            }
            long key = misses == 0 ? key(snapshot, row, sort, matches.score(place)) : 0;
            if (misses == 0 && (after == null || Position.compare(sort, key, matches.id(place), after) > 0)) {
                first.offer(matches.strictness(), key, matches.id(place));
            }
        }
        List<Position> found = first.inOrder();
        List<Position> page = found.subList(0, Math.min(limit, found.size()));
        return new ProductList(
                page.stream()
                        .map(position ->
                                columns.product(columns.row(position.id().value())))
                        .toList(),
                found.size() > limit ? page.get(limit - 1).print(sort) : null,
                count);
    }

    /** As {@link Position#of} has it, from the columns. */
    private static long key(Snapshot snapshot, int row, ProductSort sort, int score) {
        return switch (sort) {
            case RELEVANCE -> score;
            case NEWEST -> 0;
            case BESTSELLING -> snapshot.soldOf(snapshot.columns().product(row));
            case CHEAPEST_FIRST, DEAREST_FIRST -> snapshot.columns().price(row);
        };
    }

    /** The products of a snapshot in one order. */
    private record Shelf(Snapshot snapshot, List<Product> products, ProductSort sort, boolean backwards) {
        static Shelf of(Snapshot snapshot, ProductSort sort) {
            return switch (sort) {
                case RELEVANCE, NEWEST -> new Shelf(snapshot, snapshot.newest(), ProductSort.NEWEST, false);
                case BESTSELLING -> new Shelf(snapshot, snapshot.bestselling(), sort, false);
                case CHEAPEST_FIRST -> new Shelf(snapshot, snapshot.cheapest(), sort, false);
                case DEAREST_FIRST -> new Shelf(snapshot, snapshot.cheapest(), sort, true);
            };
        }

        int size() {
            return products.size();
        }

        Product at(int place) {
            return products.get(backwards ? products.size() - 1 - place : place);
        }

        /** The row of what stands at the place: rows are in the order of newness. */
        int row(int place) {
            return sort == ProductSort.NEWEST
                    ? place
                    : snapshot.columns().row(at(place).id().value());
        }

        /** The first place behind the position, whether or not something still stands at it. */
        int after(Position position) {
            Comparator<Position> order = Position.order(sort);
            int low = 0;
            int high = size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                Position there = Position.of(at(middle), snapshot, sort, Strictness.EXACT, 0);
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
