package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.pull.Lane;
import by.pavilion.channel.pull.Pull;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.channel.pull.TestPulls;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No message is pushed here: what a marketplace's list says is enough. */
@QuarkusTest
class PullOrdersTest {
    private static final String DOUYIN = "douyin";

    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelOrderStore channelOrders;

    @Inject
    ChannelCases cases;

    @Inject
    PullShops pullShops;

    @Inject
    ReplayOrder replayOrder;

    @Inject
    TestPulls pulls;

    @Inject
    Orders orders;

    @Inject
    EventLog log;

    @Inject
    TestShop goods;

    TinyDouyin platform;
    ExternalOrder external;
    Shop shop;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        external = new ExternalOrder(DOUYIN, TestShops.newShopId(), TestShops.newOrderId());
        shop = TestShops.connect(connectShop, platform, external.shopId());
    }

    @AfterEach
    void close() {
        pullShops.pause(shop);
        platform.close();
    }

    @Test
    void findsWhatNobodyHasToldOf() {
        Sku sku = goods.chocolate("26.00", 10);
        Instant begun = Instant.now();
        sold(sku, begun.minusSeconds(400));

        readFrom(begun.minusSeconds(1_000));

        awaitState(ChannelOrder.State.IMPORTED);
        assertThat(ours()).isPresent();
        await().untilAsserted(() -> assertThat(live().reachedAt())
                .isAfter(begun.minusSeconds(60))
                .isBefore(Instant.now().minusSeconds(29)));
        assertThat(live().found()).isPositive();
        List<TinyDouyin.Call> lists = platform.callsOf("order.searchList");
        assertThat(lists).hasSizeGreaterThan(2).allSatisfy(call -> {
            long from = call.parameters().path("update_time_start").asLong();
            long until = call.parameters().path("update_time_end").asLong();
            assertThat(until - from).isBetween(300L, 600L);
        });
        assertThat(events()).hasSize(1);
    }

    @Test
    void aListOfNothingMayBeLeftOut() {
        platform.leavesOutEmptyLists.set(true);
        Instant begun = Instant.now();

        readFrom(begun.minusSeconds(1_000));

        await().untilAsserted(() -> assertThat(live().reachedAt()).isAfter(begun.minusSeconds(60)));
    }

    @Test
    void anOddOrderOfAListDoesNotKeepTheOthersFromBeingRead() {
        Instant begun = Instant.now();
        ObjectNode nameless = platform.sell(TestShops.newOrderId(), shop.shopId(), "X", 1, 100);
        changed(nameless, 2, 500);
        nameless.remove("order_id");
        sold(goods.chocolate("26.00", 10), begun.minusSeconds(400));

        readFrom(begun.minusSeconds(1_000));

        awaitState(ChannelOrder.State.IMPORTED);
        await().untilAsserted(() -> assertThat(live().reachedAt()).isAfter(begun.minusSeconds(60)));
    }

    @Test
    void theCursorStaysUntilEveryPageWasRead() {
        Sku sku = goods.chocolate("26.00", 10);
        sold(sku, Instant.now().minusSeconds(400));
        Instant reached = Instant.now().minusSeconds(500);
        platform.emptyPages.set(2);
        platform.fail("order.searchList", "20000 isp.service-error:1", "60000 isp.call-limited");

        readFrom(reached);

        await().until(() -> live().attempts() >= 1);
        assertThat(live().reachedAt()).isBetween(reached.minusSeconds(1), reached.plusSeconds(1));
        assertThat(live().detail()).isPresent();
        assertThat(ours()).isEmpty();
        readFrom(reached);
        awaitState(ChannelOrder.State.IMPORTED);
        assertThat(platform.emptyPages).hasValue(0);
    }

    @Test
    void aWindowThatAnotherReplicaReadsIsLeftToItUntilItsLeaseIsOver() {
        Sku sku = goods.chocolate("26.00", 10);
        sold(sku, Instant.now().minusSeconds(400));
        Instant reached = Instant.now().minusSeconds(500).truncatedTo(ChronoUnit.SECONDS);
        pulls.takenByAnother(DOUYIN, external.shopId(), reached, Instant.now().plusSeconds(600));

        readFrom(reached);

        await().untilAsserted(() -> assertThat(live().nextAttemptAt()).hasValueSatisfying(next -> assertThat(next)
                .isAfter(Instant.now().plusSeconds(60))));
        assertThat(live().reachedAt()).isEqualTo(reached);
        assertThat(live().attempts()).as("it has not failed").isZero();
        assertThat(platform.callsOf("order.searchList")).isEmpty();
        assertThat(found(external)).isEmpty();

        pulls.takenByAnother(DOUYIN, external.shopId(), reached, Instant.now().minusSeconds(1));
        pulls.readOn(DOUYIN, external.shopId());

        awaitState(ChannelOrder.State.IMPORTED);
        await().untilAsserted(() -> assertThat(live().reachedAt()).isAfter(reached));
        long first = platform.callsOf("order.searchList")
                .get(0)
                .parameters()
                .path("update_time_start")
                .asLong();
        assertThat(first).isEqualTo(reached.minusSeconds(300).getEpochSecond());
    }

    @Test
    void readsMoreThanAPageAlsoWhenAllHaveChangedInOneSecond() {
        Instant second = Instant.now().minusSeconds(400);
        for (int number = 0; number < 130; number++) {
            ObjectNode order = platform.sell(TestShops.newOrderId(), external.shopId(), "NOBODYS-SKU", 1, 4_000);
            order.put("update_time", second.getEpochSecond());
            order.put("order_status", 4);
        }
        Sku sku = goods.chocolate("26.00", 10);
        sold(sku, second.plusSeconds(1));

        readFrom(second.minusSeconds(10));

        awaitState(ChannelOrder.State.IMPORTED);
        assertThat(live().found()).isGreaterThanOrEqualTo(131);
    }

    @Test
    void whatIsCancelledThereIsCancelledHere() {
        Sku sku = goods.chocolate("26.00", 10);
        ObjectNode order = sold(sku, Instant.now().minusSeconds(400));
        readFrom(Instant.now().minusSeconds(500));
        awaitState(ChannelOrder.State.IMPORTED);

        order.put("order_status", 4);
        order.put("update_time", Instant.now().minusSeconds(100).getEpochSecond());
        readFrom(Instant.now().minusSeconds(200));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(ours())
                .hasValueSatisfying(now -> assertThat(now.status()).isEqualTo(OrderStatus.CANCELLED)));
        assertThat(goods.available(sku)).isEqualTo(10);
        assertThat(events()).extracting(ReceivedEvent::type).containsExactly("by.pavilion.channel.order-imported.v1");
    }

    @Test
    void whatGoesBackThereIsToldAndLeftToAPerson() {
        Sku sku = goods.chocolate("26.00", 10);
        ObjectNode order = sold(sku, Instant.now().minusSeconds(400));
        readFrom(Instant.now().minusSeconds(500));
        awaitState(ChannelOrder.State.IMPORTED);
        changed(order, 3, 300);
        awaitSeen(MarketplaceOrder.State.FULFILLED);

        changed(order, 2, 200);

        awaitSeen(MarketplaceOrder.State.READY);
        assertThat(events())
                .extracting(ReceivedEvent::type)
                .containsExactly("by.pavilion.channel.order-imported.v1", "by.pavilion.channel.order-went-back.v1");
        ChannelOrderWentBack told = events().get(1).as(ChannelOrderWentBack.class);
        assertThat(told.from()).isEqualTo("fulfilled");
        assertThat(told.to()).isEqualTo("ready");
        assertThat(openCases()).extracting(ChannelCase::trouble).containsExactly(Trouble.ORDER_WENT_BACK);
        assertThat(ours().orElseThrow().status()).isNotEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void anotherVersionOfTheSameSecondIsAppliedAndAnOlderOneIsNot() {
        Sku sku = goods.chocolate("26.00", 10);
        Instant second = Instant.now().minusSeconds(200);
        ObjectNode order = sold(sku, second);
        readFrom(Instant.now().minusSeconds(500));
        awaitState(ChannelOrder.State.IMPORTED);

        changed(order, 3, 200, second);
        awaitSeen(MarketplaceOrder.State.FULFILLED);
        changed(order, 2, 200, second.minusSeconds(50));
        await().during(Duration.ofSeconds(2)).until(() -> seen().state() == MarketplaceOrder.State.FULFILLED);

        assertThat(events()).hasSize(1);
    }

    @Test
    void aBackFillReadsThePastAndEndsAndLeavesAloneWhatOthersHaveSent() {
        Sku sku = goods.chocolate("26.00", 10);
        sold(sku, Instant.now().minus(Duration.ofDays(2)));
        ObjectNode sent = platform.sell(TestShops.newOrderId(), external.shopId(), sku.value(), 1, 4_000);
        sent.put("update_time", Instant.now().minus(Duration.ofDays(1)).getEpochSecond());
        sent.put("order_status", 3);

        pullShops.backFill(shop, Instant.now().minus(Duration.ofDays(3)));

        awaitState(ChannelOrder.State.IMPORTED);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        pulls.of(DOUYIN, external.shopId(), Lane.BACK_FILL).nextAttemptAt())
                .isEmpty());
        assertThat(found(new ExternalOrder(
                        DOUYIN, external.shopId(), sent.path("order_id").asText())))
                .isEmpty();
    }

    @Test
    void whatWasSoldAndSentBeforeTheShopWasConnectedIsNoneOfOurs() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(20));
        ObjectNode order = sold(goods.chocolate("26.00", 10), Instant.now().minusSeconds(400));
        order.put("create_time", longAgo.getEpochSecond());
        order.put("order_status", 5);

        readFrom(Instant.now().minusSeconds(500));

        awaitState(ChannelOrder.State.CLOSED);
        assertThat(openCases()).isEmpty();
        assertThat(events()).isEmpty();
    }

    @Test
    void whatOthersHaveSentIsForAPersonAndNotAskedForAgain() {
        ObjectNode order = sold(goods.chocolate("26.00", 10), Instant.now().minusSeconds(400));
        order.put("create_time", Instant.now().plusSeconds(60).getEpochSecond());
        order.put("order_status", 3);

        readFrom(Instant.now().minusSeconds(500));

        awaitState(ChannelOrder.State.HELD);
        assertThat(openCases()).extracting(ChannelCase::trouble).containsExactly(Trouble.ORDER_HELD);
        assertThat(dueAgain()).isFalse();
    }

    @Test
    void pausingIsNotUndoneByWhatIsBeingRead() {
        Pull underWay = live();
        pullShops.pause(shop);

        Instant until = underWay.reachedAt().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        pulls.read(underWay, until);

        assertThat(live().reachedAt()).isEqualTo(until);
        assertThat(live().nextAttemptAt()).isEmpty();
    }

    @Test
    void whatIsReplayedIsDoneOnceAndWhatWasHeldIsMended() throws ChannelFault {
        Sku sku = goods.chocolate("26.00", 10);
        sold(sku, Instant.now().minusSeconds(400));
        readFrom(Instant.now().minusSeconds(500));
        awaitState(ChannelOrder.State.IMPORTED);
        String orderId = ours().orElseThrow().id().toString();
        List<String> told = eventIds(orderId);

        boolean replayed = replayOrder.replay(external);

        assertThat(replayed).isTrue();
        assertThat(eventIds(orderId)).containsAll(told);
        assertThat(events()).hasSize(1);
        assertThat(platform.callsOf("order.orderDetail")).hasSize(1);
        assertThat(replayOrder.replay(new ExternalOrder(DOUYIN, external.shopId(), "1")))
                .isFalse();
    }

    private boolean dueAgain() {
        return QuarkusTransaction.requiringNew()
                .call(() -> channelOrders.count(
                                "externalOrderId = ?1 and nextAttemptAt is not null", external.externalOrderId())
                        > 0);
    }

    private ObjectNode sold(Sku sku, Instant at) {
        ObjectNode order = platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        order.put("update_time", at.getEpochSecond());
        return order;
    }

    private void changed(ObjectNode order, int status, int secondsAgo) {
        changed(order, status, secondsAgo, Instant.now().minusSeconds(secondsAgo));
    }

    private void changed(ObjectNode order, int status, int secondsAgo, Instant at) {
        order.put("order_status", status);
        order.put("update_time", at.getEpochSecond());
        readFrom(Instant.now().minusSeconds(secondsAgo + 50));
    }

    private void readFrom(Instant time) {
        pulls.readFrom(DOUYIN, external.shopId(), time);
    }

    private Pull live() {
        return pulls.live(DOUYIN, external.shopId());
    }

    /** After too many calls a list is left alone for twenty seconds. */
    private void awaitState(ChannelOrder.State state) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(found(external))
                .hasValueSatisfying(order -> assertThat(order.state()).isEqualTo(state)));
    }

    private void awaitSeen(MarketplaceOrder.State state) {
        await().atMost(Duration.ofSeconds(60)).until(() -> seen().state() == state);
    }

    private ChannelOrder.Seen seen() {
        return found(external).flatMap(ChannelOrder::seen).orElseThrow();
    }

    private Optional<ChannelOrder> found(ExternalOrder order) {
        return QuarkusTransaction.requiringNew().call(() -> channelOrders.find(order));
    }

    private List<ChannelCase> openCases() {
        return cases.page(DOUYIN, null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(external.shopId()))
                .toList();
    }

    private Optional<Order> ours() {
        return orders.findExternal(external.channel(), external.shopId(), external.externalOrderId());
    }

    private List<ReceivedEvent> events() {
        return log.of(Topic.CHANNELS, external.key(), 0, 100);
    }

    private List<String> eventIds(String orderId) {
        return java.util.stream.Stream.concat(events().stream(), log.of(Topic.ORDERS, orderId, 0, 100).stream())
                .map(ReceivedEvent::id)
                .toList();
    }
}
