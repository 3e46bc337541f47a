package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import by.pavilion.TestKeys;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that was kept is looked at once more. */
@QuarkusTest
class ReplayMessageTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    Statements statements;

    @Inject
    EventLog log;

    @Inject
    Ids ids;

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

    /** As if our reading of it had been wrong. */
    @Test
    void whatCouldNotBeReadIsReadAgainAndToldOnce() {
        String reference = pushed();
        List<ReceivedEvent> told = told(reference);
        assertThat(told).hasSize(1);
        statements.update("UPDATE channel_messages SET state = 'UNREADABLE' WHERE app_key = ?", platform.appKey);
        assertThat(unreadable()).isEqualTo(1);
        listed("?state=UNREADABLE")
                .statusCode(200)
                .body("items.id", contains(reference))
                .body("items[0].messageId", equalTo("m1"))
                .body("items[0].tag", equalTo("110"))
                .body("items[0]", not(hasKey("raw")));

        replay("\"message\":\"" + reference + "\"").statusCode(202);
        replay("\"message\":\"" + reference + "\"").statusCode(202);

        assertThat(state()).isEqualTo("DONE");
        assertThat(unreadable()).isZero();
        listed("").statusCode(200).body("items", empty());
        await().during(Duration.ofSeconds(2)).until(() -> told(reference).equals(told));
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/audit?limit=100&subject=" + shop.id())
                .then()
                .statusCode(200)
                .body("items.changes.flatten().findAll { it.field == '/message' }.to", hasItem(reference));
    }

    @Test
    void anotherApplicationsMessagesAreNotThere() {
        String reference = pushed();
        try (TinyDouyin other = new TinyDouyin()) {
            shop = TestShops.connect(connectShop, other, TestShops.newShopId());

            replay("\"message\":\"" + reference + "\"").statusCode(404);
        }
    }

    @Test
    void listsNoMessagesInStatesThatAreNone() {
        listed("?state=READ").statusCode(400);
        listed("?state=NEW&limit=101").statusCode(400);
        listed("?state=NEW").statusCode(200).body("items", empty());
    }

    @Test
    void refusesReferencesThatAreNone() {
        replay("\"message\":\"" + StoredMessage.FORMAT.print(ids.next()) + "\"").statusCode(404);
        replay("\"message\":\"1\"").statusCode(422).body("errors[0].pointer", equalTo("/message"));
        replay("\"externalOrderId\":\"1\"")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/message"))
                .body("errors[0].reason", equalTo("required"));
    }

    /** Its reference. */
    private String pushed() {
        String body = "[{\"tag\":\"110\",\"msg_id\":\"m1\",\"data\":\"{\\\"p_id\\\":%s,\\\"shop_id\\\":%s}\"}]"
                .formatted(TestShops.newOrderId(), shop.shopId());
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("DONE"));
        return StoredMessage.FORMAT.print(
                statements.number("SELECT id FROM channel_messages WHERE app_key = ?", platform.appKey));
    }

    private String state() {
        return statements
                .list("SELECT state FROM channel_messages WHERE app_key = ?", row -> row.getString(1), platform.appKey)
                .get(0);
    }

    private ValidatableResponse listed(String query) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops/" + shop.id() + "/messages" + query)
                .then();
    }

    /** As the shop's health tells it. */
    private int unreadable() {
        return given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops/" + shop.id() + "/health")
                .then()
                .statusCode(200)
                .extract()
                .path("unreadableMessages");
    }

    private List<ReceivedEvent> told(String reference) {
        return log.of(Topic.CHANNELS, "douyin:message:" + reference, 0, 100);
    }

    private ValidatableResponse replay(String about) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .contentType(ContentType.JSON)
                .body("{\"action\":\"REPLAY_MESSAGE\"," + about + "}")
                .post("/api/v1/channels/douyin/shops/" + shop.id() + "/actions")
                .then();
    }
}
