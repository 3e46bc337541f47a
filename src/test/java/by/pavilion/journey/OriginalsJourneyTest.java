package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import by.pavilion.WholeList;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customs asks for the originals of a payment and verifies, with code of its own, what it is sent. */
@QuarkusTest
@TestProfile(Demo.class)
class OriginalsJourneyTest {
    private static final String ADDRESS = "/api/v1/customs/originals-requests";

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void customsGetsTheOriginalsOfAPaidOrder() {
        String orderId = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        OrderJourneyTest.pay(orderId);
        String orderNo = Api.awaitStatus(orderId, "DELIVERED").path("orderNo");

        String session = given().contentType("application/json")
                .body(Map.of("orderNo", orderNo))
                .post("/sandbox/single-window/originals-requests")
                .then()
                .statusCode(202)
                .extract()
                .path("sessionID");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/sandbox/single-window/originals-requests/" + session)
                        .then()
                        .body("acknowledgement", equalTo("10000"))
                        .body("verdict", equalTo("verified")));
        await().untilAsserted(() -> assertThat(check(session)).containsEntry("state", "ANSWERED"));
        assertThat(check(session)).containsEntry("orderNo", orderNo).containsEntry("result", "10000");
    }

    @Test
    void aQuestionForAnUnknownOrderWaitsForAPerson() {
        String session = UUID.randomUUID().toString();
        String orderNo = "nobody's-" + session;
        String question =
                "{\"orderNo\":\"" + orderNo + "\",\"sessionID\":\"" + session + "\",\"serviceTime\":1764129600000}";

        for (int i = 0; i < 2; i++) { // asked twice, kept once
            given().formParam("openReq", question.replace("\"", "&quot;"))
                    .post(ADDRESS)
                    .then()
                    .statusCode(200)
                    .body("code", equalTo("10000"))
                    .body("", not(hasKey("orderNo")));
        }

        await().untilAsserted(() -> assertThat(check(session)).containsEntry("state", "UNKNOWN"));
        assertThat(checks().stream().filter(check -> session.equals(check.get("sessionId"))))
                .hasSize(1);
        WholeList.of("/api/v1/cases?kind=ORIGINALS_UNANSWERED").body("items.subject", hasItem(orderNo));
    }

    @Test
    void nonsenseIsNotUnderstood() {
        for (String question : List.of("", "nonsense", "{}", "{\"orderNo\":\"x\"}", "[1]")) {
            given().formParam("openReq", question)
                    .post(ADDRESS)
                    .then()
                    .statusCode(200)
                    .body("code", equalTo("20001"));
        }
    }

    private static Map<String, Object> check(String session) {
        return checks().stream()
                .filter(check -> session.equals(check.get("sessionId")))
                .findFirst()
                .orElse(Map.of());
    }

    private static List<Map<String, Object>> checks() {
        return Api.operator()
                .get("/api/v1/customs/originals-checks?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }
}
