package by.pavilion.inventory;

import by.pavilion.catalog.SaveListing;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestDrafts;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Listings with stock for tests. */
@ApplicationScoped
class TestStock {
    static final MerchantId MERCHANT = new MerchantId(1);
    static final WarehouseCode MINSK = new WarehouseCode("TEST-MINSK");

    private final SaveListing saveListing;
    private final SaveWarehouse saveWarehouse;
    private final Warehouses warehouses;
    private final SetStock setStock;
    private final AdjustStock adjustStock;
    private final Stock stock;
    private final Ids ids;

    TestStock(
            SaveListing saveListing,
            SaveWarehouse saveWarehouse,
            Warehouses warehouses,
            SetStock setStock,
            AdjustStock adjustStock,
            Stock stock,
            Ids ids) {
        this.saveListing = saveListing;
        this.saveWarehouse = saveWarehouse;
        this.warehouses = warehouses;
        this.setStock = setStock;
        this.adjustStock = adjustStock;
        this.stock = stock;
        this.ids = ids;
    }

    Sku listed() {
        if (warehouses.find(MINSK).isEmpty()) {
            saveWarehouse.save(MINSK, null, new SaveWarehouse.Particulars("For tests", "BY", "9610", null));
        }
        Sku sku = new Sku("T-" + Long.toString(ids.next(), 36).toUpperCase(Locale.ROOT));
        saveListing.save(MERCHANT, sku, null, TestDrafts.chocolate());
        return sku;
    }

    void set(Sku sku, long available) {
        setStock.set("key_test", MERCHANT, sku, null, available, Optional.of(MINSK));
    }

    void receive(Sku sku, String lot, LocalDate bestBefore, long pieces) {
        adjustStock.adjust(
                "key_test",
                new IdempotencyKey("test-" + ids.next()),
                MERCHANT,
                sku,
                new AdjustStock.Particulars(
                        MINSK,
                        pieces,
                        AdjustmentReason.RECEIVED,
                        Optional.of(new LotNumber(lot)),
                        Optional.of(bestBefore),
                        Optional.empty()));
    }

    /** Takes pieces as an order does, in a transaction of its own that leaves nothing behind when there are too few. */
    boolean take(List<Stock.Taking> takings) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                if (!stock.take(takings)) {
                    throw new ShortException();
                }
                return true;
            });
        } catch (ShortException rolledBack) {
            return false;
        }
    }

    @SuppressWarnings("serial") // never serialised
    private static final class ShortException extends RuntimeException {}
}
