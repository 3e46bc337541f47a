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
 * reads both sides of a portion of SKUs, and the database shows one statement one state. The same for what is assigned of
 * lots.
 */
@ApplicationScoped
public class StockDifferences {
    private static final int PORTION = 100;
    private static final int MOST_PORTIONS = 20;

    /** After every code: codes are letters, digits and hyphens. */
    private static final String END = "~";

    private static final String BALANCES = "b";
    private static final String LOTS = "l";

    private final DifferenceStore store;

    StockDifferences(DifferenceStore store) {
        this.store = store;
    }

    /** Where a list goes on: after a balance, or after a lot. */
    private record Position(String sku, String warehouse, String name) {
        /** Behind everything of an SKU. */
        static Position behind(String sku) {
            return new Position(sku, END, END);
        }
    }

    /**
     * Differences of balances by SKU and warehouse, and then those of lots. A page looks at 2,000 SKUs at most, so it may be
     * short or empty and still have a next one: the last page is the one without.
     */
    public Page<StockDifference> page(@Nullable String cursor, int limit) {
        List<String> parts = cursor == null ? List.of(BALANCES, "", "", "") : Cursor.parse(cursor, 4);
        Position position = new Position(parts.get(1), parts.get(2), parts.get(3));
        if (parts.get(0).equals(LOTS)) {
            return part(LOTS, position, limit, store::lots);
        }
        Page<StockDifference> balances = part(BALANCES, position, limit, store::differences);
        return balances.next() == null ? new Page<>(balances.items(), Cursor.print(LOTS, "", "", "")) : balances;
    }

    private interface Reading {
        List<StockDifference> read(String sku, String warehouse, String name, String upTo, int limit);
    }

    private Page<StockDifference> part(String kind, Position from, int limit, Reading reading) {
        Position position = from;
        List<StockDifference> found = new ArrayList<>();
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            List<Sku> next = store.skusAfter(position.sku(), PORTION);
            boolean last = next.size() < PORTION;
            String upTo = last ? END : next.get(PORTION - 1).value();
            found.addAll(reading.read(
                    position.sku(), position.warehouse(), position.name(), upTo, limit + 1 - found.size()));
            if (found.size() > limit || last) {
                return Page.of(found, limit, difference -> cursor(kind, difference));
            }
            position = Position.behind(upTo);
        }
        return new Page<>(found, Cursor.print(kind, position.sku(), position.warehouse(), position.name()));
    }

    private static String cursor(String kind, StockDifference difference) {
        return Cursor.print(
                kind,
                difference.sku(),
                difference.warehouse(),
                difference
                        .lot()
                        .map(LotNumber::value)
                        .or(() -> difference.pool().map(Pool::value))
                        .orElse(""));
    }
}
