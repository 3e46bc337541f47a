package by.pavilion.ordering.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import by.pavilion.ordering.QuoteId;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import com.github.f4b6a3.tsid.TsidFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Quotes that are kept, and orders that are held to them. */
@QuarkusTest
class QuotedOrderTest {
    private static final int BASKETS = 25;

    @Inject
    TestShop shop;

    @Inject
    EventLog log;

    @Inject
    DataSource dataSource;

    @Test
    void anOrderByAQuoteHasItsPriceThoughTheListPriceHasChanged() {
        Sku sku = shop.chocolate("26.00", 10);
        ValidatableResponse quoted = quote(sku, 2).statusCode(200).body("id", startsWith("quo_"));
        Object totals = quoted.extract().path("totals");
        String id = quoted.extract().path("id");
        shop.reprice(sku, "99.00");

        TestApi.place(TestApi.body(sku, 2, id))
                .statusCode(201)
                .body("totals", equalTo(totals))
                .body("lines[0].unitPrice.amount", equalTo("26.00"));

        TestApi.place(TestApi.body(sku, 2)).statusCode(201).body("lines[0].unitPrice.amount", equalTo("99.00"));
        assertThat(shop.available(sku)).isEqualTo(6);
    }

    private record Promised(String quoteId) {}

    @Test
    void whateverIsQuotedTheOrderCostsToTheFen() {
        Random random = new Random(4);
        List<Sku> goods = List.of("0.01", "3.33", "26.00", "89.90", "321.07").stream()
                .map(price -> shop.chocolate(price, 10_000))
                .toList();
        for (int basket = 0; basket < BASKETS; basket++) {
            String lines = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(line -> "{\"sku\":\"%s\",\"quantity\":%d}"
                            .formatted(goods.get(random.nextInt(goods.size())), 1 + random.nextInt(3)))
                    .collect(Collectors.joining(","));
            ValidatableResponse quoted = quote("""
                    {"shipTo":{"province":"上海"},"lines":[%s]}""".formatted(lines)).statusCode(200);
            String id = quoted.extract().path("id");
            String order =
                    TestApi.body(goods.get(0), 1, id).replaceFirst("\"lines\":\\[[^]]*]", "\"lines\":[" + lines + "]");

            ValidatableResponse placed = placeForSomebody(order).statusCode(201);

            assertThat(placed.extract().<Object>path("totals"))
                    .as(lines)
                    .isEqualTo(quoted.extract().<Object>path("totals"));
            assertThat(log.of(Topic.ORDERS, placed.extract().path("id"), 0, 1))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.as(Promised.class).quoteId()).isEqualTo(id));
        }
    }

    @Test
    void whoeverKnowsTheIdReadsWhatWasQuoted() {
        Sku sku = shop.chocolate("26.00", 10);
        ValidatableResponse quoted = quote(sku, 2).statusCode(200);
        String id = quoted.extract().path("id");

        read(id).statusCode(200)
                .body("id", equalTo(id))
                .body("validUntil", equalTo(quoted.extract().path("validUntil")))
                .body("province", equalTo("上海"))
                .body("mode", equalTo("1210"))
                .body("warehouse", equalTo(TestShop.BONDED.toString()))
                .body("lines[0].sku", equalTo(sku.toString()))
                .body("lines[0].quantity", equalTo(2))
                .body("lines[0].unitPrice.amount", equalTo("26.00"))
                .body("totals", equalTo(quoted.extract().path("totals")))
                .body("deliveryEstimate", equalTo(quoted.extract().path("deliveryEstimate")));
        read("quo_0HZX3K8M2T4QF").statusCode(404);
        read("ord_0HZX3K8M2T4QF").statusCode(404);
    }

    @Test
    void estimatesTheDeliveryByWayAndProvince() {
        Sku sku = shop.chocolate("26.00", 10);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

        quote(to("上海市", sku, ""))
                .statusCode(200)
                .body("deliveryEstimate.earliest", equalTo(today.plusDays(2).toString()))
                .body("deliveryEstimate.latest", equalTo(today.plusDays(5).toString()))
                .body("totals.freight.amount", equalTo("8.00"));
        quote(to("西藏自治区", sku, ""))
                .statusCode(200)
                .body("deliveryEstimate.earliest", equalTo(today.plusDays(5).toString()))
                .body("deliveryEstimate.latest", equalTo(today.plusDays(10).toString()))
                .body("totals.freight.amount", equalTo("18.00"));
        quote(to("甘肃省", sku, ",\"mode\":\"9610\""))
                .statusCode(200)
                .body("deliveryEstimate.earliest", equalTo(today.plusDays(12).toString()))
                .body("deliveryEstimate.latest", equalTo(today.plusDays(23).toString()))
                .body("totals.freight.amount", equalTo("29.00"));
    }

    @Test
    void aQuoteOfAnotherWishIsAWrongField() {
        Sku sku = shop.chocolate("26.00", 10);
        String id = quote(sku, 2).statusCode(200).extract().path("id");
        String good = TestApi.body(sku, 2, id);

        for (String other : List.of(
                TestApi.body(sku, 1, id),
                TestApi.body(shop.chocolate("26.00", 10), 2, id),
                good.replace("\"province\":\"上海市\"", "\"province\":\"北京市\""))) {
            TestApi.place(other)
                    .statusCode(422)
                    .body("type", equalTo("urn:pavilion:problem:validation"))
                    .body("errors.pointer", contains("/quoteId"))
                    .body("errors.reason", contains("quote-of-another-wish"));
        }
        TestApi.place(TestApi.body(sku, 2, unknownQuote()).replace("13800138000", "12345"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/quoteId"))
                .body("errors.pointer", hasItem("/buyer/phone"))
                .body("errors.reason", hasItem("unknown-quote"));
        TestApi.place(TestApi.body(sku, 2, "ord_0HZX3K8M2T4QF"))
                .statusCode(422)
                .body("errors.pointer", contains("/quoteId"));
        assertThat(shop.available(sku)).isEqualTo(10);
    }

    @Test
    void anExpiredQuoteIsRefusedAndNotShownButAnOrderThatHasItStands() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        String id = quote(sku, 2).statusCode(200).extract().path("id");
        String key = UUID.randomUUID().toString();
        String order = TestApi.place(TestApi.body(sku, 2, id), key)
                .statusCode(201)
                .extract()
                .path("id");
        change("valid_until = '2026-01-01'", id);

        TestApi.place(TestApi.body(sku, 2, id))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:quote-expired"))
                .body("validUntil", startsWith("2026-01-01T00:00"))
                .body("errors.pointer", contains("/quoteId"));
        read(id).statusCode(404);
        TestApi.place(TestApi.body(sku, 2, id), key).statusCode(201).body("id", equalTo(order));
        assertThat(shop.available(sku)).isEqualTo(8);
    }

    @Test
    void aQuoteThatWasForgottenHasExpiredByTheTimeInItsId() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);

        TestApi.place(TestApi.body(sku, 2, "quo_0HZX3K8M2T4QF"))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:quote-expired"))
                .body("validUntil", startsWith("2024-11-24T07:11:41"));
        TestApi.place(TestApi.body(sku, 2, "quo_0HZX3K8M2T4QF").replace("13800138000", "12345"))
                .statusCode(422)
                .body("errors.pointer", contains("/buyer/phone"));
        TestApi.place(TestApi.body(sku, 2, unknownQuote()))
                .statusCode(422)
                .body("errors.reason", contains("unknown-quote"));
    }

    @Test
    void aFieldThatDoesNotFitHidesNeitherQuotesNorCoupons() {
        Sku sku = shop.chocolate("26.00", 10);
        String body = TestApi.body(sku, 2, unknownQuote())
                .replaceFirst("\\{", "{\"couponCodes\":[\"NO-SUCH-CODE\"],")
                .replace("\"quantity\":2", "\"quantity\":\"two\"");
        for (String path : List.of("/api/v1/orders", "/api/v1/checkouts")) {
            TestApi.storefront()
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", containsInAnyOrder("/lines/0/quantity", "/quoteId", "/couponCodes/0"));
        }
    }

    /** Made just now, and by nobody. */
    private static String unknownQuote() {
        return new QuoteId(TsidFactory.newInstance1024().create().toLong()).toString();
    }

    @Test
    void whatWeMayNotPromiseOutdatesAQuote() throws SQLException {
        Sku sku = shop.chocolate("26.00", 10);
        String taxedOtherwise = quote(sku, 2).statusCode(200).extract().path("id");
        change("vat_minor = vat_minor - 1", taxedOtherwise);
        String comesOtherwise = quote(sku, 1).statusCode(200).extract().path("id");

        TestApi.place(TestApi.body(sku, 2, taxedOtherwise))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:quote-outdated"))
                .body("errors.pointer", contains("/quoteId"));
        shop.stock(sku, TestShop.BONDED, 0);
        shop.stock(sku, TestShop.DIRECT, 5);
        TestApi.place(TestApi.body(sku, 1, comesOtherwise))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:quote-outdated"));
        assertThat(shop.available(sku)).isEqualTo(5);
    }

    private void change(String what, String id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE ordering_quotes SET " + what + " WHERE id = ?")) {
            update.setLong(1, QuoteId.fromString(id).value());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Many orders are too much for one person's year. */
    private static ValidatableResponse placeForSomebody(String body) {
        return TestApi.place(body.replace("11010519491231002X", TestApi.identityNumber()));
    }

    private static ValidatableResponse quote(Sku sku, long quantity) {
        return quote("""
                {"shipTo":{"province":"上海市"},"lines":[{"sku":"%s","quantity":%d}]}""".formatted(sku, quantity));
    }

    private static String to(String province, Sku sku, String more) {
        return """
                {"shipTo":{"province":"%s"},"lines":[{"sku":"%s","quantity":1}]%s}""".formatted(province, sku, more);
    }

    private static ValidatableResponse quote(String body) {
        return given().header("Authorization", "Bearer " + TestKeys.publicStorefront())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/quotes")
                .then();
    }

    private static ValidatableResponse read(String id) {
        return TestApi.with(TestKeys.publicStorefront())
                .get("/api/v1/quotes/" + id)
                .then();
    }
}
