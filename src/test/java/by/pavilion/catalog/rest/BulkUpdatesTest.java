package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import by.pavilion.TestCalls;
import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Prices and stock of many SKUs at once. */
@QuarkusTest
class BulkUpdatesTest {
    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    private Sku one;
    private Sku other;
    private String key;

    @BeforeEach
    void goodsOfOurOwn() {
        one = shop.chocolate("26.00", 10);
        other = shop.chocolate("26.00", 10);
        key = TestCalls.keyOf(TestShop.MERCHANT.toString());
    }

    @Test
    void goodPricesLandAndBadOnesAreToldLineByLine() {
        put("prices", """
                {"items":[{"sku":"%1$s","price":{"amount":"20.00","currency":"CNY"}},
                  {"sku":"%2$s","price":{"amount":"-1","currency":"CNY"}},
                  {"sku":"NOBODY-S","price":{"amount":"20.00","currency":"CNY"}},
                  {"sku":"%1$s","price":{"amount":"21.00","currency":"CNY"}},
                  {"sku":"%2$s","price":{"amount":"1e400","currency":"EUR"}}]}""".formatted(one, other))
                .statusCode(200)
                .body("items.status", contains("DONE", "REFUSED", "REFUSED", "REFUSED", "REFUSED"))
                .body("items[0].errors", empty())
                .body("items[1].errors.pointer", contains("/items/1/price/amount"))
                .body("items[2].errors.reason", contains("unknown-sku"))
                .body("items[3].errors.reason", contains("sku-twice"));

        assertThat(price(one)).isEqualTo("20.00");
        assertThat(price(other)).isEqualTo("26.00");
    }

    @Test
    void goodStockLandsAndBadLinesAreTold() {
        put("stock", """
                {"items":[{"sku":"%1$s","available":7},{"sku":"%2$s","available":-1},{"sku":"NOBODY-S","available":1},
                  {"sku":"%2$s","available":3,"warehouse":"NOWHERE"},{"sku":"%1$s","available":8},
                  {"sku":"%1$s","available":8,"lot":"null"}]}""".formatted(one, other))
                .statusCode(200)
                .body("items.status", contains("DONE", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED"))
                .body("items[1].errors.pointer", contains("/items/1/available"))
                .body("items[2].errors.reason", contains("unknown-sku"))
                .body("items[3].errors.reason", contains("unknown-warehouse"))
                .body("items[4].errors.reason", contains("stock-twice"))
                .body("items[5].errors.reason", contains("lot-needs-warehouse"));

        assertThat(shop.available(one)).isEqualTo(7);
        assertThat(shop.available(other)).isEqualTo(10);
    }

    @Test
    void aDayThatNoCalendarKeepsIsToldOfItsLine() {
        for (String never : List.of("+10000-01-01", "-0001-01-01", "0000-01-01", "2027-02-30")) {
            put("stock", """
                    {"items":[{"sku":"%s","available":1,"warehouse":"ANY","lot":"L-1","bestBefore":"%s"},
                      {"sku":"%s","available":10}]}""".formatted(one, never, other))
                    .statusCode(200)
                    .body("items.status", contains("REFUSED", "DONE"))
                    .body("items[0].errors.pointer", contains("/items/0/bestBefore"))
                    .body("items[0].errors.reason", contains("malformed"));
        }
    }

    /** Each looks first and locks then. */
    @Test
    void manyAtOnceWaitForEachOther() {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 24)
                .mapToObj(turn -> CompletableFuture.supplyAsync(() -> with(key)
                        .contentType("application/json")
                        .body("""
                                {"items":[{"sku":"%s","price":{"amount":"%d.00","currency":"CNY"}},
                                  {"sku":"%s","price":{"amount":"%d.00","currency":"CNY"}}]}""".formatted(one, 10 + turn, other, 10 + turn))
                        .put("/api/v1/merchant/prices")
                        .statusCode()))
                .toList();

        assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(price(one)).isEqualTo(price(other));
    }

    @Test
    void anotherMerchantsSkusAreUnknown() {
        key = keyOfAnotherMerchant();

        put(
                        "prices",
                        "{\"items\":[{\"sku\":\"%s\",\"price\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}]}"
                                .formatted(one))
                .body("items[0].errors.reason", contains("unknown-sku"));
        put("stock", "{\"items\":[{\"sku\":\"%s\",\"available\":0}]}".formatted(one))
                .body("items[0].errors.reason", contains("unknown-sku"));

        assertThat(shop.available(one)).isEqualTo(10);
        assertThat(TestCalls.with(TestCalls.keyOf(TestShop.MERCHANT.toString()))
                        .get("/api/v1/merchant/products/" + one)
                        .jsonPath()
                        .getString("price.amount"))
                .isEqualTo("26.00");
    }

    @Test
    void aThousandLinesAreTheMost() {
        String lines = IntStream.range(0, 1_001)
                .mapToObj(line -> "{\"sku\":\"X-" + line + "\",\"available\":1}")
                .collect(Collectors.joining(","));

        put("stock", "{\"items\":[" + lines + "]}").statusCode(422).body("errors[0].pointer", equalTo("/items"));
        put("stock", "{\"items\":[" + lines.substring(0, lines.lastIndexOf(",{")) + "]}")
                .statusCode(200)
                .body("items", hasSize(1_000));
        put("prices", "{\"items\":[]}").statusCode(422);
    }

    @Test
    @Timeout(90)
    void aBodyThatIsWrongAllOverIsRefusedSoon() {
        put("prices", "{\"items\":[" + "{},".repeat(299_999) + "{}]}")
                .statusCode(422)
                .body("errors", hasSize(1_000))
                .body("errors[0].pointer", equalTo("/items"));
    }

    /** It was taken before there was a rule against it. */
    @Test
    void aTextThatIsNotPlainKeepsNoPrice() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE catalog_listings SET brand = ? WHERE sku = ?")) {
            update.setString(1, "Dark \u05E9\u05D5\u05E7\u05D5\u05DC\u05D3");
            update.setString(2, one.value());
            update.executeUpdate();
        }

        put(
                        "prices",
                        "{\"items\":[{\"sku\":\"%s\",\"price\":{\"amount\":\"20.00\",\"currency\":\"CNY\"}}]}"
                                .formatted(one))
                .body("items.status", contains("DONE"));
        assertThat(ImportCalls.imported(key, "sku,price_cny\n" + one + ",21.00\n")
                        .getLong("rowsDone"))
                .isEqualTo(1);

        assertThat(price(one)).isEqualTo("21.00");
    }

    private ValidatableResponse put(String what, String body) {
        return with(key)
                .contentType("application/json")
                .body(body)
                .put("/api/v1/merchant/" + what)
                .then();
    }

    private String price(Sku sku) {
        return with(key).get("/api/v1/merchant/products/" + sku).jsonPath().getString("price.amount");
    }
}
