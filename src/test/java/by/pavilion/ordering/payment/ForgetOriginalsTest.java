package by.pavilion.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Originals are forgotten when they are old, unless an authority holds the goods. */
@QuarkusTest
class ForgetOriginalsTest {
    @Inject
    TestShop shop;

    @Inject
    ForgetOriginals forgetOriginals;

    @Inject
    PaymentStore payments;

    @Inject
    OriginalsConfig config;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void originalsOfAnOrderWhoseGoodsAreHeldStayUntilTheyAreLetGo() {
        OrderId free = placed();
        OrderId held = placed();
        PaymentId ofFree = keptLongAgo(free);
        PaymentId ofHeld = keptLongAgo(held);
        atCustoms(held, "DETAINED");

        forgetOriginals.doSome();

        assertThat(original(ofFree)).isEmpty();
        assertThat(original(ofHeld)).isPresent();

        atCustoms(held, "RELEASED");
        forgetOriginals.doSome();

        assertThat(original(ofHeld)).isEmpty();
    }

    private OrderId placed() {
        return OrderId.fromString(TestApi.place(TestApi.body(shop.chocolate("26.00", 5), 1)
                        .replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** A payment that was given up, with what was said of it just before it may be forgotten. */
    private PaymentId keptLongAgo(OrderId order) {
        PaymentId id = new PaymentId(ids.next());
        Payment payment = new Payment(
                id,
                order,
                "nobody",
                PaymentState.FAILED,
                Money.of("1.00", Money.CNY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                Optional.empty());
        QuarkusTransaction.requiringNew().run(() -> {
            statements.insert(PaymentRow.INSERT, List.of(PaymentRow.inserted(payment, null)));
            payments.keep(List.of(new PaymentStore.Kept(
                    ids.next(),
                    id,
                    "TEST",
                    ByteBuffer.wrap("sealed".getBytes(StandardCharsets.UTF_8)),
                    clock.instant().minus(config.keep()).minus(Duration.ofDays(1)))));
        });
        return id;
    }

    private Optional<byte[]> original(PaymentId payment) {
        return QuarkusTransaction.requiringNew().call(() -> payments.lastKept(payment, "TEST"));
    }

    private void atCustoms(OrderId order, String state) {
        QuarkusTransaction.requiringNew()
                .run(() -> statements.update(
                        "UPDATE ordering_orders SET customs_status = ? WHERE id = ?", state, order.value()));
    }
}
