package by.pavilion.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When a firm that could not be reached is asked again. */
@QuarkusTest
class AskAgainTest {
    /** So late that nobody asks in the midst of a test. */
    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00.123456Z");

    @Inject
    PaymentStore payments;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void pausesDoubleUpToSomeMinutes() {
        PaymentId payment = kept();
        List<Instant> tries = new ArrayList<>();
        for (int time = 0; time < 11; time++) {
            askAgain(List.of(payment));
            tries.add(nextTry(payment).orElseThrow());
        }

        assertThat(tries)
                .containsExactlyElementsOf(LongStream.of(2, 4, 8, 16, 32, 64, 128, 256, 512, 512, 512)
                        .mapToObj(LATE::plusSeconds)
                        .toList());
    }

    @Test
    void eachWaitsByItsOwnTriesUntilItsFirmNeedNotBeAsked() {
        PaymentId second = kept();
        PaymentId first = kept();
        askAgain(List.of(second));
        askAgain(List.of(second, first));

        assertThat(nextTry(second)).contains(LATE.plusSeconds(4));
        assertThat(nextTry(first)).contains(LATE.plusSeconds(2));

        QuarkusTransaction.requiringNew().run(() -> payments.askNoMore(List.of(second)));

        assertThat(nextTry(second)).isEmpty();
        assertThat(nextTry(first)).contains(LATE.plusSeconds(2));
    }

    private void askAgain(List<PaymentId> unreached) {
        QuarkusTransaction.requiringNew().run(() -> payments.askAgain(unreached, LATE));
    }

    private Optional<Instant> nextTry(PaymentId id) {
        return statements
                .list(
                        "SELECT next_try_at FROM ordering_payments WHERE id = ?",
                        row -> Statements.optionalInstant(row, "next_try_at"),
                        id.value())
                .get(0);
    }

    /** One that nobody asks for. */
    private PaymentId kept() {
        Payment payment = new Payment(
                new PaymentId(ids.next()),
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
        return payment.id();
    }
}
