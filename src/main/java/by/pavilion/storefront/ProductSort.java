package by.pavilion.storefront;

/** The orders that lists come in. The constants print as in the query. */
public enum ProductSort {
    RELEVANCE("relevance"),
    NEWEST("newest"),
    BESTSELLING("sales"),
    CHEAPEST_FIRST("price"),
    DEAREST_FIRST("-price");

    private final String text;

    ProductSort(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
