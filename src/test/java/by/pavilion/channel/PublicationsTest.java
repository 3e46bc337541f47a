package by.pavilion.channel;

import static by.pavilion.TestCalls.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.publications.PushListing;
import by.pavilion.ordering.TestShop;
import by.pavilion.pricing.Prices;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From our listings to products of a shop. */
@QuarkusTest
class PublicationsTest {
    /** {@code pavilion.channel.douyin.plain-shops} names it. */
    private static final String PLAIN_SHOP = "4455667788";

    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelCases cases;

    @Inject
    PushListing pushListing;

    @Inject
    Prices prices;

    @Inject
    Listings listings;

    @Inject
    TestShop goods;

    TinyDouyin platform;
    Shop shop;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void handsInWhatCustomsWantsToKnowAndFollowsWithStock() {
        Sku sku = goods.chocolate("26.00", 7);

        push(sku).statusCode(202);

        ObjectNode product = awaitProduct();
        JsonNode spec = product.path("spec_prices").path(0);
        assertThat(spec.path("code").asText()).isEqualTo(sku.value());
        assertThat(spec.path("price").asLong()).isEqualTo(2_600);
        JsonNode customs = spec.path("customs_report_info");
        assertThat(customs.path("hs_code").asText()).isEqualTo("1806320000");
        assertThat(customs.path("first_measure_qty").asText()).isEqualTo("0.09");
        assertThat(customs.path("first_measure_unit").asText()).isEqualTo("035");
        assertThat(customs.path("g_model").asText()).startsWith("4|3|可可");
        assertThat(product.at("/logistics_info/origin_country_id").asText()).isEqualTo("340");
        assertThat(product.at("/logistics_info/net_weight_qty").asText()).isEqualTo("0.09");
        awaitState(sku, "looked-at");
        given().auth()
                .oauth2(TestKeys.operator())
                .queryParam("subject", shop.id().toString())
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo("SHOP"))
                .body("items[0].changes.find { it.field == '/action' }.to", equalTo("PUSH_LISTING"))
                .body("items[0].changes.find { it.field == '/sku' }.to", equalTo(sku.value()));
        String skuId = spec.path("sku_id").asText();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, 7L));

        decide(product, 3, "");

        awaitState(sku, "shown");
        assertThat(platform.badCalls).isEmpty();
    }

    /** A marketplace may take over the price of what is handed in, whatever it was told before. */
    @Test
    void thePriceIsLookedAtAgainWheneverAListingWasHandedIn() {
        Sku sku = goods.chocolate("26.00", 1);
        push(sku);
        ObjectNode product = awaitProduct();
        awaitState(sku, "looked-at");
        decide(product, 3, "");
        awaitState(sku, "shown");
        String skuId = product.path("spec_prices").path(0).path("sku_id").asText();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, 1L));
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(60)).until(() -> isDearer(skuId));

        goods.rename(sku, "测试牛奶巧克力", "26.00");

        await().atMost(Duration.ofSeconds(90))
                .until(() -> product.path("name").asText().equals("测试牛奶巧克力"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.prices).containsEntry(skuId, 2_600L));
    }

    /** Whether what was made dearer there has stayed so since it was looked at last: nobody corrects it by himself. */
    private boolean isDearer(String skuId) {
        return Long.valueOf(2_700).equals(platform.prices.put(skuId, 2_700L));
    }

    /** With what is new there comes a price, too, and nobody may buy by a slip before somebody has looked at it. */
    @Test
    void aPriceThatIsTooLowIsNotHandedInEither() {
        Sku sku = goods.chocolate("26.00", 7);
        with(TestCalls.keyOf(TestShop.MERCHANT.toString()))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"name":"a slip","channels":["douyin"],"startsAt":"2026-01-01T00:00:00Z",
                         "endsAt":"2099-01-01T00:00:00Z","prices":[{"sku":"%s","price":{"amount":"2.60","currency":"CNY"}}]}""".formatted(sku))
                .post("/api/v1/merchant/price-lists")
                .then()
                .statusCode(201);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> priceOnChannel(sku).equals(Optional.of(Money.of("2.60", Money.CNY))));

        push(sku).statusCode(202);

        ObjectNode product = awaitProduct();
        assertThat(product.path("spec_prices").path(0).path("price").asLong()).isEqualTo(2_600);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .extracting(ChannelCase::trouble)
                .containsExactly(Trouble.PRICE_GUARDED));
        assertThat(platform.prices.values()).containsExactly(2_600L);
    }

    private Optional<Money> priceOnChannel(Sku sku) {
        return Optional.ofNullable(
                        prices.listed(listings.findAll(List.of(sku)), "douyin").get(sku))
                .map(Listing::requirePrice);
    }

    @Test
    void aRefusalIsACaseUntilTheMendedListingIsShown() {
        Sku sku = goods.chocolate("26.00", 1);
        push(sku);
        ObjectNode product = awaitProduct();
        awaitState(sku, "looked-at");

        decide(product, 4, "商品标题含有极限词");

        awaitState(sku, "refused");
        assertThat(openCases()).singleElement().satisfies(one -> {
            assertThat(one.trouble()).isEqualTo(Trouble.LISTING_REFUSED);
            assertThat(one.subject()).isEqualTo(sku.value());
            assertThat(one.detail()).hasValue("商品标题含有极限词");
        });

        goods.rename(sku, "测试黑巧克力", "26.00");

        await().atMost(Duration.ofSeconds(90))
                .until(() -> product.path("name").asText().equals("测试黑巧克力"));
        awaitState(sku, "looked-at");
        decide(product, 3, "");
        awaitState(sku, "shown");
        assertThat(openCases()).isEmpty();
        assertThat(platform.products).hasSize(1);
    }

    @Test
    void aLostAnswerMakesNoSecondProduct() {
        Sku sku = goods.chocolate("26.00", 1);
        platform.losesAnswers.set(true);

        push(sku);

        awaitState(sku, "looked-at");
        assertThat(platform.products).hasSize(1);
        assertThat(platform.callsOf("product.addCbProduct")).hasSize(1);
    }

    @Test
    void whatThePlatformDoesNotTakeAtAllIsACaseAndCanBePushedAgain() {
        Sku sku = goods.chocolate("26.00", 1);
        platform.fail("product.addCbProduct", "40004 isv.parameter-invalid:hs_code");
        push(sku);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(openCases()).extracting(ChannelCase::trouble).contains(Trouble.LISTING_REFUSED));

        push(sku);

        awaitState(sku, "looked-at");
    }

    /** Goods that are in the country already are nothing to customs. */
    @Test
    void aPlainShopGetsPlainProducts() {
        shop = TestShops.connect(connectShop, platform, PLAIN_SHOP);
        Sku sku = goods.chocolate("26.00", 7);

        push(sku).statusCode(202);

        ObjectNode product = awaitProduct();
        awaitState(sku, "looked-at");
        assertThat(product.path("spec_prices").path(0).path("code").asText()).isEqualTo(sku.value());
        assertThat(product.path("spec_prices").path(0).has("customs_report_info"))
                .isFalse();
        assertThat(product.has("logistics_info")).isFalse();
        goods.rename(sku, "测试黑巧克力", "26.00");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> product.path("name").asText().equals("测试黑巧克力"));
        assertThat(platform.callsOf("product.addV2")).hasSize(1);
        assertThat(platform.callsOf("product.editV2")).hasSize(1);
        assertThat(platform.calls).noneMatch(call -> call.method().endsWith("CbProduct"));
    }

    /** One shop's marketplace may need a minute for what another's does at once. */
    @Test
    void aSlowShopKeepsNoOtherWaiting() {
        try (TinyDouyin slow = new TinyDouyin()) {
            slow.slowSeconds.set(4);
            Shop slowShop = TestShops.connect(connectShop, slow, TestShops.newShopId());
            for (int goodsThere = 0; goodsThere < 20; goodsThere++) {
                pushListing.again(slowShop.channel(), slowShop.shopId(), goods.chocolate("26.00", 1));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> !slow.calls.isEmpty());
            Sku sku = goods.chocolate("26.00", 1);

            push(sku).statusCode(202);

            awaitState(sku, "looked-at");
            assertThat(slow.products).hasSizeLessThan(20);
        }
    }

    @Test
    void refusesGoodsThatThereAreNotAndChannelsThatTakeNone() {
        push(Map.of("action", "PUSH_LISTING", "sku", "NOT-THERE"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/sku"))
                .body("errors[0].reason", equalTo("no-such-sku"));
        push(Map.of("action", "PUSH_LISTING")).statusCode(422).body("errors[0].reason", equalTo("required"));
    }

    private ValidatableResponse push(Sku sku) {
        return push(Map.of("action", "PUSH_LISTING", "sku", sku.value()));
    }

    private ValidatableResponse push(Map<String, Object> action) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .contentType(ContentType.JSON)
                .body(action)
                .post("/api/v1/channels/douyin/shops/" + shop.id() + "/actions")
                .then();
    }

    /** The platform looks at it and tells that it has. */
    private void decide(ObjectNode product, int status, String reason) {
        product.put("check_status", status);
        product.put("audit_reason", reason);
        String body = """
                [{"tag":"400","msg_id":"%s-%d","data":"{\\"product_id\\":%s,\\"shop_id\\":%s}"}]""".formatted(
                        product.path("product_id").asText(),
                        status,
                        product.path("product_id").asText(),
                        shop.shopId());
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
    }

    private ObjectNode awaitProduct() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !platform.products.isEmpty());
        return platform.products.values().iterator().next();
    }

    private void awaitState(Sku sku, String state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops/" + shop.id() + "/publications")
                .then()
                .statusCode(200)
                .body("items[0].sku", equalTo(sku.value()))
                .body("items[0].state", equalTo(state)));
    }

    private List<ChannelCase> openCases() {
        return cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shop.shopId()))
                .toList();
    }
}
