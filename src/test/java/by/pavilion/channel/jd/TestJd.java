package by.pavilion.channel.jd;

import static io.restassured.RestAssured.given;

import by.pavilion.TestKeys;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.Shops;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.sandbox.jd.JdShop;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/**
 * The simulator's shop, connected and authorised through the API as an operator does it: by the firm's number, since the demo
 * connects it by the shop's.
 */
final class TestJd {
    private TestJd() {}

    static ShopAccess connected(JdShop sandbox, Shops shops) {
        JdShop.Connection shop = sandbox.connection();
        if (shops.access("jd", shop.venderId()).isEmpty()) {
            Response connected = operator()
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(Map.of(
                            "appKey", shop.appKey(),
                            "appSecret", shop.appSecret(),
                            "shopId", shop.venderId(),
                            "gateway", "http://localhost:" + RestAssured.port + "/sandbox/jd"))
                    .post("/api/v1/channels/jd/shops");
            connected.then().statusCode(201);
        }
        ShopAccess access = shops.access("jd", shop.venderId()).orElseThrow();
        // whoever may act again reads the shop's lists at once: that would use up what a test has planned to go wrong
        Arc.container().instance(PullShops.class).get().pause(access.shop());
        authorize(access, given().get("/sandbox/jd/oauth2/to_login").path("code"))
                .then()
                .statusCode(200);
        return access;
    }

    static Response authorize(ShopAccess access, String code) {
        return operator()
                .body(Map.of("code", code))
                .post("/api/v1/channels/jd/shops/" + access.shop().id() + "/authorizations");
    }

    static String sell(String sku, int quantity) {
        return given().contentType("application/json")
                .body(Map.of("sku", sku, "quantity", quantity))
                .post("/sandbox/jd/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void happen(String sale, String deed) {
        given().post("/sandbox/jd/sales/" + sale + "/" + deed).then().statusCode(200);
    }

    /** What the simulator shows of a sale: its state, its parcel. */
    static String sale(String sale, String member) {
        return given().get("/sandbox/jd/sales/" + sale).jsonPath().getString(member);
    }

    static void plan(String method, String fault) {
        given().contentType("application/json")
                .body(Map.of("method", method, "fault", fault))
                .post("/sandbox/jd/faults")
                .then()
                .statusCode(204);
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TestKeys.operator()).accept("*/*").contentType("application/json");
    }
}
