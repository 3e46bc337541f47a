package by.pavilion.channel.livestreams;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ConnectShop;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.Shop;
import by.pavilion.channel.TestShops;
import by.pavilion.channel.TinyDouyin;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.inventory.AllocateStock;
import by.pavilion.inventory.Allocation;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import by.pavilion.pricing.PriceList;
import by.pavilion.pricing.PriceLists;
import by.pavilion.pricing.SavePriceList;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the plan of a show to the pieces that are left over. */
@QuarkusTest
class LivestreamsTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    ListingBook book;

    @Inject
    ChannelCases cases;

    @Inject
    LivestreamProgress progress;

    @Inject
    LivestreamPrices livestreamPrices;

    @Inject
    PriceLists priceLists;

    @Inject
    SavePriceList savePriceList;

    @Inject
    LivestreamStore store;

    @Inject
    LivestreamSaleStore sales;

    @Inject
    CountSales countSales;

    @Inject
    Orders orders;

    @Inject
    Statements statements;

    @Inject
    AllocateStock allocateStock;

    @Inject
    Stock stock;

    @Inject
    TestShop goods;

    @Inject
    DataSource dataSource;

    TinyDouyin platform;
    Shop shop;
    String skuId;
    String name;
    final Map<String, ObjectNode> sold = new HashMap<>();

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
        skuId = TestShops.newOrderId();
        platform.prices.put(skuId, 2_600L);
        name = "Show " + UUID.randomUUID();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void setsPiecesAsideSwitchesPricesCountsSalesAndGivesBackWhatIsLeft() {
        Sku sku = goods.chocolate("26.00", 20);
        list(sku);
        Instant start = Instant.now().minusSeconds(5);

        String show = plan(start, start.plusSeconds(3_600), List.of(line(sku, 5, "12.00")))
                .statusCode(201)
                .body("status", equalTo("RUNNING"))
                .extract()
                .path("id");

        awaitLine(show, "state", "SET_ASIDE");
        assertThat(goods.available(sku)).isEqualTo(15);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, 5L));
        awaitPrice(1_200);
        assertThat(livestreamPrices.explain("douyin", sku, 1, 1_200, 120)).isFalse();
        buy(sku, 2);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(find(show).getInt("sold")).isEqualTo(2));
        JsonPath running = find(show);
        assertThat(new BigDecimal(running.getString("revenue.amount")))
                .isBetween(new BigDecimal("15"), new BigDecimal("24"));
        assertThat(running.getInt("lines[0].left")).isEqualTo(3);
        progress.bring(unmovedLine(show, sku)); // as if the process had died before it noted that the line is done
        assertThat(goods.available(sku)).isEqualTo(15);

        end(show);

        awaitLine(show, "state", "RETURNED");
        assertThat(find(show).getInt("lines[0].returned")).isEqualTo(3);
        assertThat(find(show).getString("status")).isEqualTo("ENDED");
        assertThat(goods.available(sku)).isEqualTo(18);
        awaitPrice(2_600);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, 18L));
        assertThat(openCases()).isEmpty();
    }

    /** A replica dies while it gives pieces back, and when it or another one comes again nothing is lost or given twice. */
    @Test
    void whatAReplicaLeavesBehindThatDiesAtTheEndIsRestoredOnce() {
        Sku sku = goods.chocolate("26.00", 20);
        list(sku);
        Instant start = Instant.now().minusSeconds(5);
        String show = plan(start, start.plusSeconds(3_600), List.of(line(sku, 5, "12.00")))
                .extract()
                .path("id");
        awaitLine(show, "state", "SET_ASIDE");
        awaitPrice(1_200);
        long id = LivestreamId.fromString(show).value();
        QuarkusTransaction.requiringNew()
                .run(() -> update(
                        "UPDATE channel_livestreams SET ends_at = ? WHERE id = ?",
                        Instant.now().minusSeconds(2),
                        id));

        QuarkusTransaction.begin();
        try {
            progress.bring(unmovedLine(show, sku));
            assertThat(store.lines(LivestreamId.fromString(show)))
                    .extracting(LivestreamLine::state)
                    .containsExactly(LivestreamLine.State.RETURNED);
        } finally {
            QuarkusTransaction.rollback();
        }

        assertThat(find(show).getString("lines[0].state")).isEqualTo("SET_ASIDE");
        assertThat(goods.available(sku)).isEqualTo(15);

        end(show);

        awaitLine(show, "state", "RETURNED");
        progress.bring(unmovedLine(show, sku)); // another replica has read the line before, and comes too late
        assertThat(find(show).getInt("lines[0].returned")).isEqualTo(5);
        assertThat(goods.available(sku)).isEqualTo(20);
        awaitPrice(2_600);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, 20L));
        assertThat(openCases()).isEmpty();
    }

    @Test
    void aPlanCanBeChangedAndCalledOffUntilItBegins() {
        Sku sku = goods.chocolate("26.00", 20);
        Instant start = Instant.now().plusSeconds(600);
        String show = plan(start, start.plusSeconds(60), List.of(line(sku, 5, "20.00")))
                .statusCode(201)
                .extract()
                .path("id");
        awaitLine(show, "state", "SET_ASIDE");
        await().atMost(Duration.ofSeconds(60)).until(() -> priceList().isPresent());

        Map<String, Object> smaller = body(start, start.plusSeconds(60), List.of(line(sku, 2, "19.00")));
        operator().body(smaller).put(path(show)).then().statusCode(428);
        operator()
                .header("If-Match", "\"9\"")
                .body(smaller)
                .put(path(show))
                .then()
                .statusCode(412);
        operator()
                .header("If-Match", "\"1\"")
                .body(smaller)
                .put(path(show))
                .then()
                .statusCode(200)
                .body("version", equalTo(2));

        await().atMost(Duration.ofSeconds(60)).until(() -> goods.available(sku) == 18);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> priceList().orElseThrow().prices().get(0).price().minor() == 1_900);

        operator().post(path(show) + "/cancellations").then().statusCode(200).body("status", equalTo("CANCELLED"));

        awaitLine(show, "state", "RETURNED");
        assertThat(goods.available(sku)).isEqualTo(20);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> priceList().orElseThrow().paused());
        operator().post(path(show) + "/cancellations").then().statusCode(200);
        operator()
                .header("If-Match", "*")
                .body(smaller)
                .put(path(show))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:livestream-begun"));
    }

    @Test
    void whatIsMissingIsACaseAndIsSetAsideWhenItComes() {
        Sku sku = goods.chocolate("26.00", 20);
        Instant start = Instant.now().plusSeconds(600);
        String show = plan(start, start.plusSeconds(60), List.of(line(sku, 50, null)))
                .extract()
                .path("id");

        awaitLine(show, "state", "SHORT");
        assertThat(find(show).getInt("lines[0].setAside")).isEqualTo(20);
        assertThat(openCases()).extracting(ChannelCase::trouble).containsExactly(Trouble.LIVESTREAM);

        goods.stock(sku, TestShop.BONDED, 40);

        awaitLine(show, "state", "SET_ASIDE");
        assertThat(goods.available(sku)).isEqualTo(10);
        assertThat(openCases()).isEmpty();
    }

    @Test
    void refusesWhatCannotBeAndGoodsThatAreInAnotherShow() {
        Sku sku = goods.chocolate("26.00", 20);
        Instant start = Instant.now().plusSeconds(7_200);
        Map<String, Object> nowhere = Map.of("sku", "NOT-THERE", "warehouse", "NOT-THERE", "quota", 1);
        plan(start, start.minusSeconds(1), List.of(line(sku, 1, "0.00"), line(sku, 1, null), nowhere))
                .statusCode(422)
                .body(
                        "errors.reason",
                        hasItems(
                                "ends-before-it-begins",
                                "too-small",
                                "sku-in-show-twice",
                                "no-such-sku",
                                "unknown-warehouse"));
        plan(start, start.plusSeconds(60), List.of(line(sku, 1, null))).statusCode(201);

        plan(start.plusSeconds(30), start.plusSeconds(90), List.of(line(sku, 1, null)))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:livestream-overlaps"))
                .body("sku", equalTo(sku.value()));
        plan(start.plusSeconds(60), start.plusSeconds(90), List.of(line(sku, 1, null)))
                .statusCode(201);
    }

    @Test
    void aPriceListIsThereOnlyTogetherWithWhatFindsItAgain() {
        Sku sku = goods.chocolate("26.00", 20);
        Instant start = Instant.now().plusSeconds(7_200);
        Livestream show = show(plan(start, start.plusSeconds(60), List.of(line(sku, 1, null)))
                .extract()
                .path("id"));
        SavePriceList.Particulars prices = new SavePriceList.Particulars(
                name,
                List.of("douyin"),
                List.of(new PriceList.Entry(sku, Money.of("20.00", Money.CNY), Optional.empty())),
                start,
                Optional.of(start.plusSeconds(60)),
                false);

        QuarkusTransaction.begin();
        progress.makePriceList(show, TestShop.MERCHANT, prices);
        QuarkusTransaction.rollback(); // as if the process had died before it was noted

        assertThat(priceList()).isEmpty();
        assertThat(progress.makePriceList(show, TestShop.MERCHANT, prices)).isTrue();
        assertThat(progress.makePriceList(show, TestShop.MERCHANT, prices)).isFalse();
        assertThat(QuarkusTransaction.requiringNew().call(() -> store.priceLists(show.id())))
                .containsValue(priceList().orElseThrow().id());
    }

    @Test
    void noPriceListIsMadeForAPlanThatHasBeenChanged() {
        Sku sku = goods.chocolate("26.00", 20);
        Instant start = Instant.now().plusSeconds(7_200);
        String id = plan(start, start.plusSeconds(60), List.of(line(sku, 1, null)))
                .extract()
                .path("id");
        Livestream before = show(id);
        operator().post(path(id) + "/cancellations").then().statusCode(200);

        boolean made = progress.makePriceList(
                before,
                TestShop.MERCHANT,
                new SavePriceList.Particulars(
                        name,
                        List.of("douyin"),
                        List.of(new PriceList.Entry(sku, Money.of("20.00", Money.CNY), Optional.empty())),
                        start,
                        Optional.of(start.plusSeconds(60)),
                        false));

        assertThat(made).isFalse();
        assertThat(priceList()).isEmpty();
    }

    @Test
    void whatIsSoldFromAnotherWarehouseIsNotTakenFromTheShowsPieces() {
        Sku sku = goods.chocolate("26.00", 20);
        goods.stock(sku, TestShop.DIRECT, 10);
        setAsideByHand(sku, TestShop.DIRECT, 1);
        list(sku, 21);
        Instant start = Instant.now().minusSeconds(5);
        String show = plan(start, start.plusSeconds(3_600), List.of(line(sku, TestShop.DIRECT, 5, "12.00")))
                .extract()
                .path("id");
        awaitLine(show, "state", "SET_ASIDE");
        buy(sku, 2);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(find(show).getInt("sold")).isEqualTo(2));
        assertThat(freeIn(sku, TestShop.BONDED)).isEqualTo(18);
        await().atMost(Duration.ofSeconds(60)).until(() -> priceList().isPresent());

        end(show);

        awaitLine(show, "state", "RETURNED");
        assertThat(find(show).getInt("lines[0].returned")).isEqualTo(5);
        assertThat(freeIn(sku, TestShop.DIRECT)).isEqualTo(9);
        assertThat(inPool(sku)).isEqualTo(1);
    }

    @Test
    void piecesOfACancelledSaleFollowThoseThatHaveGoneBack() {
        Sku sku = goods.chocolate("26.00", 20);
        setAsideByHand(sku, TestShop.BONDED, 3);
        list(sku, 3);
        Instant start = Instant.now().minusSeconds(5);
        String show = plan(start, start.plusSeconds(3_600), List.of(line(sku, 5, "12.00")))
                .extract()
                .path("id");
        awaitLine(show, "state", "SET_ASIDE");
        String order = buy(sku, 2);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(find(show).getInt("sold")).isEqualTo(2));
        await().atMost(Duration.ofSeconds(60)).until(() -> priceList().isPresent());
        end(show);
        awaitLine(show, "state", "RETURNED");
        assertThat(inPool(sku)).isEqualTo(3);

        cancel(order);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(find(show).getInt("lines[0].returned")).isEqualTo(5));
        assertThat(inPool(sku)).isEqualTo(3);
        assertThat(freeIn(sku, TestShop.BONDED)).isEqualTo(17);
    }

    /** The process may have died between placing the order and counting what it has sold. */
    @Test
    void piecesThatAreBackBeforeTheirSaleIsCountedAreNotMissed() {
        Sku sku = goods.chocolate("26.00", 20);
        Instant start = Instant.now().minusSeconds(5);
        String show = plan(start, start.plusSeconds(3_600), List.of(line(sku, 5, null)))
                .extract()
                .path("id");
        awaitLine(show, "state", "SET_ASIDE");
        String placed = buy(sku, 2);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(find(show).getInt("sold")).isEqualTo(2));
        Order ours = orders.findExternal("douyin", shop.shopId(), placed).orElseThrow();
        long gone = sales.gone(show(show), unmovedLine(show, sku));
        ExternalOrder order = new ExternalOrder("douyin", shop.shopId(), TestShops.newOrderId());
        long id = UUID.randomUUID().getMostSignificantBits() >>> 1;
        statements.update(
                "INSERT INTO channel_orders (id, channel, shop_id, external_order_id, state, attempts, event_sequence,"
                        + " wanted_at) VALUES (?, 'douyin', ?, ?, 'CLOSED', 0, 0, ?)",
                id,
                order.shopId(),
                order.externalOrderId(),
                start);

        sales.areBack(order);
        QuarkusTransaction.requiringNew()
                .run(() -> countSales.sold(new CountSales.Sale(id, order, ours, Instant.now())));

        assertThat(sales.back(List.of(id))).containsExactly(id);
        assertThat(sales.gone(show(show), unmovedLine(show, sku)))
                .isEqualTo(gone)
                .isEqualTo(2);
        assertThat(find(show).getInt("sold")).isEqualTo(4);
    }

    @Test
    void anotherWarehouseIsRefusedAsLongAsPiecesAreSetAside() {
        Sku sku = goods.chocolate("26.00", 20);
        goods.stock(sku, TestShop.DIRECT, 10);
        Instant start = Instant.now().plusSeconds(600);
        String show = plan(start, start.plusSeconds(60), List.of(line(sku, 5, null)))
                .extract()
                .path("id");
        awaitLine(show, "state", "SET_ASIDE");
        Map<String, Object> elsewhere =
                body(start, start.plusSeconds(60), List.of(line(sku, TestShop.DIRECT, 5, null)));

        replace(show, elsewhere)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:livestream-holds-pieces"))
                .body("sku", equalTo(sku.value()))
                .body("warehouse", equalTo(TestShop.BONDED.value()));
        assertThat(find(show).getInt("version")).isEqualTo(1);

        Map<String, Object> later =
                body(start.plusSeconds(86_400), start.plusSeconds(90_000), List.of(line(sku, 5, null)));
        replace(show, later).statusCode(200);
        awaitLine(show, "state", "PLANNED");
        replace(show, elsewhere).statusCode(200);
        awaitLine(show, "state", "SET_ASIDE");
        assertThat(freeIn(sku, TestShop.DIRECT)).isEqualTo(5);
    }

    @Test
    void aShowThatIsPutOffGivesItsPiecesBackUntilItsTimeComes() {
        Sku sku = goods.chocolate("26.00", 20);
        Instant start = Instant.now().plusSeconds(600);
        String show = plan(start, start.plusSeconds(60), List.of(line(sku, 5, null)))
                .extract()
                .path("id");
        awaitLine(show, "state", "SET_ASIDE");
        Instant tomorrow = start.plusSeconds(86_400);

        replace(show, body(tomorrow, tomorrow.plusSeconds(60), List.of(line(sku, 5, null))))
                .statusCode(200);

        awaitLine(show, "state", "PLANNED");
        assertThat(find(show).getInt("lines[0].setAside")).isZero();
        assertThat(goods.available(sku)).isEqualTo(20);
        replace(show, body(start, start.plusSeconds(60), List.of(line(sku, 5, null))))
                .statusCode(200);
        awaitLine(show, "state", "SET_ASIDE");
        assertThat(goods.available(sku)).isEqualTo(15);
    }

    @Test
    void ofTwoShowsThatArePlannedAtOnceOneHasTheGoods() throws InterruptedException, ExecutionException {
        Instant start = Instant.now().plusSeconds(7_200);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                Sku sku = goods.chocolate("26.00", 20);
                List<Callable<Integer>> plans = List.of(() -> planned(sku, start), () -> planned(sku, start));

                List<Integer> answers = new ArrayList<>();
                for (Future<Integer> answer : both.invokeAll(plans)) {
                    answers.add(answer.get());
                }

                assertThat(answers).containsExactlyInAnyOrder(201, 409);
            }
        } finally {
            both.shutdown();
        }
    }

    private int planned(Sku sku, Instant start) {
        return plan(start, start.plusSeconds(60), List.of(line(sku, 1, null)))
                .extract()
                .statusCode();
    }

    private Livestream show(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.find(LivestreamId.fromString(id)).orElseThrow());
    }

    private void setAsideByHand(Sku sku, WarehouseCode warehouse, long pieces) {
        allocateStock.allocate(TestShop.MERCHANT, sku, Pool.fromString("douyin"), warehouse, pieces);
    }

    private long freeIn(Sku sku, WarehouseCode warehouse) {
        return stock.of(sku).availableIn(warehouse);
    }

    private long inPool(Sku sku) {
        return allocateStock.page(TestShop.MERCHANT, sku, null, 10).items().stream()
                .mapToLong(Allocation::available)
                .sum();
    }

    private ValidatableResponse replace(String show, Map<String, Object> plan) {
        return operator().header("If-Match", "*").body(plan).put(path(show)).then();
    }

    private static LivestreamLine unmovedLine(String show, Sku sku) {
        return new LivestreamLine(
                LivestreamId.fromString(show),
                sku,
                TestShop.BONDED,
                5,
                Optional.empty(),
                LivestreamLine.State.PLANNED,
                0,
                0,
                false,
                true,
                0,
                Optional.empty());
    }

    private void list(Sku sku) {
        list(sku, 20);
    }

    private void list(Sku sku, long pieces) {
        book.put(List.of(new ChannelListing(
                "douyin",
                shop.shopId(),
                new ChannelSku("3500000000000000001", skuId),
                sku,
                1,
                Instant.parse("2020-01-01T00:00:00Z"),
                Optional.empty())));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.stock).containsEntry(skuId, pieces));
    }

    private String buy(Sku sku, int pieces) {
        String order = TestShops.newOrderId();
        sold.put(order, platform.sell(order, shop.shopId(), sku.value(), pieces, 2_400));
        push("110", order);
        return order;
    }

    private void cancel(String order) {
        ObjectNode sale = Objects.requireNonNull(sold.get(order));
        sale.put("order_status", 4);
        sale.put("update_time", sale.path("update_time").asLong() + 60);
        push("106", order);
    }

    private void push(String tag, String order) {
        String body = """
                [{"tag":"%3$s","msg_id":"m-%3$s-%1$s","data":"{\\"p_id\\":%1$s,\\"shop_id\\":%2$s}"}]""".formatted(order, shop.shopId(), tag);
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
    }

    /** Lets the time of the show be over. */
    private void end(String show) {
        PriceList list = priceList().orElseThrow();
        Instant now = Instant.now();
        savePriceList.replace(
                TestShop.MERCHANT,
                list.id(),
                IfMatch.fromString("*"),
                new SavePriceList.Particulars(
                        list.name(), list.channels(), list.prices(), list.startsAt(), Optional.of(now), false));
        long id = LivestreamId.fromString(show).value();
        QuarkusTransaction.requiringNew().run(() -> {
            update(
                    "UPDATE channel_livestreams SET ends_at = ?, look_at = ends_at WHERE id = ?",
                    now.minusSeconds(2),
                    id);
            update("UPDATE channel_livestream_lines SET next_attempt_at = ? WHERE livestream_id = ?", now, id);
        });
    }

    private void update(String sql, Instant time, long id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setTimestamp(1, Timestamp.from(time));
            statement.setLong(2, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<PriceList> priceList() {
        return priceLists.page(TestShop.MERCHANT, null, 100).items().stream()
                .filter(list -> list.name().equals(name))
                .findFirst();
    }

    private static Map<String, Object> line(Sku sku, int quota, @Nullable String price) {
        return line(sku, TestShop.BONDED, quota, price);
    }

    private static Map<String, Object> line(Sku sku, WarehouseCode warehouse, int quota, @Nullable String price) {
        return price == null
                ? Map.of("sku", sku.value(), "warehouse", warehouse.value(), "quota", quota)
                : Map.of(
                        "sku",
                        sku.value(),
                        "warehouse",
                        warehouse.value(),
                        "quota",
                        quota,
                        "price",
                        Map.of("amount", price, "currency", "CNY"));
    }

    private Map<String, Object> body(Instant start, Instant end, List<Map<String, Object>> lines) {
        return Map.of("name", name, "startsAt", start.toString(), "endsAt", end.toString(), "lines", lines);
    }

    private ValidatableResponse plan(Instant start, Instant end, List<Map<String, Object>> lines) {
        return operator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(start, end, lines))
                .post("/api/v1/channels/douyin/shops/" + shop.id() + "/livestreams")
                .then();
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TestKeys.operator()).contentType(ContentType.JSON);
    }

    private String path(String show) {
        return "/api/v1/channels/douyin/shops/" + shop.id() + "/livestreams/" + show;
    }

    private JsonPath find(String show) {
        return operator().get(path(show)).then().statusCode(200).extract().jsonPath();
    }

    private void awaitLine(String show, String field, String value) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(find(show).getString("lines[0]." + field)).isEqualTo(value));
    }

    private void awaitPrice(long fen) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(platform.prices).containsEntry(skuId, fen));
    }

    private List<ChannelCase> openCases() {
        return cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shop.shopId()))
                .toList();
    }
}
