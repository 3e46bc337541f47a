package by.pavilion.sandbox.carrier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import by.pavilion.sandbox.SignedCalls;
import by.pavilion.sandbox.TestFirm;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shop hears of its parcels when a tester lets something happen to them. */
@QuarkusTest
class CarrierScenarioTest {
    private static final String WAYBILLS = "/sandbox/carrier/v1/waybills";

    private final SignedCalls shop = new SignedCalls("pavilion.secrets.carrier-secret");
    private final String orderNo = "ord_" + UUID.randomUUID();
    private final String reference = "shp_" + UUID.randomUUID();

    @AfterEach
    void everyParcelIsDeliveredAgain() {
        choose("/sandbox/carrier/scenario", "delivered").statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({
        "damaged, picked_up departed exception out_for_delivery delivered, damaged",
        "refused, picked_up departed out_for_delivery exception returning returned, refused",
        "returned-to-sender, picked_up departed out_for_delivery exception returning returned, address",
    })
    void leadsAParcelAnotherWay(String scenario, String codes, String reason) {
        try (TestFirm address = new TestFirm()) {
            choose(ofOrder(), scenario).statusCode(204);
            String number = dispatched(address);

            List<String> way = List.of(codes.split(" "));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> events(number)
                    .body("events.code", equalTo(way))
                    .body("events.find { it.code == 'exception' }.reason", equalTo(reason)));
            String last = number + "-" + way.get(way.size() - 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> address.received().stream()
                    .anyMatch(push -> push.body().contains(last)));
            assertThat(address.received()).anyMatch(push -> push.body().contains("\"reason\":\"" + reason + "\""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lost, picked_up departed exception",
        "held, picked_up customs_import_held",
    })
    void keepsAParcelUntilAnotherScenarioIsChosen(String scenario, String codes) {
        try (TestFirm address = new TestFirm()) {
            choose(ofOrder(), scenario).statusCode(204);
            String number = dispatched(address);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> events(number).body("events.code", equalTo(List.of(codes.split(" ")))));
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(60)).untilAsserted(() -> events(number)
                    .body("events.code", equalTo(List.of(codes.split(" ")))));

            given().delete(ofOrder()).then().statusCode(204);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> events(number).body("events.code", hasItem("delivered")));
        }
    }

    /** Damaged ones are delivered all the same, so that parcels of others come to no harm. */
    @Test
    void holdsForAllParcelsWithoutAChoiceOfTheirOwn() {
        try (TestFirm address = new TestFirm()) {
            choose("/sandbox/carrier/scenario", "damaged").statusCode(204);
            given().get("/sandbox/carrier/scenario")
                    .then()
                    .statusCode(200)
                    .body("scenario", equalTo("damaged"))
                    .body("scenarios", hasKey("returned-to-sender"));
            given().get(ofOrder()).then().statusCode(404);
            String number = dispatched(address);

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> events(number)
                    .body("events.code", hasItem("delivered"))
                    .body("events.reason", hasItem("damaged")));
        }
    }

    @Test
    void refusesWhatIsNoScenarioAndWhatIsNoOrderNumber() {
        choose(ofOrder(), "stolen").statusCode(400).body("known", hasItem("lost"));
        given().contentType("application/json").body("[]").put(ofOrder()).then().statusCode(400);
        choose("/sandbox/carrier/orders/" + "o".repeat(61) + "/scenario", "lost")
                .statusCode(400)
                .body("error", equalTo("no order number is that long"));

        given().get(ofOrder()).then().statusCode(404);
    }

    private String ofOrder() {
        return "/sandbox/carrier/orders/" + orderNo + "/scenario";
    }

    private static ValidatableResponse choose(String path, String scenario) {
        return given().contentType("application/json")
                .body("{\"scenario\":\"" + scenario + "\"}")
                .put(path)
                .then();
    }

    private ValidatableResponse events(String number) {
        return shop.post(WAYBILLS + "/" + number + "/events", Map.of("reference", reference))
                .then()
                .statusCode(200);
    }

    /** A parcel that customs has released; gives its number. */
    private String dispatched(TestFirm address) {
        String number = shop.post(
                        WAYBILLS,
                        Map.of(
                                "reference",
                                reference,
                                "orderNo",
                                orderNo,
                                "mode",
                                "1210",
                                "weightKg",
                                "0.210",
                                "goods",
                                "黑巧克力×2",
                                "consignee",
                                Map.of("name", "李收货", "phone", "10000000001", "address", "海南省海口市样例路1号"),
                                "notifyUrl",
                                address.url("/notify")))
                .then()
                .statusCode(200)
                .extract()
                .path("waybillNo");
        shop.post(WAYBILLS + "/" + number + "/dispatch", Map.of("reference", reference))
                .then()
                .statusCode(200);
        return number;
    }
}
