package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a marketplace is told of what it has sold itself: it has taken that off already. */
@QuarkusTest
class OwnSalesTest {
    private static final int RUSH = 60;
    private static final int ARRAY = 10;
    /** The setting of tests. */
    private static final int WAITS_SECONDS = 4;

    @Inject
    ConnectShop connectShop;

    @Inject
    ListingBook book;

    @Inject
    TestShop goods;

    @Inject
    Statements statements;

    TinyDouyin platform;
    Shop shop;
    String skuId;
    Sku sku;

    @BeforeEach
    void sellThere() {
        platform = new TinyDouyin();
        platform.manyBuyers.set(true);
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
        skuId = TestShops.newOrderId();
        platform.prices.put(skuId, 2_600L);
        sku = goods.chocolate("26.00", 100);
        list(shop, skuId);
        awaitStock(skuId, 100);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aRushThereIsToldNowAndThenAndWhatElseHappensSoon() {
        int before = told().size();
        long begun = System.nanoTime();

        for (int first = 0; first < RUSH; first += ARRAY) {
            sell(ARRAY);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> imported() == RUSH);
        await().atMost(Duration.ofMinutes(1)).until(() -> lastTold() == 100 - RUSH);

        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(told().size() - before).as("calls within %d s", seconds).isLessThanOrEqualTo((int)
                (2 + seconds / WAITS_SECONDS));
        assertThat(platform.stock).containsEntry(skuId, (long) (100 - RUSH));

        goods.stock(sku, TestShop.BONDED, 30);

        awaitStock(skuId, 30);
        assertThat(platform.badCalls).isEmpty();
    }

    @Test
    void theOtherShopHearsOfTheSaleSoon() {
        Shop other = TestShops.connect(connectShop, platform, TestShops.newShopId());
        String skuIdThere = TestShops.newOrderId();
        platform.prices.put(skuIdThere, 2_600L);
        list(other, skuIdThere);
        awaitStock(skuIdThere, 100);

        sell(1);

        String select = """
                SELECT COUNT(*) FROM channel_wishes here JOIN channel_wishes there ON there.kind = here.kind
                WHERE here.shop_id = ? AND here.sku_id = ? AND there.shop_id = ? AND there.sku_id = ? AND here.kind = 'STOCK'
                  AND here.wanted = 99 AND there.wanted = 99
                  AND here.urgent_version < here.version AND there.urgent_version = there.version""";
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> statements.number(select, shop.shopId(), skuId, other.shopId(), skuIdThere) == 1);
        awaitStock(skuIdThere, 99);
    }

    /** It takes pieces off where they were sold, and only there. */
    @Test
    void aShopThatListsTheGoodsTwiceHearsOfItsOwnSaleSoon() {
        String second = TestShops.newOrderId();
        platform.prices.put(second, 2_600L);
        list(shop, second);
        awaitStock(second, 100);

        sell(1);

        String select = "SELECT urgent_version = version FROM channel_wishes"
                + " WHERE shop_id = ? AND sku_id = ? AND kind = 'STOCK' AND wanted = 99";
        List<Long> urgent = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> statements.list(select, row -> row.getLong(1), shop.shopId(), second),
                        seen -> !seen.isEmpty());
        assertThat(urgent).containsExactly(1L);
        awaitStock(second, 99);
    }

    private void list(Shop there, String number) {
        book.put(List.of(new ChannelListing(
                "douyin",
                there.shopId(),
                new ChannelSku("3500000000000000001", number),
                sku,
                1,
                Instant.parse("2020-01-01T00:00:00Z"),
                Optional.empty())));
    }

    /** The platform has taken the pieces off before anybody here knows of the orders. */
    private void sell(int orders) {
        List<String> messages = new ArrayList<>();
        for (int number = 0; number < orders; number++) {
            String order = TestShops.newOrderId();
            ((ObjectNode) platform.sell(order, shop.shopId(), sku.value(), 1, 2_837)
                            .path("sku_order_list")
                            .path(0))
                    .put("sku_id", Long.parseLong(skuId));
            platform.stock.merge(skuId, -1L, Long::sum);
            messages.add("{\"tag\":\"110\",\"msg_id\":\"%1$s\",\"data\":\"{\\\"p_id\\\":%1$s,\\\"shop_id\\\":%2$s}\"}"
                    .formatted(order, shop.shopId()));
        }
        String body = "[" + String.join(",", messages) + "]";
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
    }

    private long imported() {
        return statements.number(
                "SELECT COUNT(*) FROM channel_orders WHERE channel = 'douyin' AND shop_id = ? AND state = 'IMPORTED'",
                shop.shopId());
    }

    private List<TinyDouyin.Call> told() {
        return platform.callsOf("sku.syncStock").stream()
                .filter(call -> call.parameters().path("sku_id").asText().equals(skuId))
                .toList();
    }

    private long lastTold() {
        List<TinyDouyin.Call> told = told();
        return told.get(told.size() - 1).parameters().path("stock_num").asLong();
    }

    private void awaitStock(String number, long pieces) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(number, pieces));
    }
}
