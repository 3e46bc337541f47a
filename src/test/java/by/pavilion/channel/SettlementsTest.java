package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import by.pavilion.ordering.MarketplaceMoney;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A marketplace's statement beside our orders. */
@QuarkusTest
class SettlementsTest {
    private static final String HEADER = "externalOrderId,paid,refunded\n";
    private static final String WITH_BORNE = "externalOrderId,paid,refunded,borne\n";

    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelCases cases;

    @Inject
    Orders orders;

    @Inject
    MarketplaceMoney money;

    @Inject
    EventLog log;

    @Inject
    TestShop goods;

    @Inject
    DataSource dataSource;

    TinyDouyin platform;
    Shop shop;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void eachDifferenceIsACaseUntilAStatementAgrees() throws SQLException {
        Sku sku = goods.chocolate("26.00", 5);
        String right = buy(sku);
        String wrong = buy(sku);
        String forgotten = buy(sku);
        wasFulfilled(forgotten, Instant.parse("2026-01-10T00:00:00Z"));

        statement("2026-02", right + ",28.37,0\n" + wrong + ",28.36,1.00\n6999,10.00,0\n")
                .statusCode(200)
                .body("listed", equalTo(3))
                .body("missingHere", equalTo(1))
                .body("differing", equalTo(1))
                .body("missingThere", equalTo(1))
                .body("paid.amount", equalTo("66.73"));

        assertThat(openCases()).extracting(ChannelCase::trouble).containsOnly(Trouble.STATEMENT_DIFFERS);
        assertThat(openCases()).extracting(ChannelCase::subject).containsExactlyInAnyOrder(wrong, forgotten, "6999");
        assertThat(openCases().stream()
                        .filter(one -> one.subject().equals(wrong))
                        .findFirst()
                        .flatMap(ChannelCase::detail))
                .hasValue("2026-02: paid there 28.36, here 28.37; paid back there 1.00, here 0.00");
        assertThat(log.of(Topic.CHANNELS, "douyin:" + shop.shopId() + ":monthly", 0, 10))
                .hasSize(1);
        repair(wrong);

        statement("2026-02", right + ",28.37,0\n" + wrong + ",28.37,0\n" + forgotten + ",28.37,0\n")
                .statusCode(200)
                .body("missingHere", equalTo(0))
                .body("differing", equalTo(0))
                .body("missingThere", equalTo(0));

        assertThat(openCases())
                .as("another statement of the month has replaced it")
                .isEmpty();
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops/" + shop.id() + "/settlements")
                .then()
                .statusCode(200)
                .body("items.month", equalTo(List.of("2026-02")))
                .body("items[0].listed", equalTo(3));
    }

    @Test
    void whatWasNeverOnTheStatementCountsAsMissingAgain() throws SQLException {
        String forgotten = buy(goods.chocolate("26.00", 5));
        wasFulfilled(forgotten, Instant.parse("2026-01-10T00:00:00Z"));
        statement("2026-02", forgotten + ",28.37,0\n").statusCode(200).body("missingThere", equalTo(0));

        statement("2026-02", "").statusCode(200).body("missingThere", equalTo(1));

        assertThat(openCases()).extracting(ChannelCase::subject).containsExactly(forgotten);
    }

    @Test
    void aMonthLeavesTheCasesOfOthersAlone() {
        statement("2026-03", "6998,10.00,0\n").statusCode(200).body("missingHere", equalTo(1));

        statement("2026-02", "").statusCode(200);

        assertThat(openCases()).extracting(ChannelCase::subject).containsExactly("6998");
    }

    @Test
    void whatItsMarketplaceHasCancelledIsExpectedToBePaidBackThoughItWasTooLateForUs() {
        String order = buy(goods.chocolate("26.00", 5));
        money.refundedInFull(
                orders.findExternal("douyin", shop.shopId(), order)
                        .orElseThrow()
                        .id(),
                Instant.now());

        statement("2026-02", order + ",28.37,28.37\n").statusCode(200).body("differing", equalTo(0));

        assertThat(openCases()).isEmpty();
    }

    @Test
    void theAuditTrailSaysWhoHasHandedInWhat() {
        statement("2026-02", "6997,10.00,0\n").statusCode(200);
        statement("2026-02", "6996,10.00,0\n6995,1.00,0\n").statusCode(200);

        given().auth()
                .oauth2(TestKeys.operator())
                .queryParam("subject", shop.id() + ":2026-02")
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("STATEMENT", "STATEMENT")))
                .body("items[0].changes.find { it.field == '/listed' }.from", equalTo("1"))
                .body("items[0].changes.find { it.field == '/listed' }.to", equalTo("2"));
    }

    /** Two people, or one who is impatient: what the one finds the other must not forget at the same moment. */
    @Test
    void aShopsStatementsGoOneAfterTheOther() throws SQLException {
        String turn = "channel-statements-" + shop.id();
        execute(
                "INSERT INTO shared_leases (name, owner, held_until) VALUES (?, 'another replica', '2099-01-01')",
                turn);

        statement("2026-02", "6994,10.00,0\n")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:statement-being-compared"));
        assertThat(openCases()).isEmpty();

        execute("DELETE FROM shared_leases WHERE name = ?", turn);
        statement("2026-02", "6994,10.00,0\n").statusCode(200);
        statement("2026-02", "6994,10.00,0\n").statusCode(200);
    }

    /** A lease does not part the threads of a replica. The one is kept at its first step by a lock on the lease's row. */
    @Test
    void aShopsStatementsGoOneAfterTheOtherInAReplicaToo() throws Exception {
        String turn = "channel-statements-" + shop.id();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(
                    "INSERT INTO shared_leases (name, owner, held_until) VALUES (?, 'nobody', '2000-01-01')")) {
                lock.setString(1, turn);
                lock.executeUpdate();
            }
            List<Future<Integer>> both = List.of(threads.submit(this::handIn), threads.submit(this::handIn));

            await().atMost(Duration.ofSeconds(60)).until(() -> both.stream().anyMatch(Future::isDone));

            assertThat(both.stream()
                            .filter(Future::isDone)
                            .findFirst()
                            .orElseThrow()
                            .get())
                    .isEqualTo(409);
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(200, 409);
        } finally {
            threads.shutdown();
        }
        statement("2026-02", "6994,10.00,0\n").statusCode(200);
    }

    private int handIn() {
        return statement("2026-02", "6994,10.00,0\n").extract().statusCode();
    }

    @Test
    void aStatementMayNameAnOldOrderByEitherNumber() throws SQLException {
        String order = buy(goods.chocolate("26.00", 5));
        statement("2026-02", order + "A,28.37,0\n").statusCode(200).body("missingHere", equalTo(0));
        statement("2026-02", order + "A,28.37,0\n" + order + ",28.37,0\n").statusCode(422);
    }

    private void execute(String change, String turn) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setString(1, turn);
            statement.executeUpdate();
        }
    }

    @Test
    void whatTheMarketplaceBearsIsComparedWhereTheTableSaysIt() {
        String order = TestShops.newOrderId();
        platform.sell(order, shop.shopId(), goods.chocolate("26.00", 1).value(), 1, 9_910)
                .put("platform_cost_amount", 1_000);
        push(order);

        statement("2026-02", order + ",99.10,0\n").statusCode(200).body("differing", equalTo(0));
        put("2026-02", WITH_BORNE + order + ",99.10,0,10.00\n").statusCode(200).body("differing", equalTo(0));
        put("2026-02", WITH_BORNE + order + ",99.10,0,8.00\n").statusCode(200).body("differing", equalTo(1));

        assertThat(openCases()).singleElement().satisfies(open -> assertThat(open.detail())
                .hasValue("2026-02: paid there 99.10, here 99.10; paid back there 0.00, here 0.00;"
                        + " borne there 8.00, here 10.00"));
        statement("2026-02", order + ",99.10,0\n").statusCode(200).body("differing", equalTo(0));
        assertThat(openCases()).isEmpty();
    }

    @Test
    void comparesNothingOfATableThatCannotBeRead() {
        statement("2026-02", "1,2.00,0\n1,2.00,0\nx y,1.00,0\n2,-1.00,0\n3,1.234,0\n4,1.00\n")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/2", "/3", "/4", "/5", "/6")))
                .body("errors[0].reason", equalTo("order-on-statement-twice"))
                .body("errors[1].reason", equalTo("statement-line"));
        put("2026-02", "order;paid\n").statusCode(422).body("errors[0].reason", equalTo("statement-header"));
        put("2026-02", WITH_BORNE + "1,1.00,0\n2,1.00,0,\n3,1.00,0,-1\n4,1.00,0,1,1\n")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/1", "/2", "/3", "/4")));
        put("2026-02", "externalOrderId,paid,borne\n")
                .statusCode(422)
                .body("errors[0].reason", equalTo("statement-header"));
        put("2026-13", HEADER).statusCode(404);
        assertThat(openCases()).isEmpty();
    }

    private String buy(Sku sku) {
        String order = TestShops.newOrderId();
        platform.sell(order, shop.shopId(), sku.value(), 1, 2_837);
        push(order);
        return order;
    }

    /** Waits until it is ours. */
    private void push(String order) {
        String body = """
                [{"tag":"110","msg_id":"m-%1$s","data":"{\\"p_id\\":%1$s,\\"shop_id\\":%2$s}"}]""".formatted(order, shop.shopId());
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> orders.findExternal("douyin", shop.shopId(), order).isPresent());
        await().atMost(Duration.ofSeconds(60)).until(() -> imported(order));
    }

    private boolean imported(String order) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT COUNT(*) FROM channel_orders WHERE external_order_id = ? AND state = 'IMPORTED'")) {
            select.setString(1, order);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getLong(1) == 1;
            }
        }
    }

    private void wasFulfilled(String order, Instant at) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE channel_orders SET seen_state = 'FULFILLED', seen_at = ? WHERE external_order_id = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setString(2, order);
            update.executeUpdate();
        }
    }

    private ValidatableResponse statement(String month, String lines) {
        return put(month, HEADER + lines);
    }

    private ValidatableResponse put(String month, String table) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .contentType("text/csv")
                .body(table)
                .put("/api/v1/channels/douyin/shops/" + shop.id() + "/settlements/" + month)
                .then();
    }

    private void repair(String order) {
        ChannelCase open = openCases().stream()
                .filter(one -> one.subject().equals(order))
                .findFirst()
                .orElseThrow();
        given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/channels/douyin/cases/" + open.id() + "/repairs")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("fetched-again"));
    }

    private List<ChannelCase> openCases() {
        return cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shop.shopId()))
                .toList();
    }
}
