package by.pavilion.storefront;

import by.pavilion.catalog.ProductId;
import by.pavilion.shared.Cursor;
import by.pavilion.storefront.search.Strictness;
import java.util.Comparator;
import java.util.List;

/**
 * Where a product stands in a list, whether or not it still does.
 *
 * @param strictness how exactly words were taken, which holds for all pages
 * @param key what the list is sorted by: a price, a score, pieces sold; 0 where the id is all
 */
record Position(Strictness strictness, long key, ProductId id) {
    private static final int PARTS = 4;
    private static final Comparator<Position> NEWEST_FIRST =
            Comparator.comparing(Position::id).reversed();
    private static final Comparator<Position> CHEAPEST_FIRST = Position::rising;
    private static final Comparator<Position> LEAST_LAST = (one, other) -> rising(other, one);

    /** In which order positions come. */
    static Comparator<Position> order(ProductSort sort) {
        return switch (sort) {
            case NEWEST -> NEWEST_FIRST;
            case CHEAPEST_FIRST -> CHEAPEST_FIRST;
            case RELEVANCE, BESTSELLING, DEAREST_FIRST -> LEAST_LAST;
        };
    }

    /** How a product stands to a position, as {@link #order} has it, without a position of its own. */
    static int compare(ProductSort sort, long key, long id, Position other) {
        return switch (sort) {
            case NEWEST -> Long.compare(other.id.value(), id);
            case CHEAPEST_FIRST -> rising(key, id, other);
            case RELEVANCE, BESTSELLING, DEAREST_FIRST -> -rising(key, id, other);
        };
    }

    /** @param score how well it matches, 0 in a list that is not searched */
    static Position of(Product product, Snapshot snapshot, ProductSort sort, Strictness strictness, int score) {
        long key =
                switch (sort) {
                    case RELEVANCE -> score;
                    case NEWEST -> 0;
                    case BESTSELLING -> snapshot.soldOf(product);
                    case CHEAPEST_FIRST, DEAREST_FIRST -> product.price().minor();
                };
        return new Position(strictness, key, product.id());
    }

    private static int rising(Position one, Position other) {
        return rising(one.key, one.id.value(), other);
    }

    private static int rising(long key, long id, Position other) {
        int byKey = Long.compare(key, other.key);
        return byKey == 0 ? Long.compare(id, other.id.value()) : byKey;
    }

    String print(ProductSort sort) {
        return Cursor.print(sort, strictness.name(), key, id.value());
    }

    /** @throws by.pavilion.shared.Problem 400 when it is of a list in another order */
    static Position parse(String cursor, ProductSort sort) {
        List<String> parts = Cursor.parse(cursor, PARTS);
        if (!parts.get(0).equals(sort.toString())) {
            throw StorefrontProblems.foreignCursor();
        }
        try {
            return new Position(
                    Strictness.valueOf(parts.get(1)),
                    Long.parseLong(parts.get(2)),
                    new ProductId(Long.parseLong(parts.get(3))));
        } catch (IllegalArgumentException notOurs) {
            throw StorefrontProblems.foreignCursor();
        }
    }
}
