package by.pavilion.storefront;

import by.pavilion.catalog.ProductId;
import by.pavilion.storefront.search.SearchIndex;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reading of published products, from memory. */
@ApplicationScoped
public class Products {
    /** What a key and its place in a cache cost, about. */
    private static final int KEY_BYTES = 500;

    /** As many matches are gone through in less time than another thread takes to begin. */
    private static final int FEW = 1_000;

    private static final byte[] ITEMS = ascii("{\"items\":[");
    private static final byte[] COMMA = ascii(",");
    private static final byte[] END_OF_ITEMS = ascii("]");
    private static final byte[] FACETS = ascii(",\"facets\":");
    private static final byte[] END = ascii("}");

    private final SnapshotKeeper keeper;
    private final Cache<ListKey, Kept> lists;
    private final Cache<TypedKey, Kept> suggestions;
    private final Cache<PageKey, Kept> pages;

    Products(SnapshotKeeper keeper, StorefrontConfig config) {
        this.keeper = keeper;
        this.lists = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(config.listMemory().asLongValue())
                .weigher((ListKey key, Kept kept) -> KEY_BYTES + kept.body().weight())
                .build();
        this.suggestions = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(config.suggestionMemory().asLongValue())
                .weigher((TypedKey key, Kept kept) -> KEY_BYTES + kept.body().weight())
                .build();
        this.pages = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(config.pageMemory().asLongValue())
                .weigher((PageKey key, Kept kept) -> kept.body().weight())
                .build();
    }

    /** A list that was asked for. */
    private record ListKey(ProductQuery query, @Nullable String cursor, int limit, String language) {}

    /** Beginnings of words that suggestions were asked for. */
    private record TypedKey(String typed, int limit, String language) {}

    /** A page of a product that was asked for. */
    private record PageKey(ProductId id, String language) {}

    /** What was made of something; it holds as long as that is the one at hand. */
    private record Kept(Object from, Body body) {}

    /**
     * A page of products as JSON.
     *
     * @param cursor the {@code next} of the page before
     * @throws by.pavilion.shared.Problem 400 for a cursor of another list
     */
    public Body page(ProductQuery query, @Nullable String cursor, int limit, String language) {
        Snapshot snapshot = keeper.current();
        return kept(
                lists,
                new ListKey(query, cursor, limit, language),
                snapshot.generation(),
                () -> page(snapshot, keeper.index(), query, cursor, limit, language));
    }

    /** The same, when it is at hand, or made at once of what is: see ADR 62. */
    public Optional<Body> findPage(ProductQuery query, @Nullable String cursor, int limit, String language) {
        Snapshot snapshot = keeper.current();
        ListKey key = new ListKey(query, cursor, limit, language);
        return find(lists, key, snapshot.generation())
                .or(() -> ProductList.findAtOnce(snapshot, keeper.index(), query, cursor, limit, FEW)
                        .map(list -> keep(lists, key, snapshot.generation(), body(list, language, snapshot))));
    }

    /**
     * A product as JSON.
     *
     * @throws by.pavilion.shared.Problem 404 when there is none that is published
     */
    public Body detail(ProductId id, String language) {
        Snapshot snapshot = keeper.current();
        Product product = snapshot.find(id).orElseThrow(() -> StorefrontProblems.noSuchProduct(id));
        return kept(
                pages,
                new PageKey(id, language),
                product,
                () -> Body.of(ProductDetail.of(product, language, snapshot.categories())));
    }

    /** What whoever has typed so much may mean, as JSON: categories, brands, producers and products. */
    public Body suggestions(String typed, int limit, String language) {
        Snapshot snapshot = keeper.current();
        return kept(
                suggestions,
                new TypedKey(typed, limit, language),
                snapshot.generation(),
                () -> Body.of(Suggestions.of(typed, limit, language, snapshot, keeper.index())));
    }

    /** The same, as long as nobody need look for them. */
    public Optional<Body> findSuggestions(String typed, int limit, String language) {
        return find(
                suggestions,
                new TypedKey(typed, limit, language),
                keeper.current().generation());
    }

    /** The category tree as JSON. */
    public Body categories(String language) {
        return keeper.current().categories().body(language);
    }

    /**
     * What listings of a category can say, as JSON.
     *
     * @throws by.pavilion.shared.Problem 404 when there is no such category
     */
    public Body attributes(String category, String language) {
        return keeper.current()
                .categories()
                .attributes(category, language)
                .orElseThrow(StorefrontProblems::noSuchCategory);
    }

    static Body page(
            Snapshot snapshot,
            SearchIndex index,
            ProductQuery query,
            @Nullable String cursor,
            int limit,
            String language) {
        return body(ProductList.of(snapshot, index, query, cursor, limit), language, snapshot);
    }

    private static <K> Body kept(Cache<K, Kept> cache, K key, Object from, Supplier<Body> making) {
        return find(cache, key, from).orElseGet(() -> keep(cache, key, from, making.get()));
    }

    private static <K> Body keep(Cache<K, Kept> cache, K key, Object from, Body made) {
        cache.put(key, new Kept(from, made));
        return made;
    }

    private static <K> Optional<Body> find(Cache<K, Kept> cache, K key, Object from) {
        return Optional.ofNullable(cache.getIfPresent(key))
                .filter(known -> known.from() == from)
                .map(Kept::body);
    }

    private static Body body(ProductList list, String language, Snapshot snapshot) {
        List<Product> items = list.items();
        List<byte[]> parts = new ArrayList<>(2 * items.size() + 6);
        long digest = items.size();
        parts.add(ITEMS);
        for (int place = 0; place < items.size(); place++) {
            if (place > 0) {
                parts.add(COMMA);
            }
            Body item = items.get(place).item(language);
            parts.add(item.json());
            digest = mixed(digest, item.digest());
        }
        parts.add(END_OF_ITEMS);
        if (list.next() != null) {
            parts.add(ascii(",\"next\":\"" + list.next() + '"'));
            digest = mixed(digest, list.next().hashCode());
        }
        if (list.count() != null) {
            Body facets =
                    Body.of(list.count().in(language, snapshot.categories(), snapshot.brands(), snapshot.producers()));
            parts.add(FACETS);
            parts.add(facets.json());
            digest = mixed(digest, facets.digest());
        }
        parts.add(END);
        return new Body(joined(parts), digest);
    }

    private static byte[] joined(List<byte[]> parts) {
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int end = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, end, part.length);
            end += part.length;
        }
        return all;
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
}
