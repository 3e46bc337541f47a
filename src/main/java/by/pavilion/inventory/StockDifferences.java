package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes balances from the ledger and tells where they differ from the counters. Sales go on meanwhile: one statement
 * reads both sides of a portion of SKUs, and the database shows one statement one state.
 */
@ApplicationScoped
public class StockDifferences {
    private static final int PORTION = 100;
    private static final int MOST_PORTIONS = 20;

    /** After every code: codes are letters, digits and hyphens. */
    private static final String END = "~";

    private final DifferenceStore store;

    StockDifferences(DifferenceStore store) {
        this.store = store;
    }

    /**
     * Differences by SKU and warehouse. A page looks at 2,000 SKUs at most, so it may be short or empty and still have a
     * next one: the last page is the one without.
     */
    public Page<StockDifference> page(@Nullable String cursor, int limit) {
        List<String> position = cursor == null ? List.of("", "", "") : Cursor.parse(cursor, 3);
        String sku = position.get(0);
        String warehouse = position.get(1);
        String pool = position.get(2);
        List<StockDifference> found = new ArrayList<>();
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            List<Sku> next = store.skusAfter(sku, PORTION);
            boolean last = next.size() < PORTION;
            String upTo = last ? END : next.get(PORTION - 1).value();
            found.addAll(store.differences(sku, warehouse, pool, upTo, limit + 1 - found.size()));
            if (found.size() > limit || last) {
                return Page.of(found, limit, StockDifferences::position);
            }
            sku = upTo;
            warehouse = END;
            pool = END;
        }
        return new Page<>(found, Cursor.print(sku, warehouse, pool));
    }

    private static String position(StockDifference difference) {
        return Cursor.print(
                difference.sku(),
                difference.warehouse(),
                difference.pool().map(Pool::value).orElse(""));
    }
}
