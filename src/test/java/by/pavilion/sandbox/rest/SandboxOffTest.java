package by.pavilion.sandbox.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An installation without the sandbox: nothing of it is there, and nothing waits for its demo data. */
@QuarkusTest
@TestProfile(SandboxOffTest.Off.class)
class SandboxOffTest {
    public static class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pavilion.sandbox.enabled", "false", "pavilion.sandbox.demo-data", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/sandbox/page/page.js",
                "/sandbox/buyers/valid.json",
                "/sandbox/single-window/receipts/DXPENTPAVILION01",
                "/sandbox/douyin/sales/6900000000000000001",
                "/sandbox/shop/orders/ord_0000000000001",
                "/sandbox/single-window/..%2fmessages",
            })
    void answersAsIfThereWereNothing(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pavilion:problem:not-found"));
        if (!path.endsWith(".html") && !path.equals("/")) {
            given().urlEncodingEnabled(false)
                    .contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void isReadyWithoutDemoData() {
        given().get("/q/health/ready").then().body("checks.find { it.name == 'demo-data' }.status", equalTo("UP"));
    }
}
