package by.pavilion.sandbox.douyin;

import static by.pavilion.shared.Statements.instant;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Sales of which the platform lends a phone, and until when. */
@ApplicationScoped
class LentPhoneStore {
    private final SandboxStore store;

    LentPhoneStore(SandboxStore store) {
        this.store = store;
    }

    void put(long orderId, Instant endsAt) {
        store.update("""
                INSERT INTO sandbox_douyin_lent_phones (order_id, ends_at) VALUES (?, ?)
                ON DUPLICATE KEY UPDATE ends_at = VALUES(ends_at)""", orderId, endsAt);
    }

    Optional<Instant> endOf(long orderId) {
        return store.find(
                "SELECT ends_at FROM sandbox_douyin_lent_phones WHERE order_id = ?",
                row -> instant(row, "ends_at"),
                orderId);
    }
}
