package by.pavilion.sandbox.payment;

import static by.pavilion.sandbox.SandboxStore.optionalInstant;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Payments at the firm. */
@ApplicationScoped
class PaymentStore {
    private static final String COLUMNS =
            "id, out_trade_no, order_no, transaction_id, amount_minor, payer, notify_url, paid_at, declared";

    private final SandboxStore store;

    PaymentStore(SandboxStore store) {
        this.store = store;
    }

    /** Does nothing when the trade number is there already. */
    void insert(
            String outTradeNo,
            String orderNo,
            String transactionId,
            long amountMinor,
            String payer,
            String notifyUrl,
            Instant dueAt) {
        store.update("""
                INSERT IGNORE INTO sandbox_payments
                  (out_trade_no, order_no, transaction_id, amount_minor, payer, notify_url, due_at, declared)
                VALUES (?, ?, ?, ?, ?, ?, ?, FALSE)""", outTradeNo, orderNo, transactionId, amountMinor, payer, notifyUrl, dueAt);
    }

    /** A payment that was settled elsewhere: its trade number is its own, and nobody waits for a notification. */
    void insertPaid(String orderNo, String transactionId, long amountMinor, String payer, Instant paidAt) {
        store.update("""
                INSERT INTO sandbox_payments
                  (out_trade_no, order_no, transaction_id, amount_minor, payer, notify_url, paid_at, declared)
                VALUES (?, ?, ?, ?, ?, '', ?, FALSE)""", transactionId, orderNo, transactionId, amountMinor, payer, paidAt);
    }

    Optional<Payment> ofTrade(String outTradeNo) {
        return store.find(
                "SELECT " + COLUMNS + " FROM sandbox_payments WHERE out_trade_no = ?",
                PaymentStore::payment,
                outTradeNo);
    }

    Optional<Payment> ofTransaction(String transactionId) {
        return store.find(
                "SELECT " + COLUMNS + " FROM sandbox_payments WHERE transaction_id = ?",
                PaymentStore::payment,
                transactionId);
    }

    List<Payment> due(Instant now, int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_payments WHERE due_at <= ? ORDER BY due_at, id LIMIT ?",
                PaymentStore::payment,
                now,
                limit);
    }

    void paid(long id, Instant at) {
        store.update("UPDATE sandbox_payments SET paid_at = ?, due_at = NULL WHERE id = ?", at, id);
    }

    void declared(long id) {
        store.update("UPDATE sandbox_payments SET declared = TRUE WHERE id = ?", id);
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                row.getLong("id"),
                row.getString("out_trade_no"),
                row.getString("order_no"),
                row.getString("transaction_id"),
                row.getLong("amount_minor"),
                row.getString("payer"),
                row.getString("notify_url"),
                optionalInstant(row, "paid_at"),
                row.getBoolean("declared"));
    }
}
