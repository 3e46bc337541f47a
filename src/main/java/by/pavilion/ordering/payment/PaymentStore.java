package by.pavilion.ordering.payment;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Payments, and what was said about them. A payment with a next try is one that its firm has still to be asked for; one with
 * a time to look at it is one that its firm is asked about, should it not tell by itself. Plain JDBC: each order is paid, and
 * a lock reads what is there, whatever the transaction has read before.
 */
@ApplicationScoped
class PaymentStore {
    private static final String SELECT = "SELECT " + PaymentRow.COLUMNS + " FROM ordering_payments WHERE ";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 9;

    private final Statements statements;

    PaymentStore(Statements statements) {
        this.statements = statements;
    }

    /** New payments, whose firms are to be asked now. */
    void insert(List<Payment> started) {
        statements.insert(
                PaymentRow.INSERT,
                started.stream()
                        .map(payment -> PaymentRow.inserted(payment, payment.requestedAt()))
                        .toList());
    }

    Optional<Payment> find(PaymentId id) {
        return select("id = ?", id.value()).stream().findFirst();
    }

    /** Locks those that exist, in the order of their ids. */
    Map<PaymentId, Payment> lock(Collection<PaymentId> ids) {
        Object[] values = ids.stream().map(PaymentId::value).sorted().distinct().toArray();
        return values.length == 0
                ? Map.of()
                : select("id IN (" + Statements.placeholders(values.length) + ") ORDER BY id FOR UPDATE", values)
                        .stream()
                        .collect(Collectors.toMap(Payment::id, Function.identity()));
    }

    Optional<Payment> findPaid(String provider, String transactionId) {
        return select("provider = ? AND transaction_id = ? AND status = 'PAID'", provider, transactionId).stream()
                .findFirst();
    }

    /** The first one first. */
    List<Payment> of(OrderId order) {
        return select("order_id = ? ORDER BY id", order.value());
    }

    List<Payment> due(Instant now, int limit) {
        return select("next_try_at <= ? ORDER BY next_try_at LIMIT ?", now, limit);
    }

    private List<Payment> select(String where, Object... values) {
        return statements.list(SELECT + where, PaymentRow::read, values);
    }

    /**
     * The firms know of these and will tell the rest.
     *
     * @param transactionIds the firms' numbers of locked payments that have none: a notification may have been faster
     */
    void asked(Map<PaymentId, String> transactionIds) {
        statements.updateAll(
                "UPDATE ordering_payments SET next_try_at = NULL, transaction_id = ? WHERE id = ?",
                transactionIds.entrySet().stream()
                        .map(one -> List.<Object>of(one.getValue(), one.getKey().value()))
                        .toList());
    }

    /**
     * The firms wait for the buyers.
     *
     * @param codeUrls what they pay at
     * @param lookAt when to ask how the payment stands, if it is not settled by then
     */
    void shown(Map<PaymentId, String> codeUrls, Instant lookAt) {
        String update = """
                UPDATE ordering_payments SET next_try_at = NULL, code_url = ?, tries = 0,
                  look_at = IF(status = 'PENDING', ?, NULL)
                WHERE id = ?""";
        statements.batch(
                update,
                codeUrls.entrySet().stream()
                        .map(one -> List.<Object>of(
                                one.getValue(), lookAt, one.getKey().value()))
                        .toList());
    }

    List<Payment> toLookAt(Instant now, int limit) {
        return select("look_at <= ? ORDER BY look_at LIMIT ?", now, limit);
    }

    /** Not settled yet: later again, with pauses that double up to a most. */
    void lookAgain(Collection<PaymentId> ids, Instant now, Duration first, Duration longest) {
        String update = """
                UPDATE ordering_payments SET tries = tries + 1,
                  look_at = TIMESTAMPADD(SECOND, LEAST(? << LEAST(tries, ?), ?), ?)
                WHERE id = ? AND look_at IS NOT NULL""";
        statements.batch(
                update,
                ids.stream()
                        .map(id -> List.<Object>of(
                                Math.max(1, first.toSeconds()), MOST_DOUBLINGS, longest.toSeconds(), now, id.value()))
                        .toList());
    }

    /** The firm could not be reached: later again, with pauses that grow up to some minutes. */
    void askAgain(Collection<PaymentId> ids, Instant now) {
        String update = """
                UPDATE ordering_payments SET next_try_at = TIMESTAMPADD(SECOND, ? << LEAST(tries + 1, ?), ?),
                  tries = tries + 1
                WHERE id = ?""";
        statements.batch(
                update,
                ids.stream()
                        .map(id -> List.<Object>of(FIRST_PAUSE.toSeconds(), MOST_DOUBLINGS, now, id.value()))
                        .toList());
    }

    /** The firms need not be asked any more. */
    void askNoMore(Collection<PaymentId> ids) {
        if (!ids.isEmpty()) {
            statements.update(
                    "UPDATE ordering_payments SET next_try_at = NULL WHERE id IN ("
                            + Statements.placeholders(ids.size()) + ")",
                    ids.stream().map(PaymentId::value).toArray());
        }
    }

    /**
     * The money is there. A firm that has not answered yet what it was asked is still to be asked once more: customs may want to
     * see the question, and only an answered one is kept.
     */
    void paid(Map<Payment, PaymentProvider.Settled> settled) {
        String update = """
                UPDATE ordering_payments SET status = 'PAID', look_at = NULL, transaction_id = ?, paid_at = ?
                WHERE id = ?""";
        statements.updateAll(
                update,
                settled.entrySet().stream()
                        .map(one -> List.<Object>of(
                                one.getValue().transactionId(),
                                one.getValue().paidAt(),
                                one.getKey().id().value()))
                        .toList());
    }

    /** What a firm has told that is another thing than we know. */
    record Difference(String in, String told) {}

    /** A payment that differs, and since when. */
    record Differing(Payment payment, Instant since, String told) {}

    /** A person has to look at these; their firms are not asked about them any more. The first difference stays. */
    void differ(Map<PaymentId, Difference> differences, Instant now) {
        String update = """
                UPDATE ordering_payments SET look_at = NULL, differs_in = COALESCE(differs_in, ?),
                  differs_told = COALESCE(differs_told, ?), differs_at = COALESCE(differs_at, ?)
                WHERE id = ? AND status = 'PENDING'""";
        statements.batch(
                update,
                differences.entrySet().stream()
                        .map(one -> List.<Object>of(
                                one.getValue().in(),
                                one.getValue().told(),
                                now,
                                one.getKey().value()))
                        .toList());
    }

    /** Those that a person has still to look at, the first one first. */
    List<Differing> differing(Instant afterTime, long afterId, int limit) {
        String select = "SELECT " + PaymentRow.COLUMNS + ", differs_at, differs_told FROM ordering_payments"
                + " WHERE status = 'PENDING' AND differs_at IS NOT NULL AND (differs_at > ? OR (differs_at = ? AND id > ?))"
                + " ORDER BY differs_at, id LIMIT ?";
        return statements.list(
                select,
                row -> new Differing(
                        PaymentRow.read(row), Statements.instant(row, "differs_at"), row.getString("differs_told")),
                afterTime,
                afterTime,
                afterId,
                limit);
    }

    void failed(PaymentId id, String failure) {
        statements.update(
                "UPDATE ordering_payments SET status = 'FAILED', next_try_at = NULL, look_at = NULL, failure = ? WHERE id = ?",
                failure,
                id.value());
    }

    /** A sealed message. */
    record Kept(long id, PaymentId payment, String kind, ByteBuffer sealed, Instant at) {}

    void keep(List<Kept> messages) {
        statements.insert(
                "INSERT INTO ordering_payment_messages (id, payment_id, kind, sealed, recorded_at)",
                messages.stream()
                        .map(message -> List.<Object>of(
                                message.id(),
                                message.payment().value(),
                                message.kind(),
                                message.sealed().array(),
                                message.at()))
                        .toList());
    }

    Optional<byte[]> lastKept(PaymentId payment, String kind) {
        String select = """
                SELECT sealed FROM ordering_payment_messages WHERE payment_id = ? AND kind = ? ORDER BY id DESC LIMIT 1""";
        return statements.list(select, row -> row.getBytes(1), payment.value(), kind).stream()
                .findFirst();
    }

    /** How many messages were forgotten. Those of an order whose goods an authority holds may be evidence: they stay. */
    int forgetBefore(Instant cutoff, int limit) {
        String delete = """
                DELETE FROM ordering_payment_messages WHERE recorded_at < ? AND NOT EXISTS (
                  SELECT 1 FROM ordering_payments payment JOIN ordering_orders held ON held.id = payment.order_id
                  WHERE payment.id = ordering_payment_messages.payment_id AND held.customs_status = 'DETAINED')
                ORDER BY recorded_at LIMIT ?""";
        return statements.update(delete, cutoff, limit);
    }
}
