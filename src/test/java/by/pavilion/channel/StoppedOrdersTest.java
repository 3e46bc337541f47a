package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.channel.pull.TestPulls;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a marketplace stops before it was sent waits here as well. */
@QuarkusTest
class StoppedOrdersTest {
    private static final String DOUYIN = "douyin";
    private static final int TO_SEND = 2;
    private static final int STOPPED = 105;

    @Inject
    ConnectShop connectShop;

    @Inject
    PullShops pullShops;

    @Inject
    TestPulls pulls;

    @Inject
    ChannelCases cases;

    @Inject
    Orders orders;

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
    void isHeldWhileItsMarketplaceHasStoppedItAndGoesOnAfterwards() {
        Sku sku = goods.chocolate("26.00", 10);
        ObjectNode order = platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        tell(order, TO_SEND, 400);
        await().atMost(Duration.ofSeconds(60)).until(() -> ours().isPresent());

        tell(order, STOPPED, 300);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(openHolds()).containsExactly("channel-locked"));
        tell(order, TO_SEND, 200);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(openHolds()).isEmpty());
        await().untilAsserted(() -> assertThat(cases.page(DOUYIN, null, 1_000).items())
                .noneMatch(one -> one.shopId().equals(external.shopId())));
    }

    private void tell(ObjectNode order, int status, int secondsAgo) {
        order.put("order_status", status);
        order.put("update_time", Instant.now().minusSeconds(secondsAgo).getEpochSecond());
        pulls.readFrom(DOUYIN, external.shopId(), Instant.now().minusSeconds(secondsAgo + 50L));
    }

    private Optional<Order> ours() {
        return orders.findExternal(external.channel(), external.shopId(), external.externalOrderId());
    }

    private List<String> openHolds() {
        return given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/orders/" + ours().orElseThrow().id() + "/holds")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.releasedAt == null }.reason");
    }
}
