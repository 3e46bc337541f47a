package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes balances from the ledger and tells where they differ from the counters. Sales go on meanwhile: one statement
 * reads both sides of a portion of SKUs, and the database shows one statement one state. The same for lots: what came and went
 * by their ledger, what is assigned by the assignments.
 */
@ApplicationScoped
public class StockDifferences {
    private static final int PORTION = 100;
    private static final int MOST_PORTIONS = 20;

    /** After so long without a difference a page ends all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** After every code: codes are letters, digits and hyphens. */
    private static final String END = "~";

    private static final String BALANCES = "b";
    private static final String LOTS = "l";

    private final DifferenceStore store;
    private final Clock clock;

    StockDifferences(DifferenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Where a list goes on: after a balance, or after a lot. */
    private record Position(String kind, String sku, String warehouse, String name) {
        static Position beginning(String kind) {
            return new Position(kind, "", "", "");
        }

        static Position of(@Nullable String cursor) {
            if (cursor == null) {
                return beginning(BALANCES);
            }
            List<String> parts = Cursor.parseCodes(cursor, 4);
            return new Position(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
        }

        static Position after(StockDifference difference) {
            return difference
                    .lot()
                    .map(lot -> new Position(
                            LOTS,
                            difference.sku().value(),
                            difference.warehouse().value(),
                            lot.value()))
                    .orElseGet(() -> new Position(
                            BALANCES,
                            difference.sku().value(),
                            difference.warehouse().value(),
                            difference.pool().map(Pool::value).orElse("")));
        }

        /** Behind everything of an SKU. */
        Position behind(String lastSku) {
            return new Position(kind, lastSku, END, END);
        }

        boolean isAmongLots() {
            return kind.equals(LOTS);
        }

        String print() {
            return Cursor.print(kind, sku, warehouse, name);
        }
    }

    /**
     * Differences of balances by SKU and warehouse, and then those of lots. A page that has found something looks at 2,000 SKUs
     * at most, so it may be short and still have a next one. One that has found nothing goes on until there is something, the
     * end or its time is over; the last page is the one without a next.
     */
    public Page<StockDifference> page(@Nullable String cursor, int limit) {
        Position position = Position.of(cursor);
        Instant enough = clock.instant().plus(PATIENCE);
        List<StockDifference> found = new ArrayList<>();
        for (int portion = 0; found.size() <= limit; portion++) {
            if (portion >= MOST_PORTIONS && (!found.isEmpty() || clock.instant().isAfter(enough))) {
                return new Page<>(found, position.print());
            }
            List<Sku> next = store.skusAfter(position.sku(), PORTION);
            boolean last = next.size() < PORTION;
            String upTo = last ? END : next.get(PORTION - 1).value();
            found.addAll(differences(position, upTo, limit + 1 - found.size()));
            if (last && position.isAmongLots()) {
                break;
            }
            position = last ? Position.beginning(LOTS) : position.behind(upTo);
        }
        return Page.of(found, limit, difference -> Position.after(difference).print());
    }

    private List<StockDifference> differences(Position position, String upTo, int limit) {
        return position.isAmongLots()
                ? store.lots(position.sku(), position.warehouse(), position.name(), upTo, limit)
                : store.differences(position.sku(), position.warehouse(), position.name(), upTo, limit);
    }
}
