package by.pavilion.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.Meanwhile;
import by.pavilion.customs.PayerIdentity;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever locks a payment sees it as it is, even if the transaction has read it before. */
@QuarkusTest
class PaymentLockTest {
    private static final int MANY = 9;

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
        PaymentId id = kept();

        QuarkusTransaction.requiringNew().run(() -> {
            payments.find(id);
            Meanwhile.another(() -> payments.failed(id, "there is no such firm"));

            assertThat(payments.lock(List.of(id)).values())
                    .extracting(Payment::failure)
                    .containsExactly(Optional.of("there is no such firm"));
        });
    }

    /** So many that they are written by one statement. */
    @Test
    void eachOfManyGetsItsOwnNumberAndTime() {
        List<PaymentId> many = Stream.generate(this::kept).limit(MANY).toList();
        Instant paidAt = clock.instant().truncatedTo(ChronoUnit.MICROS);

        QuarkusTransaction.begin();
        try {
            payments.asked(many.stream().collect(Collectors.toMap(id -> id, id -> "asked" + id.value())));
            Map<PaymentId, Payment> asked = payments.lock(many);
            payments.paid(asked.values().stream()
                    .collect(Collectors.toMap(
                            payment -> payment, payment -> settled(payment, paidAt, many.indexOf(payment.id())))));
            Map<PaymentId, Payment> paid = payments.lock(many);

            assertThat(many).allSatisfy(id -> {
                assertThat(asked.get(id))
                        .extracting(Payment::state, Payment::transactionId, Payment::paidAt)
                        .containsExactly(PaymentState.FAILED, Optional.of("asked" + id.value()), Optional.empty());
                assertThat(paid.get(id))
                        .extracting(Payment::state, Payment::transactionId, Payment::paidAt)
                        .containsExactly(
                                PaymentState.PAID,
                                Optional.of("paid" + id.value()),
                                Optional.of(paidAt.plusSeconds(many.indexOf(id))));
            });
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static PaymentProvider.Settled settled(Payment payment, Instant first, int second) {
        return new PaymentProvider.Settled(
                payment.id(),
                "paid" + payment.id().value(),
                payment.amount(),
                first.plusSeconds(second),
                PayerIdentity.NOT_TOLD);
    }

    private PaymentId kept() {
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
        return id;
    }
}
