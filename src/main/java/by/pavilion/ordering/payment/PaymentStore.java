package by.pavilion.ordering.payment;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Payments, and what was said about them. A payment with a next try is one that its firm has still to be asked for. */
@ApplicationScoped
class PaymentStore implements PanacheRepositoryBase<PaymentRow, Long> {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 9;

    private final DataSource dataSource;

    PaymentStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(Payment payment) {
        PaymentRow row = PaymentRow.of(payment);
        row.nextTryAt = payment.requestedAt();
        persist(row);
        flush();
    }

    Optional<Payment> find(PaymentId id) {
        return findByIdOptional(id.value()).map(PaymentRow::toPayment);
    }

    Optional<Payment> lock(PaymentId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(PaymentRow::toPayment);
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

    /** The firm knows of it and will tell the rest. Its notification may have been faster. */
    void asked(PaymentId id, String transactionId) {
        update(
                "nextTryAt = null, transactionId = coalesce(transactionId, ?1) where id = ?2",
                transactionId,
                id.value());
    }

    /** The firm could not be reached: later again, with pauses that grow up to some minutes. */
    void askAgain(PaymentId id, Instant now) {
        PaymentRow row = findById(id.value());
        row.tries++;
        row.nextTryAt = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(row.tries, MOST_DOUBLINGS)));
    }

    void paid(PaymentId id, String transactionId, Instant at) {
        update(
                "state = ?1, nextTryAt = null, transactionId = ?2, paidAt = ?3 where id = ?4",
                PaymentState.PAID,
                transactionId,
                at,
                id.value());
    }

    void failed(PaymentId id, String failure) {
        update("state = ?1, nextTryAt = null, failure = ?2 where id = ?3", PaymentState.FAILED, failure, id.value());
    }

    /** Plain JDBC: bytes that nobody maps. */
    void keep(long id, PaymentId payment, String kind, byte[] sealed, Instant at) {
        String insert = """
                INSERT INTO ordering_payment_messages (id, payment_id, kind, sealed, recorded_at)
                VALUES (?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, id);
            statement.setLong(2, payment.value());
            statement.setString(3, kind);
            statement.setBytes(4, sealed);
            statement.setTimestamp(5, Timestamp.from(at));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a message about payment " + payment, e);
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
