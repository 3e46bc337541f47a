package by.pavilion.pricing.rest;

import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import by.pavilion.TestCalls;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestListings;
import by.pavilion.events.TestOutbox;
import by.pavilion.ordering.TestShop;
import by.pavilion.pricing.PriceLists;
import by.pavilion.shared.Money;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class PriceListResourceTest {
    private static final String PATH = "/api/v1/merchant/price-lists";

    /** That are not over, of one merchant. */
    private static final int MOST = 100;

    @Inject
    TestShop shop;

    @Inject
    TestOutbox events;

    @Inject
    PriceLists priceLists;

    private String key;
    private Sku sku;

    @BeforeEach
    void goodsOfOurOwn() {
        sku = shop.chocolate("26.00", 10);
        key = TestCalls.keyOf(TestShop.MERCHANT.toString());
    }

    @Test
    void makesReadsAndReplacesAPriceList() {
        String once = UUID.randomUUID().toString();
        String id = make(list(sku, "19.90"), once)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
        make(list(sku, "19.90"), once).statusCode(201).body("id", equalTo(id));
        make(list(sku, "18.90"), once).statusCode(422);

        String asGiven = with(key)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("prices[0].price.amount", equalTo("19.90"))
                .body("prices[0].compareAtPrice.amount", equalTo("26.00"))
                .extract()
                .asString();
        put(id, asGiven, "\"1\"").statusCode(200).header("ETag", "\"1\"");
        put(id, asGiven.replace("19.90", "17.90"), "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("prices[0].price.amount", equalTo("17.90"));
        put(id, asGiven, "\"1\"").statusCode(412);
        with(key).get(PATH).then().body("items.id", hasItem(id));
    }

    @Test
    void announcesItsPricesAndLeavesTheListingAsItIs() {
        String tag = with(key).get("/api/v1/merchant/products/" + sku).header("ETag");

        make(list(sku, "19.90"), UUID.randomUUID().toString()).statusCode(201);

        assertThat(events.factsOf("pavilion.catalog", sku.value()))
                .containsExactly("1 by.pavilion.listing.published.v1", "2 by.pavilion.listing.price-changed.v1");
        assertThat(with(key).get("/api/v1/merchant/products/" + sku).header("ETag"))
                .isEqualTo(tag);
    }

    @Test
    void isForItsMerchantOnly() {
        String id = make(list(sku, "19.90"), UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .path("id");

        with(keyOfAnotherMerchant()).get(PATH + "/" + id).then().statusCode(404);
        with(keyOfAnotherMerchant())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(list(sku, "19.90"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/prices/0/sku"))
                .body("errors[0].reason", equalTo("unknown-sku"));
    }

    @Test
    void aListForAChannelThatNobodySellsOnIsRefused() {
        make(
                        list(sku, "19.90").replaceFirst("\\{", "{\"channels\":[\"douyin\",\"doujin\"],"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", contains("/channels/1"))
                .body("errors[0].reason", equalTo("unknown-channel"))
                .body("errors[0].remedy", containsString("storefront"));
        make(
                        list(sku, "19.90").replaceFirst("\\{", "{\"channels\":[\"storefront\",\"jd\"],"),
                        UUID.randomUUID().toString())
                .statusCode(201);
    }

    @Test
    void pricesInAnotherCurrencyAreKeptAndNeverSoldInChina() {
        String roubles = list(sku, "245.00")
                .replace("CNY", "RUB")
                .replace("26.00", "260.00")
                .replace("2099-11-11", "2020-11-11");
        String id = make(roubles, UUID.randomUUID().toString())
                .statusCode(201)
                .body("prices[0].price.currency", equalTo("RUB"))
                .extract()
                .path("id");

        with(key)
                .get(PATH + "/" + id)
                .then()
                .body("prices[0].price.amount", equalTo("245.00"))
                .body("prices[0].compareAtPrice.currency", equalTo("RUB"));
        assertThat(priceLists.on("storefront")).doesNotContainKey(sku);
        assertThat(events.factsOf("pavilion.catalog", sku.value()))
                .containsExactly("1 by.pavilion.listing.published.v1");
        make(
                        list(sku, "19.90").replace("2099-11-11", "2020-11-11"),
                        UUID.randomUUID().toString())
                .statusCode(201);
        await().until(() -> priceLists.on("storefront").containsKey(sku));
        assertThat(Objects.requireNonNull(priceLists.on("storefront").get(sku)).price())
                .isEqualTo(Money.of("19.90", Money.CNY));
        put(id, list(sku, "19.90"), "*").statusCode(422).body("errors.pointer", contains("/prices/0/price/currency"));
        put(id, roubles.replace("245.00", "240.00"), "*").statusCode(200);
    }

    @Test
    void aListInAnotherCurrencyIsRefusedForAChannelThatSellsInYuan() {
        String once = UUID.randomUUID().toString();

        make(list(sku, "19.90").replace("CNY", "BYN").replaceFirst("\\{", "{\"channels\":[\"storefront\"],"), once)
                .statusCode(422)
                .body("errors.pointer", contains("/channels/0"))
                .body("errors[0].reason", equalTo("channel-in-other-currency"))
                .body("errors[0].remedy", containsString("CNY"));
        make(list(sku, "19.90").replaceFirst("CNY", "BYN"), once)
                .statusCode(422)
                .body("errors.pointer", contains("/prices/0/compareAtPrice/currency"));
        for (String other : List.of("JPY", "XAU")) {
            make(list(sku, "20").replace("26.00", "30").replace("CNY", other), once)
                    .statusCode(422)
                    .body("errors.pointer", contains("/prices/0/price/currency"));
        }
    }

    @Test
    void everythingThatDoesNotFitIsNamed() {
        make("{}", UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/name", "/prices", "/startsAt"));
        make("""
                {"name":"wrong","prices":[
                  {"sku":"%1$s","price":{"amount":"0.00","currency":"CNY"}},
                  {"sku":"%1$s","price":{"amount":"20.00","currency":"CNY"},
                   "compareAtPrice":{"amount":"20.00","currency":"CNY"}},
                  {"sku":"NOBODY-S","price":{"amount":"20.00","currency":"USD"}}],
                 "startsAt":"2026-11-11T00:00:00Z","endsAt":"2026-11-11T00:00:00Z"}""".formatted(sku), UUID.randomUUID().toString())
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/endsAt",
                                "/prices/0/price/amount",
                                "/prices/1/sku",
                                "/prices/1/compareAtPrice/amount",
                                "/prices/2/sku",
                                "/prices/2/price/currency"));
    }

    @Test
    void aFieldThatDoesNotFitHidesNothingElse() {
        String body = """
                {"name":" ","channels":["storefront","doujin"],"prices":[
                  {"sku":"%1$s"},
                  {"sku":"NOBODY-S","price":{"amount":"20.00","currency":"CNY"}},
                  {"sku":"%1$s","price":{"amount":"0.00","currency":"CNY"}}],
                 "startsAt":"2026-11-11T00:00:00Z","endsAt":"2026-11-11T00:00:00Z"}""".formatted(sku);

        make(body, UUID.randomUUID().toString())
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/name",
                                "/channels/1",
                                "/prices/0/price",
                                "/prices/1/sku",
                                "/prices/2/price/amount",
                                "/endsAt"));
        make(body.replace("\" \"", "7"), UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/prices/1/sku"));
    }

    @Test
    @Timeout(60)
    void amountsAndTimesHaveLimitsAndNamesAreNoHtml() {
        String once = UUID.randomUUID().toString();

        for (String amount : List.of("1e400", "1e999999999", "1e-400")) {
            make(list(sku, amount), once)
                    .statusCode(422)
                    .body("errors.pointer", contains("/prices/0/price"))
                    .body("errors.reason", contains("malformed"));
        }
        for (String never : List.of("+10000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "-0001-01-01T00:00:00Z")) {
            make(list(sku, "19.90").replace("2099-11-11T00:00:00Z", never), once)
                    .statusCode(422)
                    .body("errors.pointer", contains("/startsAt"))
                    .body("errors.reason", contains("malformed"));
        }
        make(list(sku, "-1.00"), once).statusCode(422).body("errors.reason", contains("too-small"));
        make(list(sku, "1000000.01").replace("26.00", "2000000.00"), once)
                .statusCode(422)
                .body("errors.reason", contains("too-large", "too-large"));
        make(list(sku, "19.90").replace("Singles' Day", "<b>Day</b>"), once)
                .statusCode(422)
                .body("errors.pointer", contains("/name"))
                .body("errors.reason", contains("markup"));
        with(key).get(PATH).then().body("items.findAll{it.prices[0].sku == '" + sku + "'}", empty());
    }

    @Test
    void theAuditTrailTellsWhichOfManyPricesWasChanged() {
        List<String> prices = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            prices.add("""
                    {"sku":"%s","price":{"amount":"19.90","currency":"RUB"}}""".formatted(shop.chocolate("26.00")));
        }
        String body = """
                {"name":"many","prices":[%s],"startsAt":"2099-11-11T00:00:00Z","endsAt":"2099-11-12T00:00:00Z"}""".formatted(String.join(",", prices));
        String id = make(body, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .path("id");

        String last = prices.get(11);
        put(id, body.replace(last, last.replace("19.90", "17.90")).replace("many", "so many"), "*")
                .statusCode(200);

        TestCalls.asOperator()
                .queryParam("subject", id)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items[0].changes.field", contains("/name", "/prices/11/price/amount"))
                .body("items[0].changes.from", contains("many", "19.90"))
                .body("items[0].changes.to", contains("so many", "17.90"));
    }

    /** In roubles, so that nobody is told of so many prices. */
    @Test
    void whoeverMakesSeveralAtOnceHasNoMoreOfThemThanOthers() throws InterruptedException, ExecutionException {
        key = keyOfAnotherMerchant();
        Sku own = new Sku(TestCalls.newSku());
        with(key)
                .contentType("application/json")
                .body(TestListings.chocolate("26.00"))
                .put("/api/v1/merchant/products/" + own)
                .then()
                .statusCode(201);
        String body = list(own, "19.90").replace("CNY", "RUB");
        for (int made = 0; made < MOST - 1; made++) {
            make(body, UUID.randomUUID().toString()).statusCode(201);
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Callable<Integer> making =
                    () -> make(body, UUID.randomUUID().toString()).extract().statusCode();

            List<Integer> told = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(6, making))) {
                told.add(answer.get());
            }
            assertThat(told).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
        } finally {
            threads.shutdownNow();
        }
        String newest = with(key).get(PATH + "?limit=1").path("items[0].id");
        put(newest, body.replace("19.90", "18.90"), "*").statusCode(200); // it is one of them already
        put(newest, body.replace("2099-", "2019-"), "*").statusCode(200);
        make(body, UUID.randomUUID().toString()).statusCode(201);
        put(newest, body, "*").statusCode(409).body("type", equalTo("urn:pavilion:problem:too-many-price-lists"));
    }

    private ValidatableResponse make(String body, String once) {
        return with(key)
                .header("Idempotency-Key", once)
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then();
    }

    private ValidatableResponse put(String id, String body, String ifMatch) {
        return with(key)
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body(body)
                .put(PATH + "/" + id)
                .then();
    }

    private static String list(Sku sku, String price) {
        return """
                {"name":"Singles' Day","prices":[{"sku":"%s","price":{"amount":"%s","currency":"CNY"},
                  "compareAtPrice":{"amount":"26.00","currency":"CNY"}}],
                 "startsAt":"2099-11-11T00:00:00Z","endsAt":"2099-11-12T00:00:00Z"}""".formatted(sku, price);
    }
}
