package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.channel.Shops;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.ordering.Orders;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sale on the marketplace, already paid, becomes an order, a declaration and a parcel, and is reported back. */
@QuarkusTest
@TestProfile(Demo.class)
class DouyinJourneyTest {
    @Inject
    Shops shopBook;

    @Inject
    ChannelCases cases;

    @Inject
    Orders orderBook;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BY-KOM-CHOC-001", "BY-SAV-CHEE-017"})
    void leadsASaleToTheDoorAndReportsTheParcel(String sku) {
        String sale = sell(sku);

        String orderId = awaitOrder(sale);
        Response delivered = Api.awaitStatus(orderId, "DELIVERED");

        assertThat(delivered.<String>path("orderNo")).isEqualTo(sale);
        assertThat(delivered.<String>path("channel.code")).isEqualTo("douyin");
        assertThat(awaitShipped(sale).<String>path("trackingNumber")).startsWith("SX");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        given().get("/sandbox/douyin/sales/" + sale).<List<String>>path("steps"))
                .contains("orderCustomClearance:1", "orderCustomClearance:2"));
        try (EventLog orders = new EventLog("pavilion.orders")) {
            int version = delivered.path("version");
            List<EventLog.Entry> events = orders.of(orderId, found -> found.size() >= version);
            Api.assertWithoutGaps(events);
            assertThat(events)
                    .extracting(EventLog.Entry::type)
                    .startsWith(
                            "by.pavilion.order.placed.v1",
                            "by.pavilion.order.paid.v1",
                            "by.pavilion.order.accepted.v1");
        }
    }

    /** Customs compares it with what the payment firm says that the buyer has paid. */
    @Test
    void whatTheMarketplaceBearsIsACouponAtCustoms() {
        String sale = given().contentType("application/json")
                .body(Map.of("sku", "BY-KOM-CHOC-001", "quantity", 2, "coupon", 1_000))
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Response delivered = Api.awaitStatus(awaitOrder(sale), "DELIVERED");

        assertThat(delivered.<String>path("totals.goods.amount")).isEqualTo("52.00");
        assertThat(delivered.<String>path("totals.discount.amount")).isEqualTo("10.00");
        assertThat(delivered.<String>path("totals.tax.total.amount")).isEqualTo("4.73");
        assertThat(delivered.<String>path("totals.payable.amount")).isEqualTo("46.73");
    }

    /** Customs and the carrier are told its extension, and until when it leads to the shopper is kept. */
    @Test
    void aSaleWithALentPhoneIsLedToTheDoor() throws SQLException {
        String sale = given().contentType("application/json")
                .body(Map.of("sku", "BY-KOM-CHOC-001", "quantity", 1, "paid", false))
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String until = given().contentType("application/json")
                .body(Map.of("days", 60))
                .put("/sandbox/douyin/sales/" + sale + "/lent-phone")
                .then()
                .statusCode(200)
                .extract()
                .path("until");
        given().post("/sandbox/douyin/sales/" + sale + "/payments").then().statusCode(200);

        Api.awaitStatus(awaitOrder(sale), "DELIVERED");

        assertThat(phoneUntil(sale)).contains(Instant.parse(until));
    }

    private Optional<Instant> phoneUntil(String sale) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT phone_until FROM channel_orders WHERE channel = 'douyin' AND external_order_id = ?")) {
            select.setString(1, sale);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Statements.optionalInstant(row, "phone_until") : Optional.empty();
            }
        }
    }

    @Test
    void makesOneOrderOfTwoMessages() {
        String sale = sell("BY-KOM-CHOC-001");

        String orderId = awaitOrder(sale);
        Api.awaitStatus(orderId, "DELIVERED");

        List<String> orders = Api.operator().get("/api/v1/orders?limit=100").path("items.orderNo");
        assertThat(orders.stream().filter(sale::equals)).hasSize(1);
    }

    @Test
    void whatABuyerSendsBackIsAgreedToWantedBackAndDeclaredAtCustoms() {
        String sale = sell("BY-KOM-CHOC-001");
        String orderId = awaitOrder(sale);
        Api.awaitStatus(orderId, "DELIVERED");
        awaitShipped(sale);
        String wish = given().contentType("application/json")
                .body(Map.of("withGoods", true))
                .post("/sandbox/douyin/sales/" + sale + "/after-sales")
                .then()
                .statusCode(201)
                .body("type", equalTo(0))
                .body("status", equalTo(6))
                .extract()
                .path("id");

        agree(wish);
        assertThat(statusOf(sale)).isEqualTo(7);
        given().post("/sandbox/douyin/after-sales/" + wish + "/arrivals").then().statusCode(200);

        assertThat(statusOf(sale)).isEqualTo(12);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(Api.operator()
                        .get("/api/v1/orders/" + orderId + "/returns")
                        .<List<String>>path("items.status"))
                .containsExactly("REQUESTED"));
        given().post("/sandbox/douyin/after-sales/" + wish + "/arrivals").then().statusCode(404);

        String back =
                Api.operator().get("/api/v1/orders/" + orderId + "/returns").path("items[0].id");
        returnStep(back, "approvals", "{}");
        returnStep(back, "receipts", "{\"lines\":[{\"sku\":\"BY-KOM-CHOC-001\",\"restock\":1,\"scrap\":0}]}");

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> Api.operator()
                .get("/api/v1/returns/" + back)
                .then()
                .body("status", equalTo("COMPLETED"))
                .body("customsReturn", equalTo(1)));
        Api.awaitStatus(orderId, "RETURNED");
        String declaration =
                Api.operator().get("/api/v1/declarations?order=" + orderId).path("items[0].id");
        assertThat(Api.operator()
                        .get("/api/v1/declarations/" + declaration + "/messages?limit=100")
                        .<List<String>>path("items.type"))
                .anyMatch(type -> type.contains("625"))
                .anyMatch(type -> type.contains("626"));
    }

    /** Nobody types the number, and what the buyer corrects at the platform is corrected here. */
    @Test
    void whatABuyerHasSentComesUnderTheNumberThatThePlatformTells() {
        String sale = sell("BY-KOM-CHOC-001");
        String orderId = awaitOrder(sale);
        Api.awaitStatus(orderId, "DELIVERED");
        awaitShipped(sale);
        String wish = given().contentType("application/json")
                .body(Map.of("withGoods", true))
                .post("/sandbox/douyin/sales/" + sale + "/after-sales")
                .path("id");
        String number = "RT-" + UUID.randomUUID();
        send(wish, number).statusCode(404);
        agree(wish);

        send(wish, "WRONG-" + number).statusCode(200).body("status", equalTo(11));
        awaitNumber(orderId, "WRONG-" + number);
        send(wish, number).statusCode(200);
        awaitNumber(orderId, number);

        Response back = Api.operator().get("/api/v1/orders/" + orderId + "/returns");
        assertThat(back.<List<String>>path("items.status")).containsExactly("APPROVED");
        assertThat(back.<List<String>>path("items.returnTracking.carrierCode")).containsExactly("shunfeng");
        String id = back.path("items[0].id");
        String shipments = "/api/v1/shipments?kind=return&return=" + id;
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.operator()
                .get(shipments)
                .then()
                .body("items.parcels.trackingNumber", equalTo(List.of(List.of(number)))));

        given().post("/sandbox/douyin/after-sales/" + wish + "/arrivals").then().statusCode(200);
        ChannelCases.About about = new ChannelCases.About("douyin", "4460001", Trouble.AFTER_SALE, wish);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.operator()
                .get("/api/v1/orders/" + orderId)
                .then()
                .body("paymentStatus", equalTo("REFUNDED")));
        await().atMost(Duration.ofSeconds(60)).until(() -> cases.findOpen(about).isEmpty());
        assertThat(Api.operator().get("/api/v1/orders/" + orderId + "/returns").<List<String>>path("items.id"))
                .containsExactly(id);
        returnStep(id, "receipts", "{\"lines\":[{\"sku\":\"BY-KOM-CHOC-001\",\"restock\":1,\"scrap\":0}]}");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> Api.operator().get(shipments).then().body("items.status", equalTo(List.of("DELIVERED"))));
    }

    private static ValidatableResponse send(String wish, String number) {
        return given().contentType("application/json")
                .body(Map.of("company", "shunfeng", "number", number))
                .put("/sandbox/douyin/after-sales/" + wish + "/parcel")
                .then();
    }

    private static void awaitNumber(String orderId, String number) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(Api.operator()
                        .get("/api/v1/orders/" + orderId + "/returns")
                        .<List<String>>path("items.returnTracking.trackingNumber"))
                .containsExactly(number));
    }

    /** What was paid back is the half of what was paid, for one piece of two, as the platform tells: no person need say it. */
    @Test
    void onePieceOfTwoGoesBackThroughCustoms() throws SQLException {
        String sku = "BY-KOM-CHOC-001";
        String sale = sell(sku, 2);
        String orderId = awaitOrder(sale);
        Api.awaitStatus(orderId, "DELIVERED");
        int paid = awaitShipped(sale).path("payAmount");
        String wish = given().contentType("application/json")
                .body(Map.of("withGoods", true, "amount", paid / 2, "quantity", 1))
                .post("/sandbox/douyin/sales/" + sale + "/after-sales")
                .then()
                .statusCode(201)
                .body("type", equalTo(0))
                .extract()
                .path("id");

        agree(wish);
        given().post("/sandbox/douyin/after-sales/" + wish + "/arrivals").then().statusCode(200);
        ChannelCases.About about = new ChannelCases.About("douyin", "4460001", Trouble.AFTER_SALE, wish);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(Api.operator()
                        .get("/api/v1/orders/" + orderId + "/returns")
                        .<List<Object>>path("items"))
                .hasSize(1));
        await().atMost(Duration.ofSeconds(60)).until(() -> cases.findOpen(about).isEmpty());

        new PieceBack(dataSource, orderId, sku).comesBack(paid - paid / 2);
        assertThat(statusOf(sale)).isEqualTo(12);
    }

    private void agree(String wish) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("decision", "AGREE"))
                .post("/api/v1/channels/douyin/shops/" + connection() + "/after-sales/" + wish + "/decisions")
                .then()
                .statusCode(202));
    }

    /** The list of shops is long when other tests have connected theirs. */
    private String connection() {
        return shopBook.access("douyin", "4460001").orElseThrow().shop().id().toString();
    }

    private static void returnStep(String id, String step, String body) {
        Api.operator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/returns/" + id + "/" + step)
                .then()
                .statusCode(200);
    }

    @Test
    void aSaleOfWhichEveryMessageIsLostIsFetchedWhenThePlatformAsksAboutIt() {
        given().contentType("application/json")
                .body(Map.of("droppedPushes", 100))
                .post("/sandbox/douyin/faults")
                .then()
                .statusCode(200);
        try {
            String sale = sell("BY-KOM-CHOC-001");

            given().post("/sandbox/douyin/sales/" + sale + "/questions").then().statusCode(200);

            awaitOrder(sale);
        } finally {
            given().contentType("application/json").body(Map.of()).post("/sandbox/douyin/faults");
        }
    }

    @Test
    void showsAListingOfOursAfterThePlatformHasLookedAtIt() {
        String shops = "/api/v1/channels/douyin/shops";
        String shop = connection();

        Api.operator()
                .contentType("application/json")
                .body(Map.of("action", "PUSH_LISTING", "sku", "BY-KOM-CHOC-002"))
                .post(shops + "/" + shop + "/actions")
                .then()
                .statusCode(202);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.operator()
                .get(shops + "/" + shop + "/publications")
                .then()
                .body("items.find { it.sku == 'BY-KOM-CHOC-002' }.state", equalTo("shown")));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.operator()
                .get(shops + "/" + shop + "/listings?limit=100")
                .then()
                .body("items.findAll { it.sku == 'BY-KOM-CHOC-002' }.size()", equalTo(1)));
    }

    private static int statusOf(String sale) {
        return given().get("/sandbox/douyin/sales/" + sale).path("afterSales[0].status");
    }

    @Test
    void losesNoSaleAlthoughEveryMessageIsLostAndMuchElseGoesWrong() {
        given().contentType("application/json")
                .body(Map.of("droppedPushes", 100, "emptyPages", 20, "throttled", 5, "failed", 10, "broken", 5))
                .post("/sandbox/douyin/faults")
                .then()
                .statusCode(200);
        try {
            String sale = sell("BY-KOM-CHOC-001");
            String connection = connection();

            // Its shop is everybody's, and slowed down: what others have sold there is fetched, too.
            String orderId = await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofSeconds(3))
                    .until(
                            () -> {
                                Api.operator()
                                        .contentType("application/json")
                                        .body(Map.of("action", "RECONCILE"))
                                        .post("/api/v1/channels/douyin/shops/" + connection + "/actions")
                                        .then()
                                        .statusCode(202);
                                return orderBook.findExternal("douyin", "4460001", sale);
                            },
                            Optional::isPresent)
                    .map(order -> order.id().toString())
                    .orElseThrow();

            assertThat(orderId).startsWith("ord_");
        } finally {
            given().contentType("application/json").body(Map.of()).post("/sandbox/douyin/faults");
        }
    }

    private static String sell(String sku) {
        return sell(sku, 1);
    }

    private static String sell(String sku, int quantity) {
        return given().contentType("application/json")
                .body(Map.of("sku", sku, "quantity", quantity))
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Until then the platform takes a wish to send goods back as one for the money alone. */
    private static Response awaitShipped(String sale) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> given().get("/sandbox/douyin/sales/" + sale), state -> "SHIPPED"
                        .equals(state.path("status")));
    }

    /** Calls may still be slow from the faults of another test, and a list shows only the newest of what they have sold. */
    private String awaitOrder(String sale) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> orderBook.findExternal("douyin", "4460001", sale), Optional::isPresent)
                .map(order -> order.id().toString())
                .orElseThrow();
    }
}
