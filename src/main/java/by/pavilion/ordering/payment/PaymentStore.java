package by.pavilion.ordering.payment;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.FreshRows;
import by.pavilion.shared.Statements;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Payments, and what was said about them. A payment with a next try is one that its firm has still to be asked for; one with
 * a time to look at it is one that its firm is asked about, should it not tell by itself.
 */
@ApplicationScoped
class PaymentStore implements PanacheRepositoryBase<PaymentRow, Long> {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 9;

    private final Statements statements;

    PaymentStore(Statements statements) {
        this.statements = statements;
    }

    /** New payments, whose firms are to be asked now. */
    void insert(List<Payment> started) {
        for (Payment payment : started) {
            PaymentRow row = PaymentRow.of(payment);
            row.nextTryAt = payment.requestedAt();
            persist(row);
        }
        flush();
    }

    Optional<Payment> find(PaymentId id) {
        return findByIdOptional(id.value()).map(PaymentRow::toPayment);
    }

    /** Locks those that exist, in the order of their ids. */
    Map<PaymentId, Payment> lock(Collection<PaymentId> ids) {
        Map<PaymentId, Payment> locked = new HashMap<>();
        if (!ids.isEmpty()) {
            FreshRows.forget(getSession(), PaymentRow.class);
            find(
                            "id in ?1 order by id",
                            ids.stream()
                                    .map(PaymentId::value)
                                    .sorted()
                                    .distinct()
                                    .toList())
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .list()
                    .forEach(row -> locked.put(new PaymentId(row.id), row.toPayment()));
        }
        return locked;
    }

    Optional<Payment> findPaid(String provider, String transactionId) {
        return find("provider = ?1 and transactionId = ?2 and state = ?3", provider, transactionId, PaymentState.PAID)
                .firstResultOptional()
                .map(PaymentRow::toPayment);
    }

    List<Payment> of(OrderId order) {
        return list("orderId", Sort.by("id"), order.value()).stream()
                .map(PaymentRow::toPayment)
                .toList();
    }

    List<Payment> due(Instant now, int limit) {
        return find("nextTryAt <= ?1", Sort.by("nextTryAt"), now).page(0, limit).stream()
                .map(PaymentRow::toPayment)
                .toList();
    }

    /**
     * The firms know of these and will tell the rest. Their notifications may have been faster.
     *
     * @param transactionIds the firms' numbers
     */
    void asked(Map<PaymentId, String> transactionIds) {
        statements.batch(
                "UPDATE ordering_payments SET next_try_at = NULL, transaction_id = COALESCE(transaction_id, ?) WHERE id = ?",
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
        return find("lookAt <= ?1", Sort.by("lookAt"), now).page(0, limit).stream()
                .map(PaymentRow::toPayment)
                .toList();
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
        for (PaymentId id : ids) {
            PaymentRow row = findById(id.value());
            row.tries++;
            row.nextTryAt = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(row.tries, MOST_DOUBLINGS)));
        }
    }

    /** The firms need not be asked any more. */
    void askNoMore(Collection<PaymentId> ids) {
        statements.batch(
                "UPDATE ordering_payments SET next_try_at = NULL WHERE id = ?",
                ids.stream().map(id -> List.<Object>of(id.value())).toList());
    }

    void paid(Map<Payment, PaymentProvider.Settled> settled) {
        String update = """
                UPDATE ordering_payments SET status = 'PAID', next_try_at = NULL, look_at = NULL, transaction_id = ?,
                  paid_at = ?
                WHERE id = ?""";
        statements.batch(
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
        return find(
                        "state = ?1 and differsAt is not null and (differsAt > ?2 or (differsAt = ?2 and id > ?3))"
                                + " order by differsAt, id",
                        PaymentState.PENDING,
                        afterTime,
                        afterId)
                .page(0, limit)
                .stream()
                .map(row -> new Differing(row.toPayment(), row.differsAt, row.differsTold))
                .toList();
    }

    void failed(PaymentId id, String failure) {
        update(
                "state = ?1, nextTryAt = null, lookAt = null, failure = ?2 where id = ?3",
                PaymentState.FAILED,
                failure,
                id.value());
    }

    /** A sealed message. */
    record Kept(long id, PaymentId payment, String kind, ByteBuffer sealed, Instant at) {}

    /** Plain JDBC: bytes that nobody maps. */
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

    /** How many messages were forgotten. */
    int forgetBefore(Instant cutoff, int limit) {
        return statements.update(
                "DELETE FROM ordering_payment_messages WHERE recorded_at < ? ORDER BY recorded_at LIMIT ?",
                cutoff,
                limit);
    }
}
