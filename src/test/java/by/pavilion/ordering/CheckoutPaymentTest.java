package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.Ids;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checkouts over HTTP, up to their money. */
@QuarkusTest
@TestProfile(OwnFirm.class)
class CheckoutPaymentTest {
    private static HttpServer firm;

    @Inject
    TestShop shop;

    @BeforeAll
    static void open() {
        firm = OwnFirm.open();
    }

    @AfterAll
    static void close() {
        firm.stop(0);
    }

    @Test
    void twoParcelsAreShownAndPaidTogetherEachWithAPaymentOfItsOwn() {
        String body = twoParcels();
        ValidatableResponse placed = checkOut(body, newKey())
                .statusCode(201)
                .header("Location", startsWith("/api/v1/checkouts/chk_"))
                .body("id", startsWith("chk_"))
                .body("orders", hasSize(2))
                .body("orders.customsMode", containsInAnyOrder("1210", "9610"))
                .body("orders.accessToken", everyItem(notNullValue()))
                .body("orders.buyer", everyItem(nullValue()))
                .body("paymentStatus", equalTo("UNPAID"));
        String checkout = placed.extract().path("id");
        List<String> orders = placed.extract().path("orders.id");
        List<String> amounts = placed.extract().path("orders.totals.payable.amount");
        placed.body("orders.checkoutId", everyItem(equalTo(checkout))).body("payable.amount", equalTo(sum(amounts)));
        read(checkout).statusCode(200).body("orders.id", equalTo(orders)).body("payable.amount", equalTo(sum(amounts)));
        TestApi.storefront()
                .get("/api/v1/orders/{id}", orders.get(0))
                .then()
                .statusCode(200)
                .body("checkoutId", equalTo(checkout));

        String key = newKey();
        ValidatableResponse paying = pay(checkout, key, "sandbox")
                .statusCode(201)
                .header("Location", endsWith(checkout))
                .body("items", hasSize(2))
                .body("items.orderId", equalTo(orders))
                .body("items.amount.amount", equalTo(amounts));
        List<String> payments = paying.extract().path("items.id");
        assertThat(payments).doesNotHaveDuplicates();
        pay(checkout, key, "sandbox").statusCode(201).body("items.id", equalTo(payments));
        pay(checkout, key, "nobody").statusCode(422);
        pay(checkout, newKey(), "sandbox")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-not-payable"));
        read(checkout).body("paymentStatus", equalTo("PENDING"));
        TestPayments.settled(payments.get(0), amounts.get(0)).statusCode(200);
        read(checkout).body("paymentStatus", equalTo("PARTIALLY_PAID"));
        TestPayments.settled(payments.get(1), amounts.get(1)).statusCode(200);
        read(checkout).body("paymentStatus", equalTo("PAID")).body("orders.status", everyItem(equalTo("PAID")));
        pay(checkout, key, "sandbox").statusCode(201).body("items.id", equalTo(payments));
    }

    @Test
    void oneKeyPaysOneCheckout() {
        String first =
                checkOut(twoParcels(), newKey()).statusCode(201).extract().path("id");
        String second =
                checkOut(twoParcels(), newKey()).statusCode(201).extract().path("id");
        String key = newKey();
        pay(first, key, "sandbox").statusCode(201);

        pay(second, key, "sandbox")
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:idempotency-key-reused"));
        read(second).body("paymentStatus", equalTo("UNPAID"));
        pay(first, key, "sandbox").statusCode(201).body("items", hasSize(2));
        pay(second, newKey(), "sandbox").statusCode(201);
    }

    @Test
    void anOrderThatIsOverIsNotPaid() {
        ValidatableResponse placed = checkOut(twoParcels(), newKey()).statusCode(201);
        String checkout = placed.extract().path("id");
        List<String> orders = placed.extract().path("orders.id");
        TestApi.storefront()
                .header("Idempotency-Key", newKey())
                .contentType("application/json")
                .body("{\"reason\":\"changed-mind\"}")
                .post("/api/v1/orders/{id}/cancellations", orders.get(0))
                .then()
                .statusCode(anyOf(equalTo(200), equalTo(201), equalTo(202)));

        String payment = pay(checkout, newKey(), "sandbox")
                .statusCode(201)
                .body("items.orderId", contains(orders.get(1)))
                .extract()
                .path("items[0].id");

        TestPayments.settled(payment, placed.extract().path("orders[1].totals.payable.amount"))
                .statusCode(200);
        read(checkout).body("paymentStatus", equalTo("PAID"));
    }

    @Test
    void anotherStorefrontSeesNothingOfItAndPaysNothing() {
        String checkout =
                checkOut(twoParcels(), newKey()).statusCode(201).extract().path("id");
        String other = TestApi.anotherStorefront();

        TestApi.with(other).get("/api/v1/checkouts/{id}", checkout).then().statusCode(404);
        TestApi.with(other)
                .header("Idempotency-Key", newKey())
                .contentType("application/json")
                .body("{\"provider\":\"sandbox\"}")
                .post("/api/v1/checkouts/{id}/payments", checkout)
                .then()
                .statusCode(404);
        TestApi.with(TestKeys.operator())
                .get("/api/v1/checkouts/{id}", checkout)
                .then()
                .statusCode(200)
                .body("orders.accessToken", everyItem(nullValue()));
        read("chk_0000000000000").statusCode(404);
        read(checkout.replace("chk_", "ord_")).statusCode(404);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        checkOut("""
                        {"buyer":{"name":"王小明","idType":"ID_CARD","idNumber":"110105194912310021","phone":"12345"},
                         "shipTo":{"name":"王小红","phone":"13900139000","province":"台湾省","city":"台北","district":"x",
                                   "street":"1","postcode":"12"},
                         "lines":[{"sku":"NO-SUCH-SKU","quantity":0},{"sku":"NO-SUCH-SKU","quantity":-1},
                                  {"sku":"NO-SUCH-SKU","quantity":9223372036854775807}],
                         "channel":"bazaar","quoteId":"%s"}""".formatted(new QuoteId(Ids.lowestAt(Instant.now()))), newKey())
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/buyer/idNumber",
                                "/buyer/phone",
                                "/shipTo/province",
                                "/shipTo/postcode",
                                "/lines/0/sku",
                                "/lines/0/quantity",
                                "/lines/1/quantity",
                                "/lines/2/quantity",
                                "/channel",
                                "/quoteId"));
        checkOut("{\"currency\":\"USD\",\"lines\":[{\"sku\":\"NO-SUCH-SKU\",\"quantity\":\"many\"}]}", newKey())
                .statusCode(422)
                .body("errors.pointer", hasItems("/currency", "/lines/0/quantity", "/lines/0/sku", "/channel"));
    }

    @Test
    void aQuoteHoldsForACheckoutOfOneOrder() {
        Sku sku = shop.chocolate("26.00", 10);
        ValidatableResponse quoted = TestApi.storefront()
                .contentType("application/json")
                .body("""
                        {"shipTo":{"province":"上海市"},"lines":[{"sku":"%s","quantity":2}]}""".formatted(sku))
                .post("/api/v1/quotes")
                .then()
                .statusCode(200);
        String quote = quoted.extract().path("id");
        shop.reprice(sku, "99.00");

        checkOut(TestApi.body(sku, 2, quote), newKey())
                .statusCode(201)
                .body("orders", hasSize(1))
                .body("orders[0].totals", equalTo(quoted.extract().path("totals")));

        shop.stock(sku, TestShop.BONDED, 1);
        shop.stock(sku, TestShop.DIRECT, 1);
        checkOut(TestApi.body(sku, 2, quote), newKey())
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:quote-outdated"));
    }

    /** For somebody new, since the year of one person does not last for all tests. */
    private String twoParcels() {
        Sku inChina = shop.chocolate("26.00", 10);
        Sku inBelarus = shop.chocolate("30.00");
        shop.stock(inBelarus, TestShop.DIRECT, 10);
        return TestApi.body(inChina, 2)
                .replace("}],", "},{\"sku\":\"" + inBelarus + "\",\"quantity\":1}],")
                .replace("11010519491231002X", TestApi.identityNumber());
    }

    private static String sum(List<String> amounts) {
        return amounts.stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal::add)
                .orElseThrow()
                .toString();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static ValidatableResponse checkOut(String body, String key) {
        return TestApi.storefront()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/checkouts")
                .then();
    }

    private static ValidatableResponse read(String checkout) {
        return TestApi.storefront().get("/api/v1/checkouts/{id}", checkout).then();
    }

    private static ValidatableResponse pay(String checkout, String key, String provider) {
        return TestApi.storefront()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"provider\":\"" + provider + "\"}")
                .post("/api/v1/checkouts/{id}/payments", checkout)
                .then();
    }
}
