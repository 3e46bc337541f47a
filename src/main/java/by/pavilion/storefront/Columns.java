package by.pavilion.storefront;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What lists are narrowed, ordered and counted by, by rows: ready to be run through for every list of a snapshot. */
final class Columns {
    private final List<Product> products;
    private final RowsById rows;
    private final long[] prices;
    private final boolean[] inStock;
    private final Column categories;
    private final Column brands;
    private final Column spellings;
    private final Column producers;
    private final Column storages;
    private final Column origins;
    private final Map<String, Column> attributes;

    /**
     * Makes the columns.
     *
     * @param newest the newest first: a product's place in it is its row
     * @param facets the codes of the attributes that lists are narrowed by
     */
    Columns(List<Product> newest, Set<String> facets) {
        this.products = newest;
        this.rows = new RowsById(
                newest.stream().mapToLong(product -> product.id().value()).toArray());
        this.prices =
                newest.stream().mapToLong(product -> product.price().minor()).toArray();
        this.inStock = new boolean[newest.size()];
        for (int row = 0; row < inStock.length; row++) {
            inStock[row] = newest.get(row).inStock();
        }
        this.categories = new Column(newest, product -> product.main().category());
        this.brands = new Column(newest, Product::brandId);
        this.spellings = new Column(newest, product -> product.main().brand());
        this.producers = new Column(newest, Product::producerId);
        this.storages = new Column(newest, product -> product.main().storage().name());
        this.origins = new Column(newest, product -> product.main().customs().originCountry());
        this.attributes = AttributeColumns.of(newest, facets);
    }

    int size() {
        return products.size();
    }

    /** The row of a product, or -1 when there is none. */
    int row(long id) {
        return rows.row(id);
    }

    Product product(int row) {
        return products.get(row);
    }

    long price(int row) {
        return prices[row];
    }

    boolean inStock(int row) {
        return inStock[row];
    }

    Column categories() {
        return categories;
    }

    /** Their ids. */
    Column brands() {
        return brands;
    }

    /** The brands' names, as each product writes them. */
    Column spellings() {
        return spellings;
    }

    /** Their ids, empty where none is named. */
    Column producers() {
        return producers;
    }

    Column storages() {
        return storages;
    }

    /** By the codes of attributes, those that some product has: see {@link AttributeColumns}. */
    Map<String, Column> attributes() {
        return attributes;
    }

    /** In customs' codes. */
    Column origins() {
        return origins;
    }
}
