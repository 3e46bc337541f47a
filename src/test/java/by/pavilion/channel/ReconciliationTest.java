package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.CancelOrder;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PaymentStatus;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is pushed and no list is read but by the comparison: after it nothing differs. */
@QuarkusTest
class ReconciliationTest {
    private static final int REFUND_ONLY = 1;
    private static final int PAID_BACK = 12;

    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelCases cases;

    @Inject
    Orders orders;

    @Inject
    CancelOrder cancelOrder;

    @Inject
    EventLog log;

    @Inject
    TestShop goods;

    @Inject
    Statements statements;

    TinyDouyin platform;
    Shop shop;
    Sku sku;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
        sku = goods.chocolate("26.00", 50);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void whatIsMissingIsFetchedAndWhatHasChangedIsFollowedUntilNothingDiffers() {
        List<ObjectNode> sold = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            sold.add(sell(Duration.ofMinutes(10L + number)));
        }
        sell(Duration.ofDays(20));

        reconcile();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sold.stream().allMatch(order -> ours(order).isPresent()));

        await().untilAsserted(() -> assertThat(told("hourly")).isNotEmpty());
        ChannelReconciled first = told("hourly").get(0).as(ChannelReconciled.class);
        assertThat(first.listed()).isEqualTo(5);
        assertThat(first.missingHere()).isEqualTo(5);
        assertThat(first.differing()).isZero();
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(told("nightly")).isNotEmpty());
        assertThat(told("nightly").get(0).as(ChannelReconciled.class).listed()).isEqualTo(6);
        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().isEmpty());

        sold.get(0).put("order_status", 4);
        sold.get(0).put("update_time", Instant.now().minusSeconds(120).getEpochSecond());
        reconcile();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ours(sold.get(0)).orElseThrow().status() == OrderStatus.CANCELLED);
        await().until(() -> told("hourly").size() == 2);
        assertThat(told("hourly").get(1).as(ChannelReconciled.class).differing())
                .isEqualTo(1);
        await().until(() -> isSeenCancelled(sold.get(0))); // a moment later than it is cancelled

        reconcile();
        await().atMost(Duration.ofSeconds(60)).until(() -> told("hourly").size() == 3);
        ChannelReconciled last = told("hourly").get(2).as(ChannelReconciled.class);
        assertThat(last.missingHere() + last.missingThere() + last.differing()).isZero();
        await().until(() -> openCases().isEmpty());
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops/" + shop.id() + "/reconciliations")
                .then()
                .statusCode(200)
                .body("items.find { it.span == 'hourly' }.last.listed", equalTo((int) last.listed()));
    }

    private boolean isSeenCancelled(ObjectNode order) {
        return statements.number(
                        "SELECT COUNT(*) FROM channel_orders WHERE channel = 'douyin' AND shop_id = ?"
                                + " AND external_order_id = ? AND seen_state = 'CANCELLED'",
                        shop.shopId(),
                        order.path("order_id").asText())
                == 1;
    }

    @Test
    void whatTheMarketplaceNoLongerHasIsACase() {
        ObjectNode order = sell(Duration.ofMinutes(10));
        reconcile();
        await().atMost(Duration.ofSeconds(60)).until(() -> ours(order).isPresent());
        await().until(() -> told("hourly").size() == 1);

        platform.forget(order.path("order_id").asText());
        reconcile();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .extracting(ChannelCase::trouble)
                .containsExactly(Trouble.ORDER_DIFFERS));
        assertThat(openCases().get(0).orderId())
                .contains(ours(order).orElseThrow().id().toString());
    }

    @Test
    void whatIsCancelledOnOneSideOnlyIsACaseUntilAComparisonFindsNothing() {
        ObjectNode order = sell(Duration.ofMinutes(10));
        reconcile();
        await().atMost(Duration.ofSeconds(60)).until(() -> ours(order).isPresent());
        await().until(() -> told("hourly").size() == 1);
        cancelOrder.cancelForMarketplace(ours(order).orElseThrow().id());
        int fetched = platform.callsOf("order.orderDetail").size();

        reconcile();

        await().atMost(Duration.ofSeconds(60)).until(() -> told("hourly").size() == 2);
        await().until(() -> platform.callsOf("order.orderDetail").size() > fetched);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .singleElement()
                .satisfies(open -> assertThat(open.detail().orElseThrow()).startsWith("CANCELLED_APART")));
        order.put("order_status", 4);
        order.put("update_time", Instant.now().minusSeconds(120).getEpochSecond());
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> {
                    reconcile();
                    return openCases().isEmpty();
                });
    }

    /** Its messages are lost, and the list of after-sales was not read since. */
    @Test
    void aRefundThatNobodyHasToldOfIsBookedAndNothingDiffersAfterwards() {
        ObjectNode order = sell(Duration.ofMinutes(10));
        reconcile();
        await().atMost(Duration.ofSeconds(60)).until(() -> ours(order).isPresent());
        await().until(() -> told("hourly").size() == 1);
        // else it might be the night's comparison that finds it
        await().atMost(Duration.ofSeconds(90)).until(() -> told("nightly").size() == 1);
        ObjectNode wish = platform.want(TestShops.newOrderId(), order, REFUND_ONLY, 1_000);
        wish.put("aftersale_status", PAID_BACK);
        wish.put("update_time", Instant.now().minusSeconds(120).getEpochSecond());

        reconcile();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> ours(order).orElseThrow().paymentStatus() == PaymentStatus.PARTIALLY_REFUNDED);
        await().atMost(Duration.ofSeconds(60)).until(() -> told("hourly").size() == 2);
        assertThat(told("hourly").get(1).as(ChannelReconciled.class).differing())
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().isEmpty());
        reconcile();
        await().atMost(Duration.ofSeconds(60)).until(() -> told("hourly").size() == 3);
        ChannelReconciled last = told("hourly").get(2).as(ChannelReconciled.class);
        assertThat(last.missingHere() + last.missingThere() + last.differing()).isZero();
        assertThat(openCases()).isEmpty();
    }

    @Test
    void aRefundOfAnOrderThatWasMissingIsBookedByTheSameComparison() {
        ObjectNode order = sell(Duration.ofMinutes(10));
        ObjectNode wish = platform.want(TestShops.newOrderId(), order, REFUND_ONLY, 1_000);
        wish.put("aftersale_status", PAID_BACK);
        wish.put("update_time", Instant.now().minusSeconds(120).getEpochSecond());

        reconcile();

        await().atMost(Duration.ofSeconds(60)).until(() -> ours(order)
                .filter(here -> here.paymentStatus() == PaymentStatus.PARTIALLY_REFUNDED)
                .isPresent());
        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().isEmpty());
    }

    @Test
    void aListOfRefundsThatIsNotGivenHoldsUpNoOrderButTheEndOfTheComparison() {
        platform.fail(
                "afterSale.List",
                Collections.nCopies(50, "20000 isp.service-error:1").toArray(String[]::new));
        ObjectNode order = sell(Duration.ofMinutes(10));

        reconcile();

        await().atMost(Duration.ofSeconds(60)).until(() -> ours(order).isPresent());
        assertThat(told("hourly")).isEmpty();
        platform.faults.clear();
        await().atMost(Duration.ofSeconds(90)).until(() -> told("hourly").size() == 1);
        await().atMost(Duration.ofMinutes(2)).until(() -> !told("nightly").isEmpty());
        assertThat(nights()).as("windows whose orders were compared").doesNotHaveDuplicates();
    }

    @Test
    void whatHasChangedSinceIsNotMissed() {
        ObjectNode order = sell(Duration.ofMinutes(10));
        reconcile();
        await().atMost(Duration.ofSeconds(60)).until(() -> ours(order).isPresent());
        await().until(() -> told("hourly").size() == 1);

        order.put("update_time", Instant.now().plusSeconds(300).getEpochSecond());
        reconcile();

        await().atMost(Duration.ofSeconds(60)).until(() -> told("hourly").size() == 2);
        assertThat(told("hourly").get(1).as(ChannelReconciled.class).missingThere())
                .isZero();
        await().until(() -> openCases().isEmpty());
    }

    @Test
    void aFaultCostsAWindowAndNotTheWholeComparison() {
        sell(Duration.ofDays(20)).put("order_status", 3);

        reconcile();
        await().atMost(Duration.ofSeconds(60)).until(() -> nights().size() >= 3);
        platform.fail("order.searchList", "20000 isp.service-error:1", "20000 isp.service-error:1");

        await().atMost(Duration.ofMinutes(2)).until(() -> !told("nightly").isEmpty());
        assertThat(nights()).hasSize(30).doesNotHaveDuplicates();
        assertThat(told("nightly")).hasSize(1);
        ChannelReconciled night = told("nightly").get(0).as(ChannelReconciled.class);
        assertThat(night.listed()).isEqualTo(1);
        assertThat(night.missingHere())
                .as("what was sent before the shop was connected")
                .isZero();
    }

    /** The windows of a day that were read, by their beginnings. */
    private List<Long> nights() {
        return platform.callsOf("order.searchList").stream()
                .map(TinyDouyin.Call::parameters)
                .filter(call -> call.path("update_time_end").asLong()
                                - call.path("update_time_start").asLong()
                        == Duration.ofDays(1).toSeconds())
                .map(call -> call.path("update_time_start").asLong())
                .toList();
    }

    private ObjectNode sell(Duration ago) {
        ObjectNode order = platform.sell(TestShops.newOrderId(), shop.shopId(), sku.value(), 1, 4_000);
        order.put("update_time", Instant.now().minus(ago).getEpochSecond());
        return order;
    }

    private void reconcile() {
        given().auth()
                .oauth2(TestKeys.operator())
                .contentType(ContentType.JSON)
                .body("{\"action\":\"RECONCILE\"}")
                .post("/api/v1/channels/douyin/shops/" + shop.id() + "/actions")
                .then()
                .statusCode(202);
    }

    private Optional<Order> ours(ObjectNode order) {
        return orders.findExternal(
                "douyin", shop.shopId(), order.path("order_id").asText());
    }

    private List<ReceivedEvent> told(String span) {
        return log.of(Topic.CHANNELS, "douyin:" + shop.shopId() + ":" + span, 0, 100);
    }

    private List<ChannelCase> openCases() {
        return cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shop.shopId()))
                .toList();
    }
}
