package by.pavilion.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.Meanwhile;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever locks a payment sees it as it is, even if the transaction has read it before. */
@QuarkusTest
class PaymentLockTest {
    @Inject
    PaymentStore payments;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void whatOthersHaveWrittenSinceItWasReadIsSeenByTheLock() {
        PaymentId id = new PaymentId(ids.next());
        Payment payment = new Payment(
                id,
                new OrderId(ids.next()),
                "nobody",
                PaymentState.FAILED,
                Money.of("1.00", Money.CNY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                Optional.empty());
        QuarkusTransaction.requiringNew()
                .run(() -> statements.insert(PaymentRow.INSERT, List.of(PaymentRow.inserted(payment, null))));

        QuarkusTransaction.requiringNew().run(() -> {
            payments.find(id);
            Meanwhile.another(() -> payments.failed(id, "there is no such firm"));

            assertThat(payments.lock(List.of(id)).values())
                    .extracting(Payment::failure)
                    .containsExactly(Optional.of("there is no such firm"));
        });
    }
}
