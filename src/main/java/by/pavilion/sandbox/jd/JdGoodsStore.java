package by.pavilion.sandbox.jd;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What the merchant has told of its goods: stock, price, and under which number the stock was set last. */
@ApplicationScoped
class JdGoodsStore {
    private final SandboxStore store;

    JdGoodsStore(SandboxStore store) {
        this.store = store;
    }

    /** @param jdPrice in fen */
    record Goods(Optional<Integer> stock, Optional<Integer> jdPrice) {}

    Goods find(String sku) {
        return store.find(
                        "SELECT stock, price FROM sandbox_jd_goods WHERE sku = ?",
                        row -> new Goods(
                                Optional.ofNullable(row.getObject("stock", Integer.class)),
                                Optional.ofNullable(row.getObject("price", Integer.class))),
                        sku)
                .orElse(new Goods(Optional.empty(), Optional.empty()));
    }

    /** A number that was used before changes nothing. */
    void setStock(String sku, int stock, String stockRfId) {
        store.update("""
                INSERT INTO sandbox_jd_goods (sku, stock, stock_rf_id, stock_sets) VALUES (?, ?, ?, 1)
                ON DUPLICATE KEY UPDATE
                  stock = IF(stock_rf_id <=> VALUES(stock_rf_id), stock, VALUES(stock)),
                  stock_rf_id = VALUES(stock_rf_id), stock_sets = stock_sets + 1""", sku, stock, stockRfId);
    }

    void setPrice(String sku, int price) {
        store.update("""
                INSERT INTO sandbox_jd_goods (sku, price, stock_sets) VALUES (?, ?, 0)
                ON DUPLICATE KEY UPDATE price = VALUES(price)""", sku, price);
    }

    /** How many calls have set the stock. */
    int stockSets(String sku) {
        return store.find("SELECT stock_sets FROM sandbox_jd_goods WHERE sku = ?", row -> row.getInt("stock_sets"), sku)
                .orElse(0);
    }

    /** False when the merchant has set a stock and it does not suffice. */
    boolean take(String sku, int pieces) {
        return find(sku).stock().isEmpty()
                || store.update(
                                "UPDATE sandbox_jd_goods SET stock = stock - ? WHERE sku = ? AND stock >= ?",
                                pieces,
                                sku,
                                pieces)
                        == 1;
    }
}
