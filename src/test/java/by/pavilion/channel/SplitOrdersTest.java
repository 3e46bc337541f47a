package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.MarketplaceOrder.State;
import by.pavilion.channel.splitter.Splitter;
import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderHolds;
import by.pavilion.ordering.OrderSplit;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Workers;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A marketplace makes two orders out of one that is ours already: the goods are sent once. */
@QuarkusTest
class SplitOrdersTest {
    private static final String CHANNEL = "splitter";

    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelOrderStore channelOrders;

    @Inject
    Splitter marketplace;

    @Inject
    Orders orders;

    @Inject
    OrderHolds holds;

    @Inject
    TestShop goods;

    @Inject
    EventLog log;

    @Inject
    Workers workers;

    String shopId;

    @BeforeEach
    void connect() {
        shopId = "s" + UUID.randomUUID().toString().substring(0, 12);
        connectShop.connect(
                "test",
                new IdempotencyKey(UUID.randomUUID().toString()),
                new ConnectShop.Wanted(CHANNEL, shopId, "app-" + shopId, "x", "http://localhost:9/", SignMethod.MD5));
    }

    @Test
    void theNewOnesWaitUntilTheOldOneIsCancelled() {
        Sku sku = goods.chocolate("26.00", 5);
        Instant sold = Instant.now().minusSeconds(300);
        ExternalOrder whole = order("1");
        ExternalOrder part = order("2");
        marketplace.put(whole, State.READY, sku.value(), 2, sold, Optional.empty());
        want(whole);
        await().atMost(Duration.ofSeconds(60)).until(() -> ours(whole).isPresent());
        holds.hold(
                "test",
                new IdempotencyKey(whole.externalOrderId()),
                theOrder(whole).id(),
                "other",
                "test");

        marketplace.put(part, State.READY, sku.value(), 1, sold.plusSeconds(60), Optional.of(whole.externalOrderId()));
        want(part);
        await().atMost(Duration.ofSeconds(60)).until(() -> found(part).attempts() > 0);
        assertThat(ours(part)).isEmpty();
        marketplace.put(whole, State.CANCELLED, sku.value(), 2, sold.plusSeconds(60), Optional.empty());
        want(whole);

        await().atMost(Duration.ofSeconds(60)).until(() -> ours(part).isPresent());
        assertThat(theOrder(whole).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(goods.available(sku)).isEqualTo(4);
        String wholeId = theOrder(whole).id().toString();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(log.of(Topic.ORDERS, wholeId, 0, 100))
                .filteredOn(event -> event.type().equals("by.pavilion.order.split.v1"))
                .singleElement()
                .satisfies(event -> assertThat(event.as(Split.class).children())
                        .extracting(OrderSplit.Child::orderId)
                        .containsExactly(theOrder(part).id())));

        asIfTheProcessHadDiedOnceItWasPlaced(part);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(log.of(Topic.ORDERS, wholeId, 0, 100))
                .filteredOn(event -> event.type().equals("by.pavilion.order.split.v1"))
                .hasSize(2));
    }

    /** Forgets that the order is ours: what is told with that is told again. */
    private void asIfTheProcessHadDiedOnceItWasPlaced(ExternalOrder order) {
        long id = found(order).id();
        QuarkusTransaction.requiringNew().run(() -> {
            channelOrders.lock(id);
            channelOrders.change(id, ChannelOrder.State.WANTED, null, null, 0, Instant.now());
        });
        workers.wake(ImportOrders.NAME);
    }

    /** The part of the event that this is about. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Split(List<OrderSplit.Child> children) {}

    private ExternalOrder order(String number) {
        return new ExternalOrder(CHANNEL, shopId, shopId + "-" + number);
    }

    private void want(ExternalOrder order) {
        QuarkusTransaction.requiringNew().run(() -> {
            channelOrders.want(order, Instant.now());
            channelOrders.lookAt(order, Instant.now());
        });
        workers.wake(ImportOrders.NAME);
    }

    private ChannelOrder found(ExternalOrder order) {
        return QuarkusTransaction.requiringNew()
                .call(() -> channelOrders.find(order))
                .orElseThrow();
    }

    private Order theOrder(ExternalOrder order) {
        return ours(order).orElseThrow();
    }

    private Optional<Order> ours(ExternalOrder order) {
        return orders.findExternal(order.channel(), order.shopId(), order.externalOrderId());
    }
}
