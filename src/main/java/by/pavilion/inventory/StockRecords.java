package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of what stands behind an SKU's counters: adjustments and lots. */
@ApplicationScoped
public class StockRecords {
    private final AdjustmentStore adjustments;
    private final LotStore lots;

    StockRecords(AdjustmentStore adjustments, LotStore lots) {
        this.adjustments = adjustments;
        this.lots = lots;
    }

    /** A page of adjustments, the newest first. */
    public Page<StockAdjustment> adjustments(Sku sku, @Nullable String cursor, int limit) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                adjustments.before(sku, before, limit + 1),
                limit,
                adjustment -> Cursor.print(adjustment.id().value()));
    }

    /** The lot of that number, wherever it lies. */
    public Optional<Lot> lot(Sku sku, LotNumber number) {
        return lots.find(sku, number);
    }

    /** The lots that an order is picked from, as far as its goods have some. */
    public List<Lot> lotsOf(String order) {
        return lots.ofOrder(order);
    }

    /** A page of lots by warehouse and number. */
    public Page<Lot> lots(Sku sku, @Nullable String cursor, int limit) {
        List<String> after = cursor == null ? List.of("", "") : Cursor.parseCodes(cursor, 2);
        return Page.of(
                lots.after(sku, after.get(0), after.get(1), limit + 1),
                limit,
                lot -> Cursor.print(lot.warehouse(), lot.number()));
    }
}
