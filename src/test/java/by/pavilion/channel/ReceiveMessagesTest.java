package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReceiveMessagesTest {
    private static final String MESSAGES = "/api/v1/channels/douyin/messages";

    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelOrderStore orders;

    @Inject
    MessageStore messages;

    @Inject
    ForgetMessages forgetMessages;

    @Inject
    DataSource dataSource;

    TinyDouyin platform;
    String shopId;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        shopId = TestShops.newShopId();
        TestShops.connect(connectShop, platform, shopId);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void keepsEachMessageOnceAndWantsTheOrderOfTag110() throws SQLException {
        String orderId = TestShops.newOrderId();
        String other = TestShops.newOrderId();
        String body = "[" + message("m1", "100", orderId, shopId) + "," + message("m2", "110", orderId, shopId) + ","
                + message("m3", "110", other, shopId) + "]";

        push(body, platform.sign(body)).statusCode(200).body("code", equalTo(0)).body("msg", equalTo("success"));
        push(body, platform.sign(body)).statusCode(200).body("code", equalTo(0));

        await().untilAsserted(() ->
                assertThat(statesByMessage()).isEqualTo(Map.of("m1", "DONE", "m2", "DONE", "m3", "DONE")));
        assertThat(wanted(shopId, orderId)).isPresent();
        assertThat(wanted(shopId, other)).isPresent();
        assertThat(stored()).isNotEmpty().allSatisfy(raw -> assertThat(raw).doesNotContain(orderId));
    }

    @Test
    void theSameNumberOfAnotherShopIsAnotherMessage() throws SQLException {
        String orderId = TestShops.newOrderId();
        String otherShop = TestShops.newShopId();
        String other = TestShops.newOrderId();
        String body = "[" + message("m1", "110", orderId, shopId) + "," + message("m1", "110", other, otherShop) + "]";

        push(body, platform.sign(body)).statusCode(200);
        push(body, platform.sign(body)).statusCode(200);

        await().until(() ->
                wanted(shopId, orderId).isPresent() && wanted(otherShop, other).isPresent());
        assertThat(stored()).hasSize(2);
    }

    @Test
    void forgetsWhatWasLookedAtLongAgo() throws SQLException {
        String body = "[" + message("m1", "100", TestShops.newOrderId(), shopId) + "]";
        push(body, platform.sign(body)).statusCode(200);
        await().untilAsserted(() -> assertThat(statesByMessage()).isEqualTo(Map.of("m1", "DONE")));
        assertThat(forgetMessages.doSome()).isNotNegative();
        assertThat(statesByMessage()).isNotEmpty();

        try (Connection connection = dataSource.getConnection();
                PreparedStatement aging = connection.prepareStatement(
                        "UPDATE channel_messages SET received_at = '2020-01-01 00:00:00' WHERE app_key = ?")) {
            aging.setString(1, platform.appKey);
            aging.executeUpdate();
        }
        forgetMessages.doSome();

        assertThat(statesByMessage()).isEmpty();
    }

    @Test
    void keepsAMessageForAShopThatItDoesNotKnow() {
        String orderId = TestShops.newOrderId();
        String stranger = TestShops.newShopId();
        String body = "[" + message("m1", "110", orderId, stranger) + "]";

        push(body, platform.sign(body)).statusCode(200).body("code", equalTo(0));

        await().until(() -> wanted(stranger, orderId).isPresent());
    }

    @Test
    void believesOnlyTheBytesThatTheApplicationHasSigned() throws SQLException {
        String body = "[" + message("m1", "110", TestShops.newOrderId(), shopId) + "]";
        String signature = platform.sign(body);

        push(body, signature.replace(signature.charAt(0), signature.charAt(0) == '0' ? '1' : '0'))
                .statusCode(401)
                .body("code", equalTo(40003))
                .body("msg", equalTo("signature invalid"));
        push(body + " ", signature).statusCode(401);
        push(body, "").statusCode(401);
        pushAs("another-application", body, signature).statusCode(401);
        given().contentType(ContentType.JSON).body(body).post(MESSAGES).then().statusCode(401);

        assertThat(statesByMessage()).isEmpty();
        push(body, signature.toUpperCase(java.util.Locale.ROOT)).statusCode(200);
    }

    @Test
    void verifiesByTheMethodThatTheShopWasConnectedWith() {
        try (TinyDouyin strict = new TinyDouyin()) {
            TestShops.connect(connectShop, strict, TestShops.newShopId(), SignMethod.HMAC_SHA256);
            String body = "[]";

            pushAs(strict.appKey, body, strict.sign(body)).statusCode(401);
            given().header("app-id", strict.appKey)
                    .header("event-sign", strict.hmacOfMessage(body))
                    .header("sign-method", "md5")
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(MESSAGES)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void answersAProbeAndKeepsNothingOfIt() throws SQLException {
        String body = "[{\"tag\":\"0\",\"msg_id\":\"0\",\"data\":\"2020-09-10T16:28:54+08:00\"}]";

        push(body, platform.sign(body)).statusCode(200).body("code", equalTo(0)).body("msg", equalTo("success"));

        assertThat(statesByMessage()).isEmpty();
    }

    @Test
    void keepsWhatItCannotReadAndGoesOn() {
        String orderId = TestShops.newOrderId();
        String body =
                "[{\"tag\":\"110\",\"msg_id\":\"bad\",\"data\":\"no JSON\"},{\"tag\":\"31337\",\"msg_id\":\"odd\"},"
                        + message("good", "110", orderId, shopId) + "]";

        push(body, platform.sign(body)).statusCode(200);

        await().untilAsserted(() ->
                assertThat(statesByMessage()).isEqualTo(Map.of("bad", "UNREADABLE", "odd", "DONE", "good", "DONE")));
        assertThat(wanted(shopId, orderId)).isPresent();
    }

    /** Its adapter was taken away, or a version without it runs again. */
    @Test
    void keepsWhatNobodyReadsAnyMoreAndGoesOn() {
        PushedMessage nobodys = new PushedMessage("nobodys", "", "110", "{}");
        QuarkusTransaction.requiringNew()
                .run(() -> messages.insert("bazaar", platform.appKey, List.of(nobodys), Instant.now()));
        String orderId = TestShops.newOrderId();
        String body = "[" + message("good", "110", orderId, shopId) + "]";

        push(body, platform.sign(body)).statusCode(200);

        await().untilAsserted(
                        () -> assertThat(statesByMessage()).isEqualTo(Map.of("nobodys", "UNREADABLE", "good", "DONE")));
        assertThat(wanted(shopId, orderId)).isPresent();
    }

    @Test
    void refusesASignedBodyThatIsNoArray() {
        push("{}", platform.sign("{}")).statusCode(400).body("code", equalTo(40004));
        push("[", platform.sign("[")).statusCode(400).body("code", equalTo(40004));
    }

    @Test
    void whatIsTooLongIsRefusedInTheMarketplacesForm() {
        String body = "[" + " ".repeat(1 << 20) + "]";
        push(body, platform.sign(body))
                .statusCode(413)
                .contentType(ContentType.JSON)
                .body("code", equalTo(40004))
                .body("msg", equalTo("body-too-large"));
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/calls?app_key=" + platform.appKey)
                .then()
                .statusCode(413)
                .body("code", equalTo(40004))
                .body("message", equalTo("body-too-large"));
    }

    @Test
    void knowsNoOtherChannels() {
        given().contentType(ContentType.JSON)
                .body("[]")
                .post("/api/v1/channels/bazaar/messages")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-channel"));
    }

    private ValidatableResponse push(String body, String signature) {
        return pushAs(platform.appKey, body, signature);
    }

    private static ValidatableResponse pushAs(String appKey, String body, String signature) {
        return given().header("app-id", appKey)
                .header("event-sign", signature)
                .contentType(ContentType.JSON)
                .body(body)
                .post(MESSAGES)
                .then();
    }

    private static String message(String id, String tag, String orderId, String shop) {
        return "{\"tag\":\"%s\",\"msg_id\":\"%s\",\"data\":\"{\\\"p_id\\\":%s,\\\"shop_id\\\":%s}\"}"
                .formatted(tag, id, orderId, shop);
    }

    private Optional<ChannelOrder> wanted(String shop, String orderId) {
        return QuarkusTransaction.requiringNew().call(() -> orders.find(new ExternalOrder("douyin", shop, orderId)));
    }

    private Map<String, String> statesByMessage() throws SQLException {
        Map<String, String> states = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT message_id, state FROM channel_messages WHERE app_key = ?")) {
            select.setString(1, platform.appKey);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    states.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return states;
    }

    private List<String> stored() throws SQLException {
        List<String> stored = new java.util.ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT sealed FROM channel_messages WHERE app_key = ?")) {
            select.setString(1, platform.appKey);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    stored.add(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return stored;
    }
}
