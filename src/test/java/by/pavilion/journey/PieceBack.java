package by.pavilion.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.ordering.OrderId;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** One of two pieces that a marketplace has sold and delivered comes back, as the marketplace tells, which has paid for it. */
final class PieceBack {
    private static final Pattern QUANTITY = Pattern.compile("qty>([0-9.]+)<");

    private final DataSource dataSource;
    private final String order;
    private final String sku;

    PieceBack(DataSource dataSource, String order, String sku) {
        this.dataSource = dataSource;
        this.order = order;
        this.sku = sku;
    }

    /**
     * Leads it to the shelf and through customs, and sees that only this piece went back.
     *
     * @param fenLeft what the buyer has paid for the other
     */
    void comesBack(long fenLeft) throws SQLException {
        String returns = "/api/v1/orders/" + order + "/returns";
        assertThat(Api.operator().get(returns).<List<List<Integer>>>path("items.lines.quantity"))
                .containsExactly(List.of(1));
        assertThat(status("paymentStatus")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(fenOfMerchants()).isEqualTo(fenLeft);
        long yearBefore = fenOfTheYear();

        String back = Api.operator().get(returns).path("items[0].id");
        step(back, "approvals", "{}").statusCode(200);
        step(back, "receipts", "{\"lines\":[{\"sku\":\"%s\",\"restock\":1,\"scrap\":0}]}".formatted(sku))
                .statusCode(200);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> Api.operator()
                .get("/api/v1/returns/" + back)
                .then()
                .body("status", equalTo("COMPLETED"))
                .body("customsReturn", equalTo(1)));

        assertThat(declaredBack()).singleElement().satisfies(pieces -> assertThat(pieces)
                .isEqualByComparingTo(BigDecimal.ONE));
        assertThat(column(
                        dataSource,
                        "SELECT CONCAT(reason, ' ', available_change) FROM inventory_ledger WHERE reference = ?",
                        back))
                .containsExactly("returned 1");
        assertThat(fenOfTheYear()).isCloseTo(yearBefore / 2, within(1L));
        assertThat(fenOfMerchants())
                .as("the marketplace has paid, and nobody else")
                .isEqualTo(fenLeft);
        assertThat(status("status")).isEqualTo("DELIVERED");
        assertThat(status("paymentStatus")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(Api.operator().get("/api/v1/orders/" + order).<Integer>path("lines[0].returned"))
                .isEqualTo(1);
    }

    /** How many pieces the return names that customs was told of and has answered. */
    private List<BigDecimal> declaredBack() {
        String declaration =
                Api.operator().get("/api/v1/declarations?order=" + order).path("items[0].id");
        String messages = "/api/v1/declarations/" + declaration + "/messages";
        List<String> types = Api.operator().get(messages + "?limit=100").path("items.type");
        assertThat(types).containsOnlyOnce("CEB625Message").contains("CEB626Message");
        int number =
                Api.operator().get(messages + "?limit=100").path("items.find { it.type == 'CEB625Message' }.number");
        Matcher quantity = QUANTITY.matcher(Api.operator()
                .get(messages + "/" + number)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        List<BigDecimal> pieces = new ArrayList<>();
        while (quantity.find()) {
            pieces.add(new BigDecimal(quantity.group(1)));
        }
        return pieces;
    }

    private static ValidatableResponse step(String id, String step, String body) {
        return Api.operator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/returns/" + id + "/" + step)
                .then();
    }

    private String status(String name) {
        return Api.operator().get("/api/v1/orders/" + order).path(name);
    }

    private long fenOfMerchants() throws SQLException {
        return fenOfMerchants(dataSource, OrderId.fromString(order));
    }

    /** What was sold of an order less what went back, freight and tax included. */
    static long fenOfMerchants(DataSource dataSource, OrderId order) throws SQLException {
        return number(
                dataSource,
                "SELECT SUM(goods_minor - discount_minor + freight_minor + tax_minor)"
                        + " FROM ordering_sales_entries WHERE order_id = ?",
                Long.toString(order.value()));
    }

    /** What the order takes of its buyer's year. */
    private long fenOfTheYear() throws SQLException {
        return number(dataSource, "SELECT amount_minor FROM customs_quota_entries WHERE order_id = ?", order);
    }

    private static long number(DataSource dataSource, String query, String parameter) throws SQLException {
        return Long.parseLong(column(dataSource, query, parameter).get(0));
    }

    private static List<String> column(DataSource dataSource, String query, String parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (row.next()) {
                    values.add(row.getString(1));
                }
                return values;
            }
        }
    }
}
