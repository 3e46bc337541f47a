package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.Shops;
import by.pavilion.channel.WantOrders;
import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.sandbox.jd.JdShop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
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
    private static final Logger LOG = Logger.getLogger(JdJourneyTest.class);

    @Inject
    Channels channels;

    @Inject
    Shops shops;

    @Inject
    WantOrders wantOrders;

    @Inject
    NoticeAfterSales noticeAfterSales;

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

        String service = given().contentType("application/json")
                .body("{\"quantity\":1}")
                .post("/sandbox/jd/sales/" + sale + "/services")
                .path("id");
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
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/sandbox/jd/sales/" + sale), found -> state.equals(found.path("orderState")));
    }

    private String awaitOrder(String sale) {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            readLists();
                            return ordersOf(sale);
                        },
                        found -> !found.isEmpty())
                .get(0);
    }

    /** What the pull does once a minute and half a minute late: here at once. */
    private void readLists() {
        ShopAccess shop = shops.access(JD, sandbox.connection().shopId()).orElseThrow();
        Instant until = Instant.now().plusSeconds(2);
        Instant from = until.minusSeconds(120);
        try {
            wantOrders.want(JD, shop.shop().shopId(), changedOrders(shop, from, until), true);
            noticeAfterSales.notice(JD, shop.shop().shopId(), changedAfterSales(shop, from, until));
        } catch (ChannelFault trouble) {
            LOG.infof("the list is read again: %s", trouble.getMessage());
        }
    }

    private List<OrderSearch.Found> changedOrders(ShopAccess shop, Instant from, Instant until) throws ChannelFault {
        OrderSearch search = channels.require(JD, OrderSearch.class);
        List<OrderSearch.Found> found = new ArrayList<>();
        Optional<String> page = Optional.empty();
        do {
            OrderSearch.Page part = search.changed(shop, from, until, page);
            found.addAll(part.orders());
            page = part.next();
        } while (page.isPresent());
        return found;
    }

    private List<AfterSale> changedAfterSales(ShopAccess shop, Instant from, Instant until) throws ChannelFault {
        AfterSales afterSales = channels.require(JD, AfterSales.class);
        List<AfterSale> found = new ArrayList<>();
        Optional<String> page = Optional.empty();
        do {
            AfterSales.Page part = afterSales.changed(shop, from, until, page);
            found.addAll(part.found());
            page = part.next();
        } while (page.isPresent());
        return found;
    }

    private static List<String> ordersOf(String sale) {
        return Api.operator().get("/api/v1/orders?limit=100").path("items.findAll { it.orderNo == '" + sale + "' }.id");
    }
}
