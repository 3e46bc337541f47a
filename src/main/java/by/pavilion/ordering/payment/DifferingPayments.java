package by.pavilion.ordering.payment;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Payments of which a firm has told another amount, currency or number than we know. They are cases until the firm has told
 * what agrees, or that nothing was paid.
 */
@ApplicationScoped
class DifferingPayments implements CaseSource {
    private final PaymentStore payments;

    DifferingPayments(PaymentStore payments) {
        this.payments = payments;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.PAYMENT_DIFFERS;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return payments.differing(afterTime, afterNumber, limit).stream()
                .map(one -> new Found(
                        kind(),
                        one.since(),
                        one.payment().id().value(),
                        one.payment().order().toString(),
                        one.payment().id().toString(),
                        "payment-differs",
                        Map.of(
                                "provider", one.payment().provider(),
                                "asked",
                                        one.payment().amount().amount().toPlainString() + " "
                                                + one.payment().amount().currency(),
                                "told", one.told())))
                .toList();
    }
}
