package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.douyin.Shelf.Goods;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Goods in the shop, and the idempotent ids that were used. */
@ApplicationScoped
class ShelfStore {
    private static final String SELECT = "SELECT sku_id, product_id, stock, price FROM sandbox_douyin_goods ";

    private final SandboxStore store;

    ShelfStore(SandboxStore store) {
        this.store = store;
    }

    Optional<Goods> find(String skuId) {
        return store.find(SELECT + "WHERE sku_id = ?", ShelfStore::goods, skuId);
    }

    Optional<Goods> lock(String skuId) {
        return store.find(SELECT + "WHERE sku_id = ? FOR UPDATE", ShelfStore::goods, skuId);
    }

    List<Goods> ofProduct(String productId) {
        return store.list(SELECT + "WHERE product_id = ? ORDER BY sku_id", ShelfStore::goods, productId);
    }

    void put(Goods goods) {
        store.update("""
                INSERT INTO sandbox_douyin_goods (sku_id, product_id, stock, price) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE product_id = VALUES(product_id), stock = VALUES(stock), price = VALUES(price)""", goods.skuId(), goods.productId(), goods.stock(), goods.price());
    }

    /** Takes pieces that are sold off the shelf and says how many: not more than there are, and none of goods never spoken of. */
    long take(String skuId, long pieces) {
        long taken = Math.min(pieces, lock(skuId).map(Goods::stock).orElse(0L));
        add(skuId, -taken);
        return taken;
    }

    void putBack(String skuId, long pieces) {
        add(skuId, pieces);
    }

    private void add(String skuId, long pieces) {
        store.update("UPDATE sandbox_douyin_goods SET stock = stock + ? WHERE sku_id = ?", pieces, skuId);
    }

    /** Whether nobody has used this idempotent id before. */
    boolean firstTime(String idempotentId) {
        return store.update("INSERT IGNORE INTO sandbox_douyin_idempotent_ids (id) VALUES (?)", idempotentId) == 1;
    }

    private static Goods goods(ResultSet row) throws SQLException {
        return new Goods(
                row.getString("sku_id"), row.getString("product_id"), row.getLong("stock"), row.getLong("price"));
    }
}
