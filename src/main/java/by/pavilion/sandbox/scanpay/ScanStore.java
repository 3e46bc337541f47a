package by.pavilion.sandbox.scanpay;

import static by.pavilion.shared.Statements.optionalInstant;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trades and refunds of the firms whose buyers scan a code. */
@ApplicationScoped
class ScanStore {
    private static final String TRADE =
            "SELECT id, firm, out_trade_no, order_no, transaction_id, amount_minor, notify_url, state, course, paid_at"
                    + " FROM sandbox_scan_trades ";
    private static final String REFUND =
            "SELECT id, firm, out_refund_no, transaction_id, refund_id, amount_minor, notify_url, course, done_at"
                    + " FROM sandbox_scan_refunds ";

    private final SandboxStore store;

    ScanStore(SandboxStore store) {
        this.store = store;
    }

    /** One that is there already stays as it is. */
    void insert(Trade trade, @Nullable Instant dueAt) {
        store.update(
                """
                INSERT IGNORE INTO sandbox_scan_trades
                  (firm, out_trade_no, order_no, transaction_id, amount_minor, notify_url, state, course, due_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                trade.firm(),
                trade.outTradeNo(),
                trade.orderNo(),
                trade.transactionId(),
                trade.amountMinor(),
                trade.notifyUrl(),
                trade.state().name(),
                trade.course().name(),
                dueAt);
    }

    /** Locks it. */
    Optional<Trade> trade(String firm, String outTradeNo) {
        return store.find(TRADE + "WHERE firm = ? AND out_trade_no = ? FOR UPDATE", ScanStore::trade, firm, outTradeNo);
    }

    /** Locks it. */
    Optional<Trade> transaction(String firm, String transactionId) {
        return store.find(
                TRADE + "WHERE firm = ? AND transaction_id = ? FOR UPDATE", ScanStore::trade, firm, transactionId);
    }

    List<Trade> tradesDue(Instant now, int limit) {
        return store.list(
                TRADE + "WHERE due_at <= ? ORDER BY due_at, id LIMIT ? FOR UPDATE", ScanStore::trade, now, limit);
    }

    void update(long id, Trade.State state, @Nullable Instant paidAt, @Nullable Instant dueAt) {
        store.update(
                "UPDATE sandbox_scan_trades SET state = ?, paid_at = ?, due_at = ? WHERE id = ?",
                state.name(),
                paidAt,
                dueAt,
                id);
    }

    void insert(Refund refund, Instant dueAt) {
        store.update(
                """
                INSERT INTO sandbox_scan_refunds
                  (firm, out_refund_no, transaction_id, refund_id, amount_minor, notify_url, course, due_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                refund.firm(),
                refund.outRefundNo(),
                refund.transactionId(),
                refund.refundId(),
                refund.amountMinor(),
                refund.notifyUrl(),
                refund.course().name(),
                dueAt);
    }

    Optional<Refund> refund(String firm, String outRefundNo) {
        return store.find(REFUND + "WHERE firm = ? AND out_refund_no = ?", ScanStore::refund, firm, outRefundNo);
    }

    List<Refund> refundsOf(String transactionId) {
        return store.list(REFUND + "WHERE transaction_id = ? ORDER BY id", ScanStore::refund, transactionId);
    }

    List<Refund> refundsDue(Instant now, int limit) {
        return store.list(
                REFUND + "WHERE due_at <= ? ORDER BY due_at, id LIMIT ? FOR UPDATE", ScanStore::refund, now, limit);
    }

    void done(long id, Instant at) {
        store.update("UPDATE sandbox_scan_refunds SET done_at = ?, due_at = NULL WHERE id = ?", at, id);
    }

    /** Paid from a moment on and before another one. */
    List<Trade> paid(String firm, Instant from, Instant before) {
        return store.list(
                TRADE + "WHERE firm = ? AND paid_at >= ? AND paid_at < ? ORDER BY paid_at, id",
                ScanStore::trade,
                firm,
                from,
                before);
    }

    List<Refund> refunded(String firm, Instant from, Instant before) {
        return store.list(
                REFUND + "WHERE firm = ? AND done_at >= ? AND done_at < ? ORDER BY done_at, id",
                ScanStore::refund,
                firm,
                from,
                before);
    }

    private static Trade trade(ResultSet row) throws SQLException {
        return new Trade(
                row.getLong("id"),
                row.getString("firm"),
                row.getString("out_trade_no"),
                row.getString("order_no"),
                row.getString("transaction_id"),
                row.getLong("amount_minor"),
                row.getString("notify_url"),
                Trade.State.valueOf(row.getString("state")),
                Course.valueOf(row.getString("course")),
                optionalInstant(row, "paid_at"));
    }

    private static Refund refund(ResultSet row) throws SQLException {
        return new Refund(
                row.getLong("id"),
                row.getString("firm"),
                row.getString("out_refund_no"),
                row.getString("transaction_id"),
                row.getString("refund_id"),
                row.getLong("amount_minor"),
                row.getString("notify_url"),
                Course.valueOf(row.getString("course")),
                optionalInstant(row, "done_at"));
    }
}
