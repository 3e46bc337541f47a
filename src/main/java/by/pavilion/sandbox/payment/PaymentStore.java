package by.pavilion.sandbox.payment;

import static by.pavilion.shared.Statements.optionalInstant;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.payment.PaymentFirm.Wish;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payments at the firm. */
@ApplicationScoped
class PaymentStore {
    private static final String COLUMNS =
            "id, out_trade_no, order_no, transaction_id, amount_minor, payer, notify_url, paid_at, declared";

    private final SandboxStore store;

    PaymentStore(SandboxStore store) {
        this.store = store;
    }

    /** Those whose trade number is there already stay as they are. */
    void insert(List<Wish> wishes, Function<Wish, String> transactionId, Instant dueAt) {
        store.insertAll(
                """
                INSERT IGNORE INTO sandbox_payments
                  (out_trade_no, order_no, transaction_id, amount_minor, payer, notify_url, due_at, declared)""",
                wishes.stream()
                        .map(wish -> new @Nullable Object[] {
                            wish.outTradeNo(),
                            wish.orderNo(),
                            transactionId.apply(wish),
                            wish.amountMinor(),
                            wish.payer(),
                            wish.notifyUrl(),
                            dueAt,
                            false
                        })
                        .toList());
    }

    /** A payment that was settled elsewhere: its trade number is its own, and nobody waits for a notification. */
    void insertPaid(String orderNo, String transactionId, long amountMinor, String payer, Instant paidAt) {
        store.update("""
                INSERT INTO sandbox_payments
                  (out_trade_no, order_no, transaction_id, amount_minor, payer, notify_url, paid_at, declared)
                VALUES (?, ?, ?, ?, ?, '', ?, FALSE)""", transactionId, orderNo, transactionId, amountMinor, payer, paidAt);
    }

    /**
     * A payment that was collected elsewhere.
     *
     * @param payer fingerprint of whoever paid
     */
    record Collected(String orderNo, String transactionId, long amountMinor, String payer) {}

    /** Those that are there already stay as they are. */
    void insertCollected(List<Collected> payments, Instant paidAt) {
        store.insertAll(
                """
                INSERT IGNORE INTO sandbox_payments
                  (out_trade_no, order_no, transaction_id, amount_minor, payer, notify_url, paid_at, declared)""",
                payments.stream()
                        .map(payment -> new @Nullable Object[] {
                            payment.transactionId(),
                            payment.orderNo(),
                            payment.transactionId(),
                            payment.amountMinor(),
                            payment.payer(),
                            "",
                            paidAt,
                            false
                        })
                        .toList());
    }

    /** By trade number, where there are any. */
    Map<String, Payment> ofTrades(List<String> outTradeNos) {
        return by("out_trade_no", outTradeNos, Payment::outTradeNo);
    }

    /** By the firm's own number, where there are any. */
    Map<String, Payment> ofTransactions(List<String> transactionIds) {
        return by("transaction_id", transactionIds, Payment::transactionId);
    }

    private Map<String, Payment> by(String column, List<String> values, Function<Payment, String> key) {
        return store
                .list(
                        "SELECT " + COLUMNS + " FROM sandbox_payments WHERE " + column + " IN ("
                                + Statements.placeholders(values.size()) + ")",
                        PaymentStore::payment,
                        values.toArray())
                .stream()
                .collect(Collectors.toMap(key, Function.identity()));
    }

    List<Payment> due(Instant now, int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_payments WHERE due_at <= ? ORDER BY due_at, id LIMIT ?",
                PaymentStore::payment,
                now,
                limit);
    }

    void paid(List<Long> ids, Instant at) {
        store.updateAll("UPDATE sandbox_payments SET paid_at = ?, due_at = NULL WHERE id IN", ids, at);
    }

    /** A part of those that shops have had paid here from a moment on and before another one, by number. */
    List<Payment> paid(Instant from, Instant before, long after, int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_payments WHERE paid_at >= ? AND paid_at < ? AND notify_url <> ''"
                        + " AND id > ? ORDER BY id LIMIT ?",
                PaymentStore::payment,
                from,
                before,
                after,
                limit);
    }

    /** False when so many filings of the payment were asked for before. */
    boolean filedAnew(long id, int filing) {
        return store.update("UPDATE sandbox_payments SET filings = ? WHERE id = ? AND filings < ?", filing, id, filing)
                == 1;
    }

    void declared(Collection<Long> ids) {
        store.updateAll("UPDATE sandbox_payments SET declared = TRUE WHERE id IN", ids);
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
