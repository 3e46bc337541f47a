package by.pavilion.ordering.rest;

import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.IdFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MerchantOrderTest {
    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    private String merchant;
    private String key;

    @BeforeEach
    void aMerchantOfOurOwn() {
        merchant = newMerchantId();
        key = keyOf(merchant);
    }

    @Test
    void showsOwnLinesOnlyAndNobodyWhoBuys() throws SQLException {
        Sku own = shop.chocolate("26.00", 10);
        Sku others = shop.chocolate("30.00", 10);
        String order = place("""
                {"sku":"%s","quantity":2},{"sku":"%s","quantity":1}""".formatted(own, others));
        give(order, own);

        String answer = orders().statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(order))
                .body("items[0].status", equalTo("PLACED"))
                .body("items[0].channel", equalTo("storefront"))
                .body("items[0].held", equalTo(false))
                .body("items[0].lines", hasSize(1))
                .body("items[0].lines[0].sku", equalTo(own.value()))
                .body("items[0].lines[0].quantity", equalTo(2))
                .body("items[0].lines[0].goods.amount", equalTo("52.00"))
                .extract()
                .asString();

        assertThat(answer)
                .doesNotContain(others.value(), "王", "浦东", "世纪大道", "1380013", "1390013", "buyer", "recipient", "rcp_");
    }

    @Test
    void isReadInPartsTheNewestFirst() throws SQLException {
        List<String> placed = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Sku one = shop.chocolate("26.00", 10);
            Sku two = shop.chocolate("26.00", 10);
            String order = place("""
                    {"sku":"%s","quantity":1},{"sku":"%s","quantity":1}""".formatted(one, two));
            give(order, one);
            give(order, two); // two lines of one order are one order
            placed.add(0, order);
        }
        hold(placed.get(1));

        JsonPath first = orders("limit", "2").statusCode(200).extract().jsonPath();
        JsonPath second = orders("limit", "2", "cursor", first.getString("next"))
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(first.getList("items.id", String.class)).isEqualTo(placed.subList(0, 2));
        assertThat(first.getList("items.held", Boolean.class)).containsExactly(false, true);
        assertThat(second.getList("items.id", String.class)).isEqualTo(placed.subList(2, 3));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void anotherMerchantsOrdersAreNotThere() {
        place("{\"sku\":\"%s\",\"quantity\":1}".formatted(shop.chocolate("26.00", 10)));

        orders().statusCode(200).body("items", hasSize(0));
    }

    private String place(String lines) {
        String body = TestApi.body(new Sku("X"), 1)
                .replace("{\"sku\":\"X\",\"quantity\":1}", lines)
                .replace("11010519491231002X", TestApi.identityNumber());
        return TestApi.place(body).statusCode(201).extract().path("id");
    }

    /** Goods of several merchants in one order are easier had by giving a line away. */
    private void give(String order, Sku sku) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE ordering_order_lines SET merchant_id = ? WHERE order_id = ? AND sku = ?")) {
            update.setLong(1, IdFormat.prefixed("mer").parse(merchant));
            update.setLong(2, IdFormat.prefixed("ord").parse(order));
            update.setString(3, sku.value());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static void hold(String order) {
        with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"suspicious\"}")
                .post("/api/v1/orders/{id}/holds", order)
                .then()
                .statusCode(201);
    }

    private ValidatableResponse orders(String... parameters) {
        var request = with(key);
        for (int index = 0; index < parameters.length; index += 2) {
            request.queryParam(parameters[index], parameters[index + 1]);
        }
        return request.get("/api/v1/merchant/orders").then();
    }
}
