package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/** The application with the demo data, as a newcomer starts it; its zone of 1239 gives goods numbers of its own. */
public final class Demo implements QuarkusTestProfile {
    static final String LEDGER_OF_1239 = "T7901W000001";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "pavilion.sandbox.demo-data", "true",
                "pavilion.customs.bonded-a.customs-code", "7901",
                "pavilion.customs.bonded-a.port-code", "7901",
                "pavilion.customs.bonded-a.traffic-mode", "Y",
                "pavilion.customs.bonded-a.ledger", LEDGER_OF_1239,
                "pavilion.customs.bonded-a.item-numbers", "LEDGER",
                "pavilion.customs.bonded-a.warehouse-code", "7901W60001",
                "pavilion.customs.bonded-a.warehouse-name", "演示综合保税区仓储有限公司");
    }

    /** Waits until the application says that everything is there. */
    static void awaitReady() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }
}
