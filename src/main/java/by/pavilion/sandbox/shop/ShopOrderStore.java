package by.pavilion.sandbox.shop;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Orders that the page may show. */
@ApplicationScoped
class ShopOrderStore {
    private final SandboxStore store;

    ShopOrderStore(SandboxStore store) {
        this.store = store;
    }

    void remember(String orderId, Instant boughtAt) {
        store.update("INSERT IGNORE INTO sandbox_shop_orders (order_id, bought_at) VALUES (?, ?)", orderId, boughtAt);
    }

    boolean knows(String orderId) {
        return store.find("SELECT 1 FROM sandbox_shop_orders WHERE order_id = ?", row -> row.getInt(1), orderId)
                .isPresent();
    }
}
