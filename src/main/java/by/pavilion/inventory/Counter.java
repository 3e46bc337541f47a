package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import java.util.Comparator;
import java.util.Optional;

/** What counts pieces of an SKU in a warehouse: those that are free for all, or those of a pool. */
record Counter(Sku sku, WarehouseCode warehouse, Optional<Pool> pool) implements Comparable<Counter> {
    private static final Comparator<Counter> ORDER =
            Comparator.comparing(Counter::sku).thenComparing(Counter::warehouse).thenComparing(Counter::poolColumn);

    static Counter common(Sku sku, WarehouseCode warehouse) {
        return new Counter(sku, warehouse, Optional.empty());
    }

    static Counter of(Allocation allocation) {
        return new Counter(allocation.sku(), allocation.warehouse(), Optional.of(allocation.pool()));
    }

    /** What this counter is called in rows, where the common one has an empty name. */
    String poolColumn() {
        return pool.map(Pool::value).orElse("");
    }

    boolean isCommon() {
        return pool.isEmpty();
    }

    @Override
    public int compareTo(Counter other) {
        return ORDER.compare(this, other);
    }
}
