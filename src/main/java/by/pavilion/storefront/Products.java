package by.pavilion.storefront;

import by.pavilion.catalog.ProductId;
import by.pavilion.shared.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading of published products, from memory. */
@ApplicationScoped
public class Products {
    private static final byte[] ITEMS = ascii("{\"items\":[");
    private static final byte[] END = ascii("]}");

    private final SnapshotKeeper keeper;

    Products(SnapshotKeeper keeper) {
        this.keeper = keeper;
    }

    /**
     * A page of products as JSON.
     *
     * @param cursor the {@code next} of the page before
     * @throws by.pavilion.shared.Problem 400 for a cursor of another list
     */
    public Body page(ProductQuery query, @Nullable String cursor, int limit, String language) {
        Snapshot snapshot = keeper.current();
        Order order = Order.of(snapshot, query.sort());
        Set<String> categories =
                query.category() == null ? Set.of() : snapshot.categories().from(query.category());
        String words = query.lowerCaseWords();
        List<Product> found = new ArrayList<>(limit + 1);
        int place = cursor == null ? 0 : order.after(Position.parse(cursor, query.sort()));
        while (found.size() <= limit && place < order.size()) {
            Product product = order.at(place++);
            if (query.matches(product, categories, words)) {
                found.add(product);
            }
        }
        boolean more = found.size() > limit;
        List<Product> items = more ? found.subList(0, limit) : found;
        return body(items, more ? Position.of(items.get(limit - 1)).print(query.sort()) : null, language);
    }

    /**
     * A product as JSON.
     *
     * @throws by.pavilion.shared.Problem 404 when there is none that is published
     */
    public Body detail(ProductId id, String language) {
        Snapshot snapshot = keeper.current();
        Product product = snapshot.find(id).orElseThrow(() -> StorefrontProblems.noSuchProduct(id));
        return Body.of(ProductDetail.of(product, language, snapshot.categories()));
    }

    /** The category tree as JSON. */
    public Body categories(String language) {
        return keeper.current().categories().body(language);
    }

    private static Body body(List<Product> items, @Nullable String next, String language) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(64 + items.size() * 512);
        long digest = items.size();
        json.writeBytes(ITEMS);
        for (int place = 0; place < items.size(); place++) {
            if (place > 0) {
                json.write(',');
            }
            Body item = items.get(place).item(language);
            json.writeBytes(item.json());
            digest = mixed(digest, item.digest());
        }
        if (next == null) {
            json.writeBytes(END);
        } else {
            json.writeBytes(ascii("],\"next\":\"" + next + "\"}"));
            digest = mixed(digest, next.hashCode());
        }
        return new Body(json.toByteArray(), digest);
    }

    /** A digest of both, in which their order counts (the finaliser of SplitMix64). */
    private static long mixed(long digest, long more) {
        long mixed = (digest ^ more) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where a product stands in any order. */
    private record Position(long priceMinor, ProductId id) {
        static Position of(Product product) {
            return new Position(product.price().minor(), product.id());
        }

        String print(ProductSort sort) {
            return Cursor.print(sort, priceMinor, id.value());
        }

        static Position parse(String cursor, ProductSort sort) {
            List<String> parts = Cursor.parse(cursor, 3);
            try {
                if (parts.get(0).equals(sort.toString())) {
                    return new Position(Long.parseLong(parts.get(1)), new ProductId(Long.parseLong(parts.get(2))));
                }
            } catch (NumberFormatException notOurs) {
                throw StorefrontProblems.foreignCursor();
            }
            throw StorefrontProblems.foreignCursor();
        }
    }

    /** The products of a snapshot in one order. */
    private record Order(List<Product> products, Comparator<Position> order, boolean backwards) {
        private static final Comparator<Position> NEWEST_FIRST =
                Comparator.comparing(Position::id).reversed();
        private static final Comparator<Position> CHEAPEST_FIRST =
                Comparator.comparingLong(Position::priceMinor).thenComparing(Position::id);

        static Order of(Snapshot snapshot, ProductSort sort) {
            return switch (sort) {
                case NEWEST -> new Order(snapshot.newest(), NEWEST_FIRST, false);
                case CHEAPEST_FIRST -> new Order(snapshot.cheapest(), CHEAPEST_FIRST, false);
                case DEAREST_FIRST -> new Order(snapshot.cheapest(), CHEAPEST_FIRST.reversed(), true);
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
            int low = 0;
            int high = size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (order.compare(Position.of(at(middle)), position) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
