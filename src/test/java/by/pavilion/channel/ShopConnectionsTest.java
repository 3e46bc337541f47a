package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestKeys;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.pull.Lane;
import by.pavilion.channel.pull.Pull;
import by.pavilion.channel.pull.TestPulls;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop is reached through one application or several, which end one by one. */
@QuarkusTest
class ShopConnectionsTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    DisconnectShop disconnectShop;

    @Inject
    RotateSecret rotateSecret;

    @Inject
    Shops shops;

    @Inject
    ShopTokens tokens;

    @Inject
    ChannelCases cases;

    @Inject
    TestPulls pulls;

    @Inject
    DataSource dataSource;

    TinyDouyin platform;
    TinyDouyin other;
    String shopId;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        other = new TinyDouyin();
        shopId = TestShops.newShopId();
    }

    @AfterEach
    void close() {
        platform.close();
        other.close();
    }

    @Test
    void anApplicationThatIsEndedIsNeitherUsedNorBelievedAndAnotherTakesOver() throws SQLException {
        Shop stays = TestShops.connect(connectShop, platform, shopId);
        Shop ends = TestShops.connect(connectShop, other, shopId);
        Instant later = Instant.now().plusSeconds(86_400);
        tokens.keep(ends.id(), new AccessToken("access", "refresh", later, later));
        call(ends, "secrets", "{\"appSecret\":\"the-next-secret\"}").statusCode(200);
        assertThat(inUse()).contains(ends.id());
        push(other).statusCode(200);

        disconnect(ends).statusCode(202);

        assertThat(inUse()).contains(stays.id());
        push(other).statusCode(401);
        pushSignedBy(other, "the-next-secret").statusCode(401);
        push(platform).statusCode(200);
        assertThat(secretsOf(ends)).isEqualTo("0 bytes, null, null, null");
        assertThat(pulls.live("douyin", shopId).nextAttemptAt()).isPresent();
        assertThat(shops.connectedAt("douyin", shopId)).contains(stays.connectedAt());
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/audit?limit=100&subject=" + ends.id())
                .then()
                .statusCode(200)
                .body(
                        "items.changes.flatten().findAll { it.field == '/action' }.to",
                        containsInAnyOrder("CONNECT", "DISCONNECT"));
    }

    @Test
    void whatIsEndedIsNotFoundAnyMore() {
        Shop ends = TestShops.connect(connectShop, platform, shopId);
        disconnect(ends).statusCode(202);

        disconnect(ends).statusCode(404);
        call(ends, "actions", "{\"action\":\"RESUME\"}").statusCode(404);
        call(ends, "secrets", "{\"appSecret\":\"another\"}").statusCode(404);
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops/" + ends.id() + "/health")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:not-found"));
        assertThat(inUse()).isEmpty();
    }

    /** Whoever was asking the marketplace for a token just then has it when the connection is no more. */
    @Test
    void aTokenThatComesAfterTheEndIsNotKept() throws SQLException {
        Shop ends = TestShops.connect(connectShop, platform, shopId);
        Instant later = Instant.now().plusSeconds(86_400);
        disconnect(ends).statusCode(202);

        tokens.keep(ends.id(), new AccessToken("access", "refresh", later, later));

        assertThat(tokens.find(ends.id())).isEmpty();
        assertThat(secretsOf(ends)).isEqualTo("0 bytes, null, null, null");
    }

    @Test
    void whatEndsWhileItsTokenIsMadeIsNotAuthorised() throws SQLException {
        Shop ends = TestShops.connect(connectShop, platform, shopId);
        platform.codes.put("c1", shopId);
        platform.beforeTokens = () -> disconnect(ends).statusCode(202);

        call(ends, "authorizations", "{\"code\":\"c1\"}").statusCode(404);

        assertThat(platform.callsOf("token.create")).hasSize(1);
        assertThat(secretsOf(ends)).isEqualTo("0 bytes, null, null, null");
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/audit?limit=100&subject=" + ends.id())
                .then()
                .statusCode(200)
                .body(
                        "items.changes.flatten().findAll { it.field == '/action' }.to",
                        containsInAnyOrder("CONNECT", "DISCONNECT"));
    }

    @Test
    void aShopThatNobodyReachesWaitsAndGoesOnWhereItHadBeenOnceItIsConnectedAgain() {
        IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());
        Shop first = connectShop.connect("test", key, wanted(platform.secret));
        Instant reached = pulls.live("douyin", shopId).reachedAt();

        disconnect(first).statusCode(202);

        assertThat(pulls.live("douyin", shopId).nextAttemptAt()).isEmpty();
        assertThat(pulls.of("douyin", shopId, Lane.AFTER_SALES).nextAttemptAt()).isEmpty();
        Problem gone =
                catchThrowableOfType(Problem.class, () -> connectShop.connect("test", key, wanted(platform.secret)));
        assertThat(gone.type()).isEqualTo(ChannelProblems.NOT_FOUND);

        Shop again = connectShop.connect(
                "test", new IdempotencyKey(UUID.randomUUID().toString()), wanted("the-next-secret"));

        assertThat(again).isEqualTo(first);
        assertThat(inUse()).contains(first.id());
        push(platform).statusCode(401);
        pushSignedBy(platform, "the-next-secret").statusCode(200);
        Pull live = pulls.live("douyin", shopId);
        assertThat(live.nextAttemptAt()).isPresent();
        assertThat(live.reachedAt()).isAfterOrEqualTo(reached);
        assertThat(pulls.of("douyin", shopId, Lane.AFTER_SALES).nextAttemptAt()).isPresent();
        disconnect(again).statusCode(202);
    }

    @Test
    void whatTheMarketplaceHasRevokedIsShownUntilItHasANewToken() {
        Shop only = TestShops.connect(connectShop, platform, shopId);
        assertThat(tokens.revoked(only, Instant.now())).isFalse();
        health(only).body("revokedAt", nullValue());
        Shop revoked = TestShops.connect(connectShop, other, shopId);
        Instant later = Instant.now().plusSeconds(86_400);
        AccessToken token = new AccessToken("access", "refresh", later, later);
        tokens.keep(revoked.id(), token);
        health(revoked).body("revokedAt", nullValue()).body("tokenExpiresAt", notNullValue());

        assertThat(tokens.revoked(revoked, Instant.now())).isTrue();

        health(revoked).body("revokedAt", notNullValue()).body("tokenExpiresAt", nullValue());
        tokens.keep(revoked.id(), token);
        health(revoked).body("revokedAt", nullValue()).body("tokenExpiresAt", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secrets|{\"appSecret\":\"the-next-secret\"}",
                "actions|{\"action\":\"RECONNECT\",\"signMethod\":\"md5\"}"
            })
    void whatWasRevokedIsTriedAgainOnceAPersonHasChangedIt(String what, String body) {
        TestShops.connect(connectShop, platform, shopId);
        Shop revoked = TestShops.connect(connectShop, other, shopId);
        tokens.revoked(revoked, Instant.now());
        ChannelCases.About about = new ChannelCases.About(
                "douyin", shopId, Trouble.TOKEN_EXPIRING, revoked.id().toString());
        assertThat(cases.findOpen(about)).isPresent();

        int status = call(revoked, what, body).extract().statusCode();

        assertThat(status).isBetween(200, 202);
        assertThat(inUse()).contains(revoked.id());
        health(revoked).body("revokedAt", nullValue());
        assertThat(cases.findOpen(about)).isEmpty();
    }

    /** Each would find the other one alive, and the lists would go on for a shop that nobody reaches. */
    @Test
    void ofTwoConnectionsThatEndAtOnceTheSecondIsTheLast() {
        Shop one = TestShops.connect(connectShop, platform, shopId);
        Shop last = TestShops.connect(connectShop, other, shopId);

        CompletableFuture<Integer> second = QuarkusTransaction.requiringNew().call(() -> {
            disconnectShop.disconnect(one);
            CompletableFuture<Integer> ending = CompletableFuture.supplyAsync(
                    () -> disconnect(last).extract().statusCode());
            assertThatThrownBy(() -> ending.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            return ending;
        });

        assertThat(second.join()).isEqualTo(202);
        assertThat(inUse()).isEmpty();
        assertThat(pulls.live("douyin", shopId).nextAttemptAt()).isEmpty();
    }

    /** Whoever has seen it before its end must not be told that it is called elsewhere from now on. */
    @Test
    void whatEndsWhileItIsChangedIsNotFound() {
        Shop ends = TestShops.connect(connectShop, platform, shopId);

        CompletableFuture<Integer> change = QuarkusTransaction.requiringNew().call(() -> {
            disconnectShop.disconnect(ends);
            CompletableFuture<Integer> changing = CompletableFuture.supplyAsync(
                    () -> call(ends, "actions", "{\"action\":\"RECONNECT\",\"signMethod\":\"hmac-sha256\"}")
                            .extract()
                            .statusCode());
            assertThatThrownBy(() -> changing.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            return changing;
        });

        assertThat(change.join()).isEqualTo(404);
    }

    /** Messages that were signed under it are on their way. */
    @Test
    void ofTwoSecretsThatComeAtOnceTheFirstIsBelievedForAWhile() {
        Shop shop = TestShops.connect(connectShop, platform, shopId);
        IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());

        CompletableFuture<Integer> third = QuarkusTransaction.requiringNew().call(() -> {
            rotateSecret.rotate("test", key, "douyin", shop.id(), "the-second-secret");
            CompletableFuture<Integer> rotating =
                    CompletableFuture.supplyAsync(() -> call(shop, "secrets", "{\"appSecret\":\"the-third-secret\"}")
                            .extract()
                            .statusCode());
            assertThatThrownBy(() -> rotating.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            return rotating;
        });

        assertThat(third.join()).isEqualTo(200);
        pushSignedBy(platform, "the-second-secret").statusCode(200);
        pushSignedBy(platform, "the-third-secret").statusCode(200);
    }

    @Test
    void aShopThatAPersonHasPausedStaysSoWhenAnotherApplicationIsEnded() {
        TestShops.connect(connectShop, platform, shopId);
        Shop ends = TestShops.connect(connectShop, other, shopId);
        call(ends, "actions", "{\"action\":\"PAUSE\"}").statusCode(202);

        disconnect(ends).statusCode(202);

        assertThat(pulls.live("douyin", shopId).nextAttemptAt()).isEmpty();
        Shop left = shops.access("douyin", shopId).orElseThrow().shop();
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops/" + left.id() + "/health")
                .then()
                .statusCode(200)
                .body("stopReason", equalTo("paused by a person"));
    }

    private ConnectShop.Wanted wanted(String secret) {
        return new ConnectShop.Wanted("douyin", shopId, platform.appKey, secret, platform.gateway(), SignMethod.MD5);
    }

    private static ValidatableResponse health(Shop shop) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops/" + shop.id() + "/health")
                .then()
                .statusCode(200);
    }

    private Optional<ConnectionId> inUse() {
        return shops.access("douyin", shopId).map(way -> way.shop().id());
    }

    private static ValidatableResponse disconnect(Shop shop) {
        return call(shop, "actions", "{\"action\":\"DISCONNECT\"}");
    }

    private static ValidatableResponse call(Shop shop, String what, String body) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/shops/" + shop.id() + "/" + what)
                .then();
    }

    private static ValidatableResponse push(TinyDouyin from) {
        return pushSignedBy(from, from.secret);
    }

    private static ValidatableResponse pushSignedBy(TinyDouyin from, String secret) {
        return given().header("app-id", from.appKey)
                .header("event-sign", TinyDouyin.sign("[]", from.appKey, secret))
                .contentType(ContentType.JSON)
                .body("[]")
                .post("/api/v1/channels/douyin/messages")
                .then();
    }

    private String secretsOf(Shop shop) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT CONCAT(LENGTH(app_secret), ' bytes, ', IF(former_secret IS NULL, 'null', 'kept'), ', ',"
                                + " IF(access_token IS NULL, 'null', 'kept'), ', ',"
                                + " IF(refresh_token IS NULL, 'null', 'kept')) FROM channel_shops WHERE id = ?")) {
            select.setLong(1, shop.id().value());
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }
}
