package by.pavilion.sandbox.window;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import by.pavilion.sandbox.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each scenario of the window, as a shop sees it. */
@QuarkusTest
class ScenarioTest {
    private final TestWindow window = new TestWindow();

    @AfterEach
    void everythingPassesAgain() {
        chooseForAll("release");
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER_REJECTED,   CEB312Message",
        "PAYMENT_REJECTED, CEB412Message",
        "WAYBILL_REJECTED, CEB512Message",
        "LIST_REJECTED,    CEB622Message",
    })
    void sendsBackEachDocument(Scenario scenario, String receipt) {
        window.choose(scenario);
        window.sendDocuments();
        if (scenario == Scenario.LIST_REJECTED) {
            window.awaitStoredDocuments();
            window.sendList();
        }

        window.awaitStatuses(receipt, "2", "3", "100");
    }

    @ParameterizedTest
    @CsvSource({
        "QUOTA_EXCEEDED,   2 3 -621018",
        "DOCUMENTS_DIFFER, 2 3 100",
        "DUPLICATE,        -621004 3 120 399 800 899",
        "MANUAL_REVIEW,    2 3 120 300 399 800 899",
        "INSPECTION,       2 3 120 500 399 800 899",
        "DETAINED,         2 3 120 501",
        "RETURNED_ABROAD,  2 3 120 700",
        "REJECTED_LATE,    2 3 120 100",
        "TWICE,            2 2 3 3 120 120 399 399 800 800 899 899",
        "OUT_OF_ORDER,     899 800 399 120 3 2",
    })
    void leadsAListAnotherWay(Scenario scenario, String statuses) {
        window.choose(scenario);

        window.declare();

        window.awaitStatuses("CEB622Message", statuses.split(" "));
    }

    @Test
    void answersForSeveralDocumentsAtOnce() {
        window.choose(Scenario.SEVERAL_AT_ONCE);

        window.declare();

        window.awaitStatuses("CEB622Message", "2", "3", "120", "399", "800", "899");
        assertThat(window.messages("CEB622Message")).hasSize(1);
        assertThat(window.messages("CEB312Message")).hasSize(1);
    }

    @Test
    void failsTheFirstSendingOnly() {
        window.choose(Scenario.SEND_FAILED);
        window.send(TestMessages.order(window.orderNo));
        window.awaitStatuses("CEB312Message", "2", "4");

        window.send(TestMessages.order(window.orderNo));

        window.awaitStatuses("CEB312Message", "2", "4", "2", "3", "120");
    }

    @Test
    void cannotReadAnOrdersMessage() {
        window.choose(Scenario.FORMAT_ERROR);

        window.send(TestMessages.order(window.orderNo));

        String answer = window.await("CEB900Message");
        assertThat(answer).contains("<oriMessageType>CEB311Message");
        assertThat(Mailbox.first(answer, "returnStatus")).startsWith("-");
    }

    @Test
    void isSilentUntilAnotherScenarioIsChosen() {
        window.choose(Scenario.SILENCE);
        window.send(TestMessages.order(window.orderNo));
        window.send(TestMessages.order(window.orderNo));
        TestWindow other = new TestWindow();
        other.send(TestMessages.order(other.orderNo));
        other.awaitStatuses("CEB312Message", "2", "3", "120");
        assertThat(window.messages("")).isEmpty();

        given().delete("/sandbox/single-window/orders/" + window.orderNo + "/scenario")
                .then()
                .statusCode(204);

        window.awaitStatuses("CEB312Message", "2", "3", "120");
    }

    @Test
    void keepsAParcelUntilAnotherScenarioIsChosen() {
        window.choose(Scenario.DETAINED);
        window.declare();
        window.awaitStatuses("CEB622Message", "2", "3", "120", "501");

        window.choose(Scenario.RELEASE);

        window.awaitStatuses("CEB622Message", "2", "3", "120", "501", "399", "800", "899");
    }

    @Test
    void oneOrdersChoiceGoesBeforeThatOfAll() {
        TestWindow other = new TestWindow();
        window.choose(Scenario.RELEASE);
        chooseForAll("order-rejected");

        window.send(TestMessages.order(window.orderNo));
        other.send(TestMessages.order(other.orderNo));

        window.awaitStatuses("CEB312Message", "2", "3", "120");
        other.awaitStatuses("CEB312Message", "2", "3", "100");
        given().get("/sandbox/single-window/orders/" + window.orderNo + "/scenario")
                .then()
                .body("scenario", is("release"));
        given().get("/sandbox/single-window/scenario").then().body("scenario", is("order-rejected"));
    }

    @Test
    void refusesAScenarioThatItDoesNotKnow() {
        given().contentType("application/json")
                .body("{\"scenario\":\"miracle\"}")
                .put("/sandbox/single-window/scenario")
                .then()
                .statusCode(400)
                .body("known", hasItem("manual-review"));
        given().contentType("application/json")
                .body("nonsense")
                .put("/sandbox/single-window/scenario")
                .then()
                .statusCode(400);
        given().get("/sandbox/single-window/orders/" + window.orderNo + "/scenario")
                .then()
                .statusCode(404);
    }

    @Test
    void sendsTheTaxBillWithTheReleaseAndItsCollectionLater() {
        window.declare();

        String bill = window.await("CEB816Message");
        String collected = window.await("CEB818Message");

        assertThat(Mailbox.first(bill, "valueAddedTax")).isEqualTo("5.64");
        assertThat(Mailbox.first(collected, "status")).isEqualTo("2");
        assertThat(Mailbox.first(collected, "taxNo")).isEqualTo(Mailbox.first(bill, "taxNo"));
        assertThat(Mailbox.first(collected, "invtNo")).isEqualTo(window.invtNo());
    }

    private static void chooseForAll(String scenario) {
        given().contentType("application/json")
                .body(Map.of("scenario", scenario))
                .put("/sandbox/single-window/scenario")
                .then()
                .statusCode(204);
        await().atMost(Duration.ofSeconds(60)).until(() -> List.of(scenario)
                .contains(given().get("/sandbox/single-window/scenario").path("scenario")));
    }
}
