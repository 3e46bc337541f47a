package by.pavilion.sandbox.payment;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.payment.RefundDesk.Wish;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refunds at the firm. */
@ApplicationScoped
class RefundStore {
    private static final String COLUMNS =
            "id, out_refund_no, transaction_id, refund_id, amount_minor, notify_url, done_at";

    private final SandboxStore store;

    RefundStore(SandboxStore store) {
        this.store = store;
    }

    void insert(List<Wish> wishes, Function<Wish, String> refundId, Instant dueAt) {
        store.insertAll(
                """
                INSERT INTO sandbox_refunds
                  (out_refund_no, transaction_id, refund_id, amount_minor, notify_url, due_at)""",
                wishes.stream()
                        .map(wish -> new @Nullable Object[] {
                            wish.outRefundNo(),
                            wish.transactionId(),
                            refundId.apply(wish),
                            wish.amountMinor(),
                            wish.notifyUrl(),
                            dueAt
                        })
                        .toList());
    }

    /** By the shop's number, where there are any. */
    Map<String, Refund> of(List<String> outRefundNos) {
        return store
                .list(
                        "SELECT " + COLUMNS + " FROM sandbox_refunds WHERE out_refund_no IN ("
                                + Statements.placeholders(outRefundNos.size()) + ")",
                        RefundStore::refund,
                        outRefundNos.toArray())
                .stream()
                .collect(Collectors.toMap(Refund::outRefundNo, Function.identity()));
    }

    /** What went back of these transactions so far, where anything did. */
    Map<String, Long> sums(List<String> transactionIds) {
        return store
                .list(
                        "SELECT transaction_id, SUM(amount_minor) FROM sandbox_refunds WHERE transaction_id IN ("
                                + Statements.placeholders(transactionIds.size()) + ") GROUP BY transaction_id",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        transactionIds.toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Refund> due(Instant now, int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_refunds WHERE due_at <= ? ORDER BY due_at, id LIMIT ?",
                RefundStore::refund,
                now,
                limit);
    }

    void done(List<Long> ids, Instant at) {
        store.updateAll("UPDATE sandbox_refunds SET due_at = NULL, done_at = ? WHERE id IN", ids, at);
    }

    /** A part of those that were given back from a moment on and before another one, by number. */
    List<Refund> done(Instant from, Instant before, long after, int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_refunds WHERE done_at >= ? AND done_at < ? AND id > ?"
                        + " ORDER BY id LIMIT ?",
                RefundStore::refund,
                from,
                before,
                after,
                limit);
    }

    private static Refund refund(ResultSet row) throws SQLException {
        return new Refund(
                row.getLong("id"),
                row.getString("out_refund_no"),
                row.getString("transaction_id"),
                row.getString("refund_id"),
                row.getLong("amount_minor"),
                row.getString("notify_url"),
                Statements.optionalInstant(row, "done_at"));
    }
}
