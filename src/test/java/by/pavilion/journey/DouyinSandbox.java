package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.limits.Breaker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The simulator pushes messages and asks the shop whether it agrees to refunds. */
final class DouyinSandbox implements SandboxShop {
    private static final int FEN = 500;
    private static final int PERCENT = 5;
    private static final List<String> FAULTS = List.of(
            "doubledPushes",
            "delayedPushes",
            "emptyPages",
            "failed",
            "broken",
            "unavailable",
            "lost",
            "expired",
            "slow");

    private final ShopAccess access;
    private final Breaker breaker;
    private final DataSource dataSource;
    private final Map<String, String> wishes = new ConcurrentHashMap<>();

    DouyinSandbox(ShopAccess access, Breaker breaker, DataSource dataSource) {
        this.access = access;
        this.breaker = breaker;
        this.dataSource = dataSource;
    }

    @Override
    public ShopAccess access() {
        return access;
    }

    @Override
    public String sell(String sku) {
        return given().contentType("application/json")
                .body(Map.of("sku", sku, "quantity", 2))
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Override
    public int paid(String sale) {
        return given().get("/sandbox/douyin/sales/" + sale).path("payAmount");
    }

    @Override
    public void cancel(String sale) {
        given().post("/sandbox/douyin/sales/" + sale + "/cancellations").then().statusCode(200);
    }

    @Override
    public boolean isCancelled(String sale) {
        return status(sale).equals("CANCELLED");
    }

    @Override
    public boolean isSent(String sale) {
        return status(sale).equals("SHIPPED");
    }

    private static String status(String sale) {
        return given().get("/sandbox/douyin/sales/" + sale).path("status");
    }

    @Override
    public int refund(String sale) {
        String wish = given().contentType("application/json")
                .body(Map.of("amount", FEN))
                .post("/sandbox/douyin/sales/" + sale + "/after-sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        wishes.put(sale, wish);
        return FEN;
    }

    @Override
    public void agree(String sale) {
        String wish = Objects.requireNonNull(wishes.get(sale));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("decision", "AGREE"))
                .post("/api/v1/channels/douyin/shops/" + access.shop().id() + "/after-sales/" + wish + "/decisions")
                .then()
                .statusCode(202));
    }

    @Override
    public void goWrong() {
        faults(PERCENT);
    }

    @Override
    public void fallSilent() {
        faults(100);
    }

    /** It says that an order is paid, and a moment later that it may be sent; since then it is listed. */
    @Override
    public boolean hasToldAllOf(String sale) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT stage FROM sandbox_douyin_sales WHERE order_id = ?")) {
            statement.setString(1, sale);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getString(1).equals("TOLD_PENDING");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void faults(int dropped) {
        Map<String, Integer> faults = new HashMap<>();
        FAULTS.forEach(fault -> faults.put(fault, PERCENT));
        faults.put("droppedPushes", dropped);
        faults.put("throttled", 1);
        faults.put("callsPerSecond", 10);
        given().contentType("application/json")
                .body(faults)
                .post("/sandbox/douyin/faults")
                .then()
                .statusCode(200);
    }

    @Override
    public void goWell() {
        given().contentType("application/json")
                .body(Map.of())
                .post("/sandbox/douyin/faults")
                .then()
                .statusCode(200);
    }

    /** Two tokens in a row that ended early stop the shop. */
    @Override
    public void keepGoing() {
        if (breaker.stopOf(access.shop()).isPresent()) {
            breaker.resume(access.shop().channel(), access.shop().shopId());
        }
    }

    /** Its tokens are made by the application itself. */
    @Override
    public void putRight() {}
}
