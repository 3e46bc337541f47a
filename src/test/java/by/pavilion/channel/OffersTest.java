package by.pavilion.channel;

import static by.pavilion.TestCalls.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From stock and prices of ours to what the marketplace sells. */
@QuarkusTest
class OffersTest {
    private static final String DOUYIN = "douyin";

    @Inject
    ConnectShop connectShop;

    @Inject
    ListingBook book;

    @Inject
    ChannelCases cases;

    @Inject
    EventLog log;

    @Inject
    TestShop goods;

    @Inject
    Statements statements;

    TinyDouyin platform;
    Shop shop;
    String skuId;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
        skuId = TestShops.newOrderId();
        platform.prices.put(skuId, 2_600L);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void tellsHowMuchThereIsAndOfAThousandSalesOnlyAHandful() {
        Sku sku = goods.chocolate("26.00", 500);
        list(sku, 1);
        awaitStock(500);
        long begun = System.nanoTime();

        for (int pieces = 499; pieces >= 400; pieces--) {
            goods.stock(sku, TestShop.BONDED, pieces);
        }

        awaitStock(400);
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(platform.callsOf("sku.syncStock"))
                .as("one a second at most, within %d s", seconds)
                .hasSizeLessThan(30 + (int) seconds);
        await().untilAsserted(() -> assertThat(pushed()).isNotEmpty());
        ChannelStockPushed last = pushed().get(pushed().size() - 1).as(ChannelStockPushed.class);
        assertThat(last.sku()).isEqualTo(sku.value());
        assertThat(pushed()).extracting(ReceivedEvent::sequence).startsWith(1L);
        assertThat(platform.badCalls).isEmpty();
    }

    @Test
    void zeroReachesTheMarketplaceAtOnceAndAPieceThereIsSeveralOfOurs() {
        Sku sku = goods.chocolate("26.00", 7);
        platform.prices.put(skuId, 7_800L);
        list(sku, 3);
        awaitStock(2);

        goods.stock(sku, TestShop.BONDED, 2);

        awaitStock(0);
        assertThat(platform.callsOf("sku.syncStock"))
                .extracting(call -> call.parameters().path("stock_num").asLong())
                .endsWith(0L);
        assertThat(platform.prices.get(skuId)).isEqualTo(7_800L);
    }

    /** One shop's marketplace may need a minute for what another's does at once. */
    @Test
    void aSlowShopKeepsNoOtherWaiting() {
        try (TinyDouyin slow = new TinyDouyin()) {
            slow.slowSeconds.set(2);
            Shop slowShop = TestShops.connect(connectShop, slow, TestShops.newShopId());
            Sku theirs = goods.chocolate("26.00", 9);
            List<ChannelListing> many = IntStream.range(0, 40)
                    .mapToObj(number -> new ChannelListing(
                            DOUYIN,
                            slowShop.shopId(),
                            new ChannelSku("3500000000000000002", TestShops.newOrderId()),
                            theirs,
                            1,
                            Instant.parse("2020-01-01T00:00:00Z"),
                            Optional.empty()))
                    .toList();
            book.put(many);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !slow.callsOf("sku.syncStock").isEmpty());

            list(goods.chocolate("26.00", 7), 1);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, 7L));
            assertThat(slow.stock).hasSizeLessThan(40);
        }
    }

    /** Forty others wait for a marketplace that takes two seconds for each call. */
    @Test
    void whatIsSoldOutOvertakesWhatWaits() {
        Sku sku = goods.chocolate("26.00", 7);
        list(sku, 1);
        awaitStock(7);
        awaitPrice(2_600);
        platform.slowSeconds.set(2);
        Sku others = goods.chocolate("26.00", 9);
        book.put(IntStream.range(0, 40)
                .mapToObj(number -> new ChannelListing(
                        DOUYIN,
                        shop.shopId(),
                        new ChannelSku("3500000000000000003", TestShops.newOrderId()),
                        others,
                        1,
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Optional.empty()))
                .toList());
        await().atMost(Duration.ofSeconds(60)).until(() -> platform.stock.containsValue(9L));

        goods.stock(sku, TestShop.BONDED, 0);

        awaitStock(0);
        assertThat(platform.stock).hasSizeLessThan(30);
    }

    /** Other stock may have been throttled, so that nothing can be asked. */
    @Test
    void thatNothingIsLeftIsToldAgainWithoutAskingFirst() {
        Sku sku = goods.chocolate("26.00", 7);
        list(sku, 1);
        awaitStock(7);
        platform.fail(
                "sku.stockNum",
                Collections.nCopies(50, "60000 isp.call-limited").toArray(String[]::new));
        platform.fail("sku.syncStock", "20000 isp.service-error:1");

        goods.stock(sku, TestShop.BONDED, 0);

        awaitStock(0);
    }

    @Test
    void whatIsAskedTwiceIsDoneOnceAndALostAnswerIsReadBack() {
        Sku sku = goods.chocolate("26.00", 5);
        platform.losesAnswers.set(true);

        list(sku, 1);

        awaitStock(5);
        await().untilAsserted(() -> assertThat(pushed()).isNotEmpty());
        assertThat(platform.callsOf("sku.syncStock")).hasSize(1);
        assertThat(platform.callsOf("sku.stockNum")).isNotEmpty();
    }

    /** In a show that is one SKU; the shop's orders have nothing to do with it. */
    @Test
    void goodsThatAreChangedTooOftenSlowNothingElseDown() {
        Sku sku = goods.chocolate("26.00", 5);
        platform.fail("sku.syncStock", "50002 isv.business-failed:2010401");

        list(sku, 1);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, 5L));
        health().body("errorRate.failed", greaterThan(0)).body("slowed", hasSize(0));
    }

    @Test
    void anIdThatWasUsedBeforeIsSuccessAndStopsNothing() {
        Sku sku = goods.chocolate("26.00", 5);
        platform.fail("sku.syncStock", "40003 isv.idempotent-id-existed");

        list(sku, 1);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(pushed()).isNotEmpty());
        assertThat(openCases()).extracting(ChannelCase::trouble).doesNotContain(Trouble.SHOP_STOPPED);
    }

    @Test
    void whatDiffersThereIsACaseAndNotToldAgain() {
        Sku sku = goods.chocolate("26.00", 5);
        list(sku, 1);
        awaitStock(5);
        int told = platform.callsOf("sku.syncStock").size();
        platform.stock.put(skuId, 50L);

        awaitStockDiffers();

        assertThat(platform.callsOf("sku.syncStock")).hasSize(told);
        health().body("stockDrift.listings", equalTo(1)).body("stockDrift.pieces", equalTo(45));
        repair(Trouble.STOCK_DIFFERS, "sent-again");
        awaitStock(5);
        await().untilAsserted(() -> health().body("stockDrift.listings", equalTo(0)));
    }

    @Test
    void whatCannotBeReadBackDoesNotKeepTheOthersFromIt() {
        Sku odd = goods.chocolate("26.00", 5);
        platform.campaigns.put(skuId, Long.MAX_VALUE);
        list(odd, 1);
        awaitStock(5);
        skuId = TestShops.newOrderId();
        platform.prices.put(skuId, 2_600L);
        list(goods.chocolate("26.00", 5), 1);
        awaitStock(5);
        platform.stock.put(skuId, 50L);

        awaitStockDiffers();
    }

    @Test
    void sendsAPriceWithinTheRailsAndLeavesAnyOtherToAPerson() {
        Sku sku = goods.chocolate("26.00", 5);
        list(sku, 1);
        goods.reprice(sku, "28.00");
        awaitPrice(2_800);

        goods.reprice(sku, "2.80");

        awaitCase(Trouble.PRICE_GUARDED);
        assertThat(platform.prices.get(skuId)).isEqualTo(2_800L);
        repair(Trouble.PRICE_GUARDED, "sent-again");
        awaitPrice(280);
        await().until(() -> openCases().isEmpty());
    }

    /** 12.00 is less than half of what one costs here, and three of them are more than that. */
    @Test
    void aPriceOfSeveralPiecesIsMeasuredByWhatAsManyCost() {
        Sku sku = goods.chocolate("26.00", 9);
        platform.prices.put(skuId, 3_700L);
        with(TestCalls.keyOf(TestShop.MERCHANT.toString()))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"name":"a slip","channels":["douyin"],"startsAt":"2026-01-01T00:00:00Z",
                         "endsAt":"2099-01-01T00:00:00Z","prices":[{"sku":"%s","price":{"amount":"12.00","currency":"CNY"}}]}""".formatted(sku))
                .post("/api/v1/merchant/price-lists")
                .then()
                .statusCode(201);

        list(sku, 3);

        awaitCase(Trouble.PRICE_GUARDED);
        assertThat(platform.prices.get(skuId)).isEqualTo(3_700L);
    }

    @Test
    void whatTheMarketplaceDoesNotWantIsACase() {
        Sku sku = goods.chocolate("26.00", 5);
        platform.fail("sku.syncStock", "50002 isv.business-failed:1", "50002 isv.business-failed:1");

        list(sku, 1);

        awaitCase(Trouble.OFFER_REFUSED);
        repair(Trouble.OFFER_REFUSED, "sent-again");
    }

    @Test
    void whatIsNoLongerListedIsNotSold() {
        Sku sku = goods.chocolate("26.00", 5);
        list(sku, 1);
        awaitStock(5);

        list(sku, 1, Optional.of(Instant.parse("2021-01-01T00:00:00Z")));

        awaitStock(0);
    }

    private ValidatableResponse health() {
        return given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops/" + shop.id() + "/health")
                .then()
                .statusCode(200);
    }

    private void list(Sku sku, int factor) {
        list(sku, factor, Optional.empty());
    }

    private void list(Sku sku, int factor, Optional<Instant> until) {
        book.put(List.of(new ChannelListing(
                DOUYIN,
                shop.shopId(),
                new ChannelSku("3500000000000000001", skuId),
                sku,
                factor,
                Instant.parse("2020-01-01T00:00:00Z"),
                until)));
    }

    private void repair(Trouble trouble, String outcome) {
        ChannelCase open = openCases().stream()
                .filter(one -> one.trouble() == trouble)
                .findFirst()
                .orElseThrow();
        given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .post("/api/v1/channels/douyin/cases/" + open.id() + "/repairs")
                .then()
                .statusCode(200)
                .body("outcome", equalTo(outcome))
                .body("subject", equalTo(skuId));
        given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .post("/api/v1/channels/douyin/cases/" + open.id() + "/repairs")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:channel-case-closed"));
    }

    private void awaitStock(long pieces) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, pieces));
    }

    private void awaitPrice(long fen) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.prices).containsEntry(skuId, fen));
    }

    private void awaitCase(Trouble trouble) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(openCases()).extracting(ChannelCase::trouble).contains(trouble));
    }

    /** What was told is read back soon, maybe before it was changed there, and then not for an hour. */
    private void awaitStockDiffers() {
        await().pollInterval(Duration.ofSeconds(3)).until(() -> {
            boolean differs = openCases().stream().anyMatch(one -> one.trouble() == Trouble.STOCK_DIFFERS);
            if (!differs) {
                readBackNow();
            }
            return differs;
        });
    }

    private void readBackNow() {
        Instant now = Instant.now();
        statements.update(
                "UPDATE channel_wishes SET check_at = ? WHERE channel = ? AND shop_id = ? AND sku_id = ?"
                        + " AND kind = 'STOCK' AND check_at > ?",
                now,
                DOUYIN,
                shop.shopId(),
                skuId,
                now);
    }

    private List<ChannelCase> openCases() {
        return cases.page(DOUYIN, null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shop.shopId()))
                .toList();
    }

    private List<ReceivedEvent> pushed() {
        return log.of(Topic.CHANNELS, "douyin:" + shop.shopId() + ":sku:" + skuId, 0, 100);
    }
}
