package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a marketplace is told of goods that it is selling at that moment. */
@QuarkusTest
@TestProfile(InSteps.class)
class StockStepsTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    ListingBook book;

    @Inject
    ImportProgress progress;

    @Inject
    ChannelCases cases;

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
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
        skuId = TestShops.newOrderId();
        platform.prices.put(skuId, 2_600L);
        sku = goods.chocolate("26.00", 100);
        book.put(List.of(new ChannelListing(
                "douyin",
                shop.shopId(),
                new ChannelSku("3500000000000000001", skuId),
                sku,
                1,
                Instant.parse("2020-01-01T00:00:00Z"),
                Optional.empty())));
        awaitStock(100);
        awaitCounting();
    }

    /** It is known here that the first number was taken, and it was read back. */
    private void awaitCounting() {
        String select = "SELECT COUNT(*) FROM channel_wishes WHERE channel = 'douyin' AND shop_id = ? AND sku_id = ?"
                + " AND kind = 'STOCK' AND based_at IS NOT NULL AND check_at > ?";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> statements.number(
                                select, shop.shopId(), skuId, Instant.now().plusSeconds(300))
                        == 1);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void whatIsSoldThereAndNotYetKnownHereSurvivesMoreGoods() {
        soldAndImported(2);
        platform.stock.merge(skuId, -3L, Long::sum); // sold, and nobody has told us yet

        goods.stock(sku, TestShop.BONDED, 148); // 98 are left here, 50 have come

        awaitStock(145);
        assertThat(told()).hasSize(2);
        JsonNode step = told().get(1);
        assertThat(step.path("incremental").asBoolean()).isTrue();
        assertThat(step.path("stock_num").asLong()).isEqualTo(50);
        assertThat(step.path("idempotent_id").asText()).startsWith(skuId).endsWith("-step");
        assertThat(platform.badCalls).isEmpty();
    }

    /** The sale itself is nothing to tell: the platform has taken it off. */
    @Test
    void aStepOfWhichTheAnswerIsLostIsMadeOnce() {
        soldAndImported(2);
        platform.losesAnswers.set(true);

        goods.stock(sku, TestShop.BONDED, 108);

        awaitStock(108);
        await().atMost(Duration.ofSeconds(60)).until(() -> told().size() == 3);
        assertThat(told())
                .extracting(call -> call.path("incremental").asBoolean())
                .containsExactly(false, true, true);
        assertThat(told().get(2)).isEqualTo(told().get(1));
        assertThat(platform.stock).containsEntry(skuId, 108L);
    }

    @Test
    void moreThanIsLeftThereIsNotTakenAwayButTheWholeNumberTold() {
        soldAndImported(2);
        platform.stock.put(skuId, 10L);

        goods.stock(sku, TestShop.BONDED, 78);

        awaitStock(78);
        assertThat(told())
                .extracting(call -> call.path("incremental").asBoolean())
                .containsExactly(false, true, false);
    }

    @Test
    void nothingLeftIsAWholeNumberHoweverMuchIsSoldThere() {
        soldAndImported(2);

        goods.stock(sku, TestShop.BONDED, 0);

        awaitStock(0);
        assertThat(told())
                .extracting(call -> call.path("incremental").asBoolean())
                .containsExactly(false, false);
    }

    @Test
    void whatStepsHaveLeftWrongIsMendedByTheWholeNumber() {
        soldAndImported(2);
        platform.stock.put(skuId, 190L);

        goods.stock(sku, TestShop.BONDED, 108);

        awaitStock(108);

        assertThat(told())
                .extracting(call -> call.path("incremental").asBoolean())
                .containsExactly(false, true, false);
        assertThat(cases.page("douyin", null, 1_000).items())
                .noneMatch(one -> one.shopId().equals(shop.shopId()));
    }

    /** Nobody knows whether it was sold before or after, so it is taken off by the whole number, at worst twice. */
    @Test
    void aSaleAboutWhenTheNumberWasToldDoesNotCount() {
        soldAndImported(2, basedAt().getEpochSecond() + 1);

        await().atMost(Duration.ofSeconds(60)).until(() -> told().size() == 2);
        assertThat(told())
                .extracting(call -> call.path("incremental").asBoolean())
                .containsExactly(false, false);
        awaitStock(98);
    }

    private Instant basedAt() {
        return statements
                .list(
                        "SELECT based_at FROM channel_wishes WHERE channel = 'douyin' AND shop_id = ? AND sku_id = ?"
                                + " AND kind = 'STOCK'",
                        row -> Statements.instant(row, "based_at"),
                        shop.shopId(),
                        skuId)
                .get(0);
    }

    /** Times are whole seconds there, and this one is clearly after that of the number which was told. */
    private void soldAndImported(int pieces) {
        soldAndImported(pieces, Instant.now().getEpochSecond() + 5);
    }

    /** The platform has taken the pieces off before anybody here knows of the order. */
    private void soldAndImported(int pieces, long placedAt) {
        ExternalOrder external = new ExternalOrder("douyin", shop.shopId(), TestShops.newOrderId());
        ObjectNode order =
                platform.sell(external.externalOrderId(), external.shopId(), sku.value(), pieces, 4_206L * pieces);
        order.put("create_time", placedAt);
        ((ObjectNode) order.path("sku_order_list").path(0)).put("sku_id", Long.parseLong(skuId));
        platform.stock.merge(skuId, -(long) pieces, Long::sum);
        String body = "[{\"tag\":\"110\",\"msg_id\":\"%s\",\"data\":\"{\\\"p_id\\\":%s,\\\"shop_id\\\":%s}\"}]"
                .formatted(external.externalOrderId(), external.externalOrderId(), external.shopId());
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> progress.find(external)
                .filter(known -> known.state() == ChannelOrder.State.IMPORTED)
                .isPresent());
    }

    private List<JsonNode> told() {
        return platform.callsOf("sku.syncStock").stream()
                .map(TinyDouyin.Call::parameters)
                .toList();
    }

    private void awaitStock(long pieces) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, pieces));
    }
}
