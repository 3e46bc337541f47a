package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.channel.Shops;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.ordering.Orders;
import by.pavilion.sandbox.jd.JdShop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sale at JD is found in its list, becomes an order, a declaration and a parcel, and is reported back. */
@QuarkusTest
@TestProfile(Demo.class)
class JdJourneyTest {
    private static final String JD = "jd";

    @Inject
    Shops shops;

    @Inject
    ShopLists lists;

    @Inject
    ChannelCases cases;

    @Inject
    Orders orderBook;

    @Inject
    DataSource dataSource;

    @Inject
    JdShop sandbox;

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @AfterEach
    void allIsWell() {
        given().delete("/sandbox/jd/faults");
    }

    /** The first comes from Belarus and is reported in two steps, the second out of a bonded zone in one. */
    @ParameterizedTest
    @ValueSource(strings = {"BY-KOM-CHOC-001", "BY-SAV-CHEE-017"})
    void leadsASaleToTheDoorAndReportsTheParcel(String sku) {
        String sale = sell(sku, 1);

        String orderId = awaitOrder(sale);
        Response delivered = Api.awaitStatus(orderId, "DELIVERED");

        assertThat(delivered.<String>path("orderNo")).isEqualTo(sale);
        assertThat(delivered.<String>path("channel.code")).isEqualTo("jd");
        Response shipped = awaitState(sale, "WAIT_GOODS_RECEIVE_CONFIRM");
        assertThat(shipped.<String>path("waybill")).startsWith("SX");
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

    @Test
    void arrivesWhateverGoesWrongOnTheWay() {
        plan("*", "limit", 3);
        plan("jingdong.pop.order.enSearch", "failed", 2);
        plan("jingdong.pop.order.enGet", "broken", 1);
        plan("jingdong.pop.order.enGet", "unavailable", 1);
        plan("jingdong.pop.order.shipment", "lost", 1);

        String sale = sell("BY-SAV-CHEE-017", 1);

        Api.awaitStatus(awaitOrder(sale), "DELIVERED");
        awaitState(sale, "WAIT_GOODS_RECEIVE_CONFIRM");
        assertThat(ordersOf(sale)).hasSize(1);
    }

    @Test
    void takesGoodsBackThatThePlatformHasPaidBack() {
        String sale = sell("BY-SAV-CHEE-017", 1);
        String orderId = awaitOrder(sale);
        Api.awaitStatus(orderId, "DELIVERED");
        awaitState(sale, "WAIT_GOODS_RECEIVE_CONFIRM");

        String service = serviceFor(sale);
        given().contentType("application/json")
                .body("{\"paidBack\":true}")
                .put("/sandbox/jd/services/" + service)
                .then()
                .statusCode(204);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            readLists();
            assertThat(Api.operator()
                            .get("/api/v1/orders/" + orderId + "/returns")
                            .<List<Object>>path("items"))
                    .isNotEmpty();
        });
    }

    /** The buyer asks the platform to take one piece back. */
    private static String serviceFor(String sale) {
        return given().contentType("application/json")
                .body("{\"quantity\":1}")
                .post("/sandbox/jd/sales/" + sale + "/services")
                .path("id");
    }

    /** Nobody types the number, and what the buyer corrects at the platform is corrected here. */
    @Test
    void whatABuyerHasSentComesUnderTheNumberThatThePlatformTells() {
        String sale = sell("BY-SAV-CHEE-017", 1);
        String orderId = awaitOrder(sale);
        Api.awaitStatus(orderId, "DELIVERED");
        awaitState(sale, "WAIT_GOODS_RECEIVE_CONFIRM");
        String service = serviceFor(sale);
        String number = "RT-" + UUID.randomUUID();

        send(service, "WRONG-" + number);
        awaitNumber(orderId, "WRONG-" + number);
        send(service, number);
        awaitNumber(orderId, number);

        Response back = Api.operator().get("/api/v1/orders/" + orderId + "/returns");
        assertThat(back.<List<String>>path("items.status")).containsExactly("APPROVED");
        assertThat(back.<List<String>>path("items.returnTracking.carrierCode")).containsExactly("jd-467");
        String id = back.path("items[0].id");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.operator()
                .get("/api/v1/shipments?kind=return&return=" + id)
                .then()
                .body("items.parcels.trackingNumber", equalTo(List.of(List.of(number)))));
        given().contentType("application/json")
                .body("{\"paidBack\":true}")
                .put("/sandbox/jd/services/" + service)
                .then()
                .statusCode(204);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            readLists();
            Api.operator().get("/api/v1/orders/" + orderId).then().body("paymentStatus", equalTo("REFUNDED"));
        });
        assertThat(Api.operator().get("/api/v1/orders/" + orderId + "/returns").<List<String>>path("items.id"))
                .containsExactly(id);
    }

    private static void send(String service, String number) {
        given().contentType("application/json")
                .body(Map.of("providerId", 467, "number", number))
                .put("/sandbox/jd/services/" + service + "/waybill")
                .then()
                .statusCode(204);
    }

    private void awaitNumber(String orderId, String number) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            readLists();
            assertThat(Api.operator()
                            .get("/api/v1/orders/" + orderId + "/returns")
                            .<List<String>>path("items.returnTracking.trackingNumber"))
                    .containsExactly(number);
        });
    }

    /** The platform's service order tells that it is about one piece of two: no person need say it. */
    @Test
    void onePieceOfTwoGoesBackThroughCustoms() throws SQLException {
        String sku = "BY-KOM-CHOC-001";
        String sale = sell(sku, 2);
        String orderId = awaitOrder(sale);
        Api.awaitStatus(orderId, "DELIVERED");
        int paid = awaitState(sale, "WAIT_GOODS_RECEIVE_CONFIRM").path("payAmount");

        String service = serviceFor(sale);
        given().contentType("application/json")
                .body("{\"paidBack\":true}")
                .put("/sandbox/jd/services/" + service)
                .then()
                .statusCode(204);
        ChannelCases.About wish =
                new ChannelCases.About(JD, sandbox.connection().shopId(), Trouble.AFTER_SALE, "S" + service);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            readLists();
            assertThat(Api.operator()
                            .get("/api/v1/orders/" + orderId + "/returns")
                            .<List<Object>>path("items"))
                    .hasSize(1);
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> cases.findOpen(wish).isEmpty());

        new PieceBack(dataSource, orderId, sku).comesBack(paid - paid / 2);
        awaitState(sale, "WAIT_GOODS_RECEIVE_CONFIRM");
    }

    @Test
    void takesTheOrdersThatThePlatformHasMadeOutOfOne() {
        String sale = sell("BY-SAV-CHEE-017", 2);
        List<String> children =
                given().post("/sandbox/jd/sales/" + sale + "/split").path("children");

        children.forEach(child -> Api.awaitStatus(awaitOrder(child), "DELIVERED"));

        assertThat(ordersOf(sale)).isEmpty();
    }

    @Test
    void tellsThePlatformHowMuchThereIsOnceItsGoodsAreKnown() {
        String sku = "BY-KOM-CHOC-002";
        String skuId = given().get("/sandbox/jd/goods/" + sku).path("skuId");
        String connection = connection();

        Api.operator()
                .contentType("application/json")
                .body(Map.of("items", List.of(Map.of("skuId", skuId, "sku", sku))))
                .put("/api/v1/channels/jd/shops/" + connection + "/listings")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Number told = given().get("/sandbox/jd/goods/" + sku).path("stock");
            assertThat(told).isNotNull();
            assertThat(told.longValue()).isEqualTo(Api.stock(sku));
        });
    }

    @Test
    void anOrderThatIsNotPaidIsNoneUntilItIs() {
        String sale = given().contentType("application/json")
                .body(Map.of("sku", "BY-SAV-CHEE-017", "quantity", 1, "paid", false))
                .post("/sandbox/jd/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(60)).until(() -> {
            readLists();
            return ordersOf(sale).isEmpty();
        });

        given().post("/sandbox/jd/sales/" + sale + "/pay").then().statusCode(200);

        awaitOrder(sale);
    }

    /** Nobody but its owner can put that right, and then nothing is missing. */
    @Test
    void aShopWhoseTokenEndsEarlyGoesOnWhenItsOwnerComesAgain() {
        plan("*", "expired", 1);
        String sale = sell("BY-SAV-CHEE-017", 1);
        ChannelCases.About stopped = new ChannelCases.About(
                JD,
                sandbox.connection().shopId(),
                Trouble.SHOP_STOPPED,
                sandbox.connection().shopId());
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            readLists();
            return cases.findOpen(stopped).isPresent();
        });
        assertThat(ordersOf(sale)).isEmpty();

        Api.operator()
                .contentType("application/json")
                .body(Map.of("code", given().get("/sandbox/jd/oauth2/to_login").<String>path("code")))
                .post("/api/v1/channels/jd/shops/" + connection() + "/authorizations")
                .then()
                .statusCode(200);

        awaitOrder(sale);
        assertThat(cases.findOpen(stopped)).isEmpty();
    }

    @Test
    void comesByReconciliationWhenTheListWasSilent() {
        plan("jingdong.pop.order.enSearch", "empty", 1);
        String sale = sell("BY-SAV-CHEE-017", 1);
        readLists();
        String connection = connection();

        await().atMost(Duration.ofSeconds(240))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    Api.operator()
                            .contentType("application/json")
                            .body(Map.of("action", "RECONCILE"))
                            .post("/api/v1/channels/jd/shops/" + connection + "/actions")
                            .then()
                            .statusCode(202);
                    return !ordersOf(sale).isEmpty();
                });

        assertThat(ordersOf(sale)).hasSize(1);
    }

    private String connection() {
        return shops.access(JD, sandbox.connection().shopId())
                .orElseThrow()
                .shop()
                .id()
                .toString();
    }

    private static void plan(String method, String fault, int times) {
        given().contentType("application/json")
                .body(Map.of("method", method, "fault", fault, "times", times))
                .post("/sandbox/jd/faults")
                .then()
                .statusCode(204);
    }

    private static String sell(String sku, int quantity) {
        return given().contentType("application/json")
                .body(Map.of("sku", sku, "quantity", quantity))
                .post("/sandbox/jd/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response awaitState(String sale, String state) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> given().get("/sandbox/jd/sales/" + sale), found -> state.equals(found.path("orderState")));
    }

    private String awaitOrder(String sale) {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            readLists();
                            return orderBook.findExternal(
                                    JD, sandbox.connection().shopId(), sale);
                        },
                        Optional::isPresent)
                .map(order -> order.id().toString())
                .orElseThrow();
    }

    private void readLists() {
        lists.read(
                shops.access(JD, sandbox.connection().shopId()).orElseThrow(),
                Instant.now().minusSeconds(120));
    }

    private static List<String> ordersOf(String sale) {
        return Api.operator().get("/api/v1/orders?limit=100").path("items.findAll { it.orderNo == '" + sale + "' }.id");
    }
}
