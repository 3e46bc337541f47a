package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we cannot read of an order is kept, so that it can be read once our reading is mended. */
@QuarkusTest
class UnreadableOrdersTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelOrderStore channelOrders;

    @Inject
    WantOrders wantOrders;

    @Inject
    ImportProgress progress;

    @Inject
    ReplayOrder replayOrder;

    @Inject
    Channels channels;

    @Inject
    Orders orders;

    @Inject
    TestShop goods;

    TinyDouyin platform;
    ExternalOrder external;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        external = new ExternalOrder("douyin", TestShops.newShopId(), TestShops.newOrderId());
        TestShops.connect(connectShop, platform, external.shopId());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void isKeptAndReplayedOnceItCanBeReadThoughTheMarketplaceHasForgottenIt() throws ChannelFault {
        Sku sku = goods.chocolate("26.00", 10);
        ObjectNode sale = platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        String whole = sale.toString();
        sale.remove("create_time");
        wantOrders.wantAgain(external);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> found().filter(order -> order.attempts() > 0).isPresent());
        platform.forget(external.externalOrderId());
        wantOrders.wantAgain(external);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> found().filter(order -> order.state() == ChannelOrder.State.HELD)
                        .isPresent());

        ChannelOrder unread = found().orElseThrow();
        assertThat(progress.kept(unread)).isEmpty();
        assertThat(progress.unread(unread)).contains(sale.toString());
        assertThatThrownBy(() -> replayOrder.replay(external)).isInstanceOf(ChannelFault.class);
        assertThat(ours()).isEmpty();

        progress.keepUnread(unread, whole); // as if we could do without what is missing

        assertThat(replayOrder.replay(external)).isTrue();
        assertThat(ours().orElseThrow().totals().payable()).isEqualTo(Money.of("40.00", Money.CNY));
        assertThat(progress.kept(unread)).contains(whole);
    }

    /** Our reading was mended for none of both: what came last must still be there the next time. */
    @Test
    void aReplayThatFailsLeavesWhatWasKept() throws ChannelFault {
        Sku sku = goods.chocolate("26.00", 10);
        ObjectNode sale = platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        MarketplaceOrder before = channels.require("douyin", OrdersIn.class).read(external, sale.toString());
        sale.remove("create_time");
        wantOrders.wantAgain(external);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> found().filter(order -> order.attempts() > 0).isPresent());
        platform.forget(external.externalOrderId());
        wantOrders.wantAgain(external);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> found().filter(order -> order.state() == ChannelOrder.State.HELD)
                        .isPresent());
        ChannelOrder unread = found().orElseThrow();
        progress.keep(unread, before, "no order any more"); // as if we could not read any more what we could before

        assertThatThrownBy(() -> replayOrder.replay(external)).isInstanceOf(ChannelFault.class);

        assertThat(progress.unread(unread)).contains(sale.toString());
        assertThat(progress.kept(unread)).contains("no order any more");
    }

    /** What has happened since must not be undone. */
    @Test
    void anOlderVersionIsNotReplayedInTheNewerOnesPlace() throws ChannelFault {
        Sku sku = goods.chocolate("26.00", 10);
        ObjectNode sale = platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        String paid = sale.toString();
        sale.put("order_status", 4);
        sale.put("update_time", sale.path("update_time").asLong() + 60);
        wantOrders.wantAgain(external);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> found().filter(order -> order.state() == ChannelOrder.State.CLOSED)
                        .isPresent());
        progress.keepUnread(found().orElseThrow(), paid);

        assertThat(replayOrder.replay(external)).isTrue();

        assertThat(ours()).isEmpty();
        assertThat(found().orElseThrow().state()).isEqualTo(ChannelOrder.State.CLOSED);
    }

    private Optional<ChannelOrder> found() {
        return QuarkusTransaction.requiringNew().call(() -> channelOrders.find(external));
    }

    private Optional<Order> ours() {
        return orders.findExternal("douyin", external.shopId(), external.externalOrderId());
    }
}
