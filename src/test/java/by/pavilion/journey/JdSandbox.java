package by.pavilion.journey;

import static io.restassured.RestAssured.given;

import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.limits.Breaker;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The simulator pushes nothing, pays back without asking, and has tokens that nobody but the shop's owner can replace. */
final class JdSandbox implements SandboxShop {
    private static final int PERCENT = 5;
    private static final List<String> FAULTS =
            List.of("unavailable", "lost", "broken", "garbage", "empty", "failed", "slow");

    private final ShopAccess access;
    private final Breaker breaker;
    private final ShopLists lists;
    private final Instant begun = Instant.now();

    JdSandbox(ShopAccess access, Breaker breaker, ShopLists lists) {
        this.access = access;
        this.breaker = breaker;
        this.lists = lists;
    }

    @Override
    public ShopAccess access() {
        return access;
    }

    @Override
    public String sell(String sku) {
        return given().contentType("application/json")
                .body(Map.of("sku", sku, "quantity", 2))
                .post("/sandbox/jd/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Override
    public int paid(String sale) {
        return given().get("/sandbox/jd/sales/" + sale).path("payAmount");
    }

    @Override
    public void cancel(String sale) {
        given().post("/sandbox/jd/sales/" + sale + "/cancel");
    }

    @Override
    public boolean isCancelled(String sale) {
        return state(sale).equals("TRADE_CANCELED");
    }

    @Override
    public boolean isSent(String sale) {
        return state(sale).equals("WAIT_GOODS_RECEIVE_CONFIRM");
    }

    private static String state(String sale) {
        return given().get("/sandbox/jd/sales/" + sale).path("orderState");
    }

    @Override
    public int refund(String sale) {
        String service = given().contentType("application/json")
                .body(Map.of("quantity", 1))
                .post("/sandbox/jd/sales/" + sale + "/services")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().contentType("application/json")
                .body(Map.of("paidBack", true))
                .put("/sandbox/jd/services/" + service)
                .then()
                .statusCode(204);
        return paid(sale) / 2;
    }

    @Override
    public void agree(String sale) {
        // it has paid back already
    }

    @Override
    public void goWrong() {
        FAULTS.forEach(fault -> plan(Map.of("method", "*", "fault", fault, "percent", PERCENT)));
        plan(Map.of("method", "*", "fault", "limit", "percent", 1));
        plan(Map.of("method", "*", "fault", "expired", "times", 1));
        plan(Map.of("callsPerSecond", 10));
    }

    private static void plan(Map<String, Object> fault) {
        given().contentType("application/json")
                .body(fault)
                .post("/sandbox/jd/faults")
                .then()
                .statusCode(204);
    }

    /** It has never said anything by itself. */
    @Override
    public void fallSilent() {}

    @Override
    public boolean hasToldAllOf(String sale) {
        return true;
    }

    @Override
    public void goWell() {
        given().delete("/sandbox/jd/faults").then().statusCode(204);
    }

    @Override
    public void keepGoing() {
        if (breaker.stopOf(access.shop()).isPresent()) {
            ownerComesAgain(); // whom the faults send away as well: then he comes once more
        }
        lists.read(access, begun);
    }

    @Override
    public void putRight() {
        if (breaker.stopOf(access.shop()).isPresent()) {
            ownerComesAgain().then().statusCode(200);
        }
    }

    private Response ownerComesAgain() {
        String code = given().get("/sandbox/jd/oauth2/to_login").path("code");
        return Api.operator()
                .contentType("application/json")
                .body(Map.of("code", code))
                .post("/api/v1/channels/jd/shops/" + access.shop().id() + "/authorizations");
    }
}
