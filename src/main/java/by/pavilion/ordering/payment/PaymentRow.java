package by.pavilion.ordering.payment;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code ordering_payments}. */
@Entity
@Table(name = "ordering_payments")
@NullUnmarked // filled by the persistence provider
class PaymentRow {
    @Id
    public Long id;

    public long orderId;

    public String provider;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    public PaymentState state;

    public long amountMinor;

    public String currency;

    public String transactionId;

    public String codeUrl;

    public String failure;

    public int tries;

    public Instant nextTryAt;

    public Instant lookAt;

    public Instant differsAt;

    public String differsIn;

    public String differsTold;

    public Instant requestedAt;

    public Instant paidAt;

    static PaymentRow of(Payment payment) {
        PaymentRow row = new PaymentRow();
        row.id = payment.id().value();
        row.orderId = payment.order().value();
        row.provider = payment.provider();
        row.state = payment.state();
        row.amountMinor = payment.amount().minor();
        row.currency = payment.amount().currency().getCurrencyCode();
        row.transactionId = payment.transactionId().orElse(null);
        row.codeUrl = payment.codeUrl().orElse(null);
        row.failure = payment.failure().orElse(null);
        row.requestedAt = payment.requestedAt();
        row.paidAt = payment.paidAt().orElse(null);
        return row;
    }

    Payment toPayment() {
        return new Payment(
                new PaymentId(id),
                new OrderId(orderId),
                provider,
                state,
                Money.ofMinor(amountMinor, Currency.getInstance(currency)),
                Optional.ofNullable(transactionId),
                Optional.ofNullable(codeUrl),
                Optional.ofNullable(failure),
                requestedAt,
                Optional.ofNullable(paidAt));
    }
}
