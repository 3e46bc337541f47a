package by.pavilion.ordering.payment;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.FreshRows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Payments, and what was said about them. A payment with a next try is one that its firm has still to be asked for; one with
 * a time to look at it is one that its firm is asked about, should it not tell by itself.
 */
@ApplicationScoped
class PaymentStore implements PanacheRepositoryBase<PaymentRow, Long> {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 9;

    private final DataSource dataSource;

    PaymentStore(DataSource dataSource) {
        this.dataSource = dataSource;
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
        batch(
                "UPDATE ordering_payments SET next_try_at = NULL, transaction_id = COALESCE(transaction_id, ?) WHERE id = ?",
                transactionIds.entrySet(),
                (statement, one) -> {
                    statement.setString(1, one.getValue());
                    statement.setLong(2, one.getKey().value());
                });
    }

    /**
     * The firms wait for the buyers.
     *
     * @param codeUrls what they pay at
     * @param lookAt when to ask how the payment stands, if it is not settled by then
     */
    void shown(Map<PaymentId, String> codeUrls, Instant lookAt) {
        batch("""
                UPDATE ordering_payments SET next_try_at = NULL, code_url = ?, tries = 0,
                  look_at = IF(status = 'PENDING', ?, NULL)
                WHERE id = ?""", codeUrls.entrySet(), (statement, one) -> {
            statement.setString(1, one.getValue());
            statement.setTimestamp(2, Timestamp.from(lookAt));
            statement.setLong(3, one.getKey().value());
        });
    }

    List<Payment> toLookAt(Instant now, int limit) {
        return find("lookAt <= ?1", Sort.by("lookAt"), now).page(0, limit).stream()
                .map(PaymentRow::toPayment)
                .toList();
    }

    /** Not settled yet: later again, with pauses that double up to a most. */
    void lookAgain(Collection<PaymentId> ids, Instant now, Duration first, Duration longest) {
        batch("""
                UPDATE ordering_payments SET tries = tries + 1,
                  look_at = TIMESTAMPADD(SECOND, LEAST(? << LEAST(tries, ?), ?), ?)
                WHERE id = ? AND look_at IS NOT NULL""", ids, (statement, id) -> {
            statement.setLong(1, Math.max(1, first.toSeconds()));
            statement.setInt(2, MOST_DOUBLINGS);
            statement.setLong(3, longest.toSeconds());
            statement.setTimestamp(4, Timestamp.from(now));
            statement.setLong(5, id.value());
        });
    }

    /** The firm could not be reached: later again, with pauses that grow up to some minutes. */
    void askAgain(Collection<PaymentId> ids, Instant now) {
        for (PaymentId id : ids) {
            PaymentRow row = findById(id.value());
            row.tries++;
            row.nextTryAt = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(row.tries, MOST_DOUBLINGS)));
        }
    }

    void paid(Map<Payment, PaymentProvider.Settled> settled) {
        batch("""
                UPDATE ordering_payments SET status = 'PAID', next_try_at = NULL, look_at = NULL, transaction_id = ?,
                  paid_at = ?
                WHERE id = ?""", settled.entrySet(), (statement, one) -> {
            statement.setString(1, one.getValue().transactionId());
            statement.setTimestamp(2, Timestamp.from(one.getValue().paidAt()));
            statement.setLong(3, one.getKey().id().value());
        });
    }

    /** What a firm has told that is another thing than we know. */
    record Difference(String in, String told) {}

    /** A payment that differs, and since when. */
    record Differing(Payment payment, Instant since, String told) {}

    /** A person has to look at these; their firms are not asked about them any more. The first difference stays. */
    void differ(Map<PaymentId, Difference> differences, Instant now) {
        batch("""
                UPDATE ordering_payments SET look_at = NULL, differs_in = COALESCE(differs_in, ?),
                  differs_told = COALESCE(differs_told, ?), differs_at = COALESCE(differs_at, ?)
                WHERE id = ? AND status = 'PENDING'""", differences.entrySet(), (statement, one) -> {
            statement.setString(1, one.getValue().in());
            statement.setString(2, one.getValue().told());
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setLong(4, one.getKey().value());
        });
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
        batch("""
                INSERT INTO ordering_payment_messages (id, payment_id, kind, sealed, recorded_at)
                VALUES (?, ?, ?, ?, ?)""", messages, (statement, message) -> {
            statement.setLong(1, message.id());
            statement.setLong(2, message.payment().value());
            statement.setString(3, message.kind());
            statement.setBytes(4, message.sealed().array());
            statement.setTimestamp(5, Timestamp.from(message.at()));
        });
    }

    private interface Filling<T> {
        void fill(PreparedStatement statement, T row) throws SQLException;
    }

    private <T> void batch(String sql, Collection<T> rows, Filling<T> filling) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                filling.fill(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write " + rows.size() + " rows about payments", e);
        }
    }

    Optional<byte[]> lastKept(PaymentId payment, String kind) {
        String select = """
                SELECT sealed FROM ordering_payment_messages WHERE payment_id = ? AND kind = ? ORDER BY id DESC LIMIT 1""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, payment.value());
            statement.setString(2, kind);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a message about payment " + payment, e);
        }
    }

    /** How many messages were forgotten. */
    int forgetBefore(Instant cutoff, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "DELETE FROM ordering_payment_messages WHERE recorded_at < ? ORDER BY recorded_at LIMIT ?")) {
            statement.setTimestamp(1, Timestamp.from(cutoff));
            statement.setInt(2, limit);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget old messages about payments", e);
        }
    }
}
