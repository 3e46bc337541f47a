package by.pavilion.ordering.payment;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a payment lies in {@code ordering_payments}: the columns it is read from, and the values it is written as. */
final class PaymentRow {
    /** What a {@link Payment} is made of. */
    static final String COLUMNS = "id, order_id, provider, status, amount_minor, currency, transaction_id, code_url,"
            + " failure, requested_at, paid_at";

    /** A new payment; the values are those of {@link #inserted}. */
    static final String INSERT = "INSERT INTO ordering_payments (" + COLUMNS + ", tries, next_try_at)";

    private PaymentRow() {}

    /** @param nextTryAt when its firm is to be asked; null when it is not */
    static List<@Nullable Object> inserted(Payment payment, @Nullable Instant nextTryAt) {
        return Arrays.asList(
                payment.id().value(),
                payment.order().value(),
                payment.provider(),
                payment.state().name(),
                payment.amount().minor(),
                payment.amount().currency().getCurrencyCode(),
                payment.transactionId().orElse(null),
                payment.codeUrl().orElse(null),
                payment.failure().orElse(null),
                payment.requestedAt(),
                payment.paidAt().orElse(null),
                0,
                nextTryAt);
    }

    static Payment read(ResultSet row) throws SQLException {
        return new Payment(
                new PaymentId(row.getLong("id")),
                new OrderId(row.getLong("order_id")),
                row.getString("provider"),
                PaymentState.valueOf(row.getString("status")),
                Money.ofMinor(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                Optional.ofNullable(row.getString("transaction_id")),
                Optional.ofNullable(row.getString("code_url")),
                Optional.ofNullable(row.getString("failure")),
                Statements.instant(row, "requested_at"),
                Statements.optionalInstant(row, "paid_at"));
    }
}
