package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Products of the shop. */
@ApplicationScoped
class ProductStore {
    private static final String SELECT =
            "SELECT id, reference, sku_id, code, status, reason, draft, shown FROM sandbox_douyin_products ";

    private final SandboxStore store;

    ProductStore(SandboxStore store) {
        this.store = store;
    }

    /** False when another product has this reference. */
    boolean insert(Product product, Instant dueAt) {
        return store.update(
                        """
                        INSERT IGNORE INTO sandbox_douyin_products
                          (id, reference, sku_id, code, status, reason, draft, shown, due_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        product.id(),
                        product.reference(),
                        product.skuId(),
                        product.code(),
                        product.status(),
                        product.reason(),
                        product.draft(),
                        product.shown(),
                        dueAt)
                == 1;
    }

    Optional<Product> find(long id) {
        return store.find(SELECT + "WHERE id = ?", ProductStore::product, id);
    }

    Optional<Product> findByReference(String reference) {
        return store.find(SELECT + "WHERE reference = ?", ProductStore::product, reference);
    }

    void edit(long id, String draft, Instant dueAt) {
        store.update(
                "UPDATE sandbox_douyin_products SET draft = ?, status = 2, reason = '', due_at = ? WHERE id = ?",
                draft,
                dueAt,
                id);
    }

    List<Product> due(Instant now, int limit) {
        return store.list(SELECT + "WHERE due_at <= ? ORDER BY due_at, id LIMIT ?", ProductStore::product, now, limit);
    }

    /** What was decided of this draft. */
    void decide(Product looked, int status, String reason) {
        store.update(
                "UPDATE sandbox_douyin_products SET status = ?, reason = ?, due_at = NULL, shown = IF(? = 3, draft, shown)"
                        + " WHERE id = ? AND draft = ?",
                status,
                reason,
                status,
                looked.id(),
                looked.draft());
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getLong("id"),
                row.getString("reference"),
                row.getLong("sku_id"),
                row.getString("code"),
                row.getInt("status"),
                row.getString("reason"),
                row.getString("draft"),
                row.getString("shown"));
    }
}
