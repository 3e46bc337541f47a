package by.pavilion.ordering;

import static by.pavilion.TestCalls.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import by.pavilion.catalog.Sku;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goods cost while price lists come and go; each test has an SKU of its own. */
@QuarkusTest
class PriceListOrderTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    private final String buyer = TestApi.identityNumber();

    @Inject
    TestShop shop;

    private String merchantKey;
    private Sku sku;

    @BeforeEach
    void goodsOfOurOwn() {
        sku = shop.chocolate("26.00", 100);
        merchantKey = TestCalls.keyOf(TestShop.MERCHANT.toString());
    }

    @Test
    void aScheduledPriceStartsAndEndsByItself() {
        Instant start = Instant.now().plusSeconds(5);
        list("20.00", "[\"storefront\"]", start, start.plusSeconds(5));

        TestApi.place(body()).statusCode(201).body("lines[0].unitPrice.amount", equalTo("26.00"));
        await().until(() -> !Instant.now().isBefore(start));
        TestApi.place(body())
                .statusCode(201)
                .body("lines[0].unitPrice.amount", equalTo("20.00"))
                .body("totals.goods.amount", equalTo("20.00"));
        await().until(() -> !Instant.now().isBefore(start.plusSeconds(5)));
        TestApi.place(body()).statusCode(201).body("lines[0].unitPrice.amount", equalTo("26.00"));
    }

    @Test
    void aListForTheChannelGoesBeforeOneForAll() {
        list("21.00", "[]", LONG_AGO.plusSeconds(60), LATER);
        list("22.00", "[\"storefront\"]", LONG_AGO, LATER);
        list("23.00", "[\"douyin\"]", LONG_AGO, LATER);

        costs("22.00");
    }

    @Test
    void theListThatBeganLastGoesBeforeOlderOnes() {
        list("21.00", "[]", LONG_AGO.plusSeconds(60), LATER);
        list("22.00", "[]", LONG_AGO, LATER);

        costs("21.00");
    }

    @Test
    void quotesAndTheShopShowThePriceAndWhatItWasBefore() {
        list("20.00", "[\"storefront\"]", LONG_AGO, LATER);

        costs("20.00");
        TestApi.storefront()
                .contentType("application/json")
                .body("""
                        {"shipTo":{"province":"上海市"},"lines":[{"sku":"%s","quantity":2}],"channel":"storefront"}""".formatted(sku))
                .post("/api/v1/quotes")
                .then()
                .statusCode(200)
                .body("totals.goods.amount", equalTo("40.00"));
        String product = with(merchantKey)
                .get("/api/v1/merchant/products/" + sku)
                .then()
                .body("price.amount", equalTo("26.00"))
                .extract()
                .path("productId");
        await().untilAsserted(() -> TestApi.storefront()
                .get("/api/v1/products/" + product)
                .then()
                .statusCode(200)
                .body("price.amount", equalTo("20.00"))
                .body("variants[0].price.amount", equalTo("20.00"))
                .body("variants[0].compareAtPrice.amount", equalTo("26.00")));
    }

    @Test
    void theShopShowsThePriceOfTheListingAgainWhenAListHasEnded() {
        Instant end = Instant.now().plusSeconds(20);
        list("20.00", "[]", LONG_AGO, end);
        String product = with(merchantKey)
                .get("/api/v1/merchant/products/" + sku)
                .then()
                .extract()
                .path("productId");

        await().untilAsserted(() -> TestApi.storefront()
                .get("/api/v1/products/" + product)
                .then()
                .statusCode(200)
                .body("price.amount", equalTo("20.00")));
        await().until(() -> Instant.now().isAfter(end));
        await().untilAsserted(() -> TestApi.storefront()
                .get("/api/v1/products/" + product)
                .then()
                .body("price.amount", equalTo("26.00"))
                .body("variants[0].compareAtPrice", nullValue()));
    }

    /** A list that was made holds a second later at the latest. */
    private void costs(String price) {
        await().untilAsserted(() -> TestApi.storefront()
                .contentType("application/json")
                .body("""
                        {"shipTo":{"province":"上海市"},"lines":[{"sku":"%s","quantity":1}],"channel":"storefront"}""".formatted(sku))
                .post("/api/v1/quotes")
                .then()
                .body("totals.goods.amount", equalTo(price)));
        TestApi.place(body()).statusCode(201).body("lines[0].unitPrice.amount", equalTo(price));
    }

    private void list(String price, String channels, Instant from, Instant until) {
        with(merchantKey)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"name":"a test","channels":%s,"startsAt":"%s","endsAt":"%s","prices":[{"sku":"%s",
                          "price":{"amount":"%s","currency":"CNY"},"compareAtPrice":{"amount":"26.00","currency":"CNY"}}]}""".formatted(channels, from, until, sku, price))
                .post("/api/v1/merchant/price-lists")
                .then()
                .statusCode(201);
    }

    private String body() {
        return TestApi.body(sku, 1).replaceAll("\"idNumber\":\"[^\"]+\"", "\"idNumber\":\"" + buyer + "\"");
    }
}
