package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.Meanwhile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever locks an order sees it as it is, even if the transaction has read it before. */
@QuarkusTest
class OrderLockTest {
    @Inject
    TestShop shop;

    @Inject
    OrderStore orders;

    @Inject
    OrderLineStore lines;

    @Test
    void whatOthersHaveWrittenSinceItWasReadIsSeenByTheLock() {
        OrderId id = placed();

        QuarkusTransaction.requiringNew().run(() -> {
            Order read = orders.find(id).orElseThrow();
            Meanwhile.another(() -> orders.update(orders.lock(id).orElseThrow().with(PaymentStatus.PENDING)));

            assertThat(read.paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
            assertThat(orders.lock(id).orElseThrow().paymentStatus()).isEqualTo(PaymentStatus.PENDING);
        });
    }

    /** Nothing that two have taken back is counted once. */
    @Test
    void piecesThatOthersHaveTakenBackSinceAreCounted() {
        OrderId id = placed();

        QuarkusTransaction.requiringNew().run(() -> {
            OrderLineId line = orders.find(id).orElseThrow().lines().get(0).id();
            Meanwhile.another(() -> takeBackOne(id, line));
            takeBackOne(id, line);

            assertThat(orders.lock(List.of(id)).get(0).lines().get(0).returned())
                    .isEqualTo(2);
        });
    }

    private void takeBackOne(OrderId id, OrderLineId line) {
        orders.lock(List.of(id));
        lines.takeBack(Map.of(line, 1L));
    }

    private OrderId placed() {
        return OrderId.fromString(TestApi.place(TestApi.body(shop.chocolate("1.00", 5), 2))
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
