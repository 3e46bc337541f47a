package by.pavilion.storefront;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ProductId;
import by.pavilion.catalog.Sku;
import by.pavilion.pricing.ListedPrice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All published products at one moment. It never changes; {@link #with} makes the next one. */
final class Snapshot {
    private final CategoryTree categories;
    private final Map<ProductId, Product> byId;
    private final Map<Sku, ProductId> productOf;
    private final List<Product> newest;
    private final List<Product> cheapest;
    private final Set<ProductId> touched;
    private final Pages pages;
    private final Map<Sku, Long> sold;
    private final Object generation = new Object();
    private volatile @Nullable List<Product> bestselling;
    private volatile @Nullable Columns columns;
    private volatile @Nullable SortedMap<String, String> producers;
    private final SortedMap<String, String> brands = new TreeMap<>();

    private Snapshot(
            CategoryTree categories,
            Map<ProductId, Product> byId,
            List<Product> newest,
            List<Product> cheapest,
            Set<ProductId> touched,
            Pages pages,
            Map<Sku, Long> sold) {
        this.categories = categories;
        this.byId = byId;
        this.newest = newest;
        this.cheapest = cheapest;
        this.touched = touched;
        this.pages = pages;
        this.sold = sold;
        this.productOf = new HashMap<>();
        byId.values().forEach(product -> product.variants()
                .forEach(variant -> productOf.put(variant.listing().sku(), product.id())));
        newest.forEach(
                product -> // in one order, so that every replica takes the same spelling
                brands.putIfAbsent(product.brandId(), product.main().brand()));
    }

    static Snapshot empty(CategoryTree categories) {
        return new Snapshot(categories, Map.of(), List.of(), List.of(), Set.of(), Pages.NONE, Map.of());
    }

    /**
     * The snapshot after changes of some SKUs.
     *
     * @param listings those of the SKUs that exist, published or not
     * @param listed the prices that price lists give
     */
    Snapshot with(Collection<Sku> changed, Map<Sku, Listing> listings, Set<Sku> inStock, Map<Sku, ListedPrice> listed) {
        Set<ProductId> touched = new HashSet<>();
        changed.forEach(sku -> Optional.ofNullable(productOf.get(sku)).ifPresent(touched::add));
        listings.values().forEach(listing -> touched.add(listing.productId()));
        Map<ProductId, Map<Sku, Variant>> variants = new HashMap<>();
        for (ProductId id : touched) {
            Map<Sku, Variant> kept = new TreeMap<>();
            Optional.ofNullable(byId.get(id)).map(Product::variants).orElse(List.of()).stream()
                    .filter(variant -> !changed.contains(variant.listing().sku()))
                    .forEach(variant -> kept.put(variant.listing().sku(), variant));
            variants.put(id, kept);
        }
        listings.values().stream().filter(Listing::isPublished).forEach(listing -> variants.computeIfAbsent(
                        listing.productId(), id -> new TreeMap<>())
                .put(listing.sku(), variant(listing, inStock.contains(listing.sku()), listed)));
        Map<ProductId, Product> products = new HashMap<>(byId);
        products.keySet().removeAll(touched);
        variants.forEach((id, ofProduct) -> {
            if (!ofProduct.isEmpty()) {
                products.put(id, new Product(id, List.copyOf(ofProduct.values()), categories));
            }
        });
        return new Snapshot(
                categories,
                products,
                sorted(newest, touched, products, Product.NEWEST_FIRST),
                sorted(cheapest, touched, products, Product.CHEAPEST_FIRST),
                Set.copyOf(touched),
                pages,
                sold);
    }

    private static Variant variant(Listing listing, boolean inStock, Map<Sku, ListedPrice> listed) {
        ListedPrice price = listed.get(listing.sku());
        return price == null
                ? new Variant(listing, inStock, Optional.empty())
                : new Variant(listing.at(price.price()), inStock, price.compareAtPrice());
    }

    /** The same products beside other pages. */
    Snapshot with(Pages others) {
        return new Snapshot(categories, byId, newest, cheapest, touched, others, sold);
    }

    /** The same products after more sales. */
    Snapshot after(Map<Sku, Long> sales) {
        return new Snapshot(categories, byId, newest, cheapest, touched, pages, Map.copyOf(sales));
    }

    /** The pieces sold of each SKU. */
    Map<Sku, Long> sold() {
        return sold;
    }

    /** The pieces sold of the product. */
    long soldOf(Product product) {
        return product.variants().stream()
                .mapToLong(variant -> sold.getOrDefault(variant.listing().sku(), 0L))
                .sum();
    }

    Pages pages() {
        return pages;
    }

    CategoryTree categories() {
        return categories;
    }

    Optional<Product> find(ProductId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Products in the order of newness, the newest first. */
    List<Product> newest() {
        return newest;
    }

    /** Products by pieces sold, the most wanted first; of equals the newest. Sorted when somebody asks. */
    List<Product> bestselling() {
        List<Product> known = bestselling;
        if (known == null) {
            known = newest.stream()
                    .sorted(Comparator.comparingLong(this::soldOf).reversed())
                    .toList();
            bestselling = known;
        }
        return known;
    }

    /** The products by rows, in the order of newness. Made when somebody asks. */
    Columns columns() {
        Columns known = columns;
        if (known == null) {
            producers(); // lists name them: whoever has the columns has those at hand too
            known = new Columns(newest, categories.facets().keySet());
            columns = known;
        }
        return known;
    }

    /** Whether somebody has asked for them. */
    boolean hasColumns() {
        return columns != null;
    }

    /** Stands for this snapshot, and no other, with whoever must not keep it alive. */
    Object generation() {
        return generation;
    }

    /** Products by price, the cheapest first. */
    List<Product> cheapest() {
        return cheapest;
    }

    /** The names of the brands that have something on sale, by their ids. */
    SortedMap<String, String> brands() {
        return brands;
    }

    /** The names of the producers that have something on sale, by their ids. Made when somebody asks. */
    SortedMap<String, String> producers() {
        SortedMap<String, String> known = producers;
        if (known == null) {
            known = new TreeMap<>();
            for (Product product : newest) {
                String name = product.main().producer();
                if (name != null) {
                    known.putIfAbsent(product.producerId(), name);
                }
            }
            producers = known;
        }
        return known;
    }

    /** The products that may look otherwise than in the snapshot before, those that are gone included. */
    Set<ProductId> touched() {
        return touched;
    }

    int size() {
        return byId.size();
    }

    /** The old order without what was touched, which is a sorted run already, and then what is new. */
    private static List<Product> sorted(
            List<Product> before, Set<ProductId> touched, Map<ProductId, Product> products, Comparator<Product> order) {
        List<Product> sorted = new ArrayList<>(products.size());
        before.stream().filter(product -> !touched.contains(product.id())).forEach(sorted::add);
        touched.forEach(id -> Optional.ofNullable(products.get(id)).ifPresent(sorted::add));
        sorted.sort(order);
        return List.copyOf(sorted);
    }
}
