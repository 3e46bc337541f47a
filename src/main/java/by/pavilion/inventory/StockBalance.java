package by.pavilion.inventory;

/** What one warehouse holds of an SKU: free to sell, and sold but not yet gone. */
public record StockBalance(WarehouseCode warehouse, long available, long reserved) {
    public StockBalance {
        if (available < 0 || reserved < 0) {
            throw new IllegalArgumentException("a balance is never negative: " + available + ", " + reserved);
        }
    }

    public long onHand() {
        return Math.addExact(available, reserved);
    }
}
