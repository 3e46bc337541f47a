package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestKeys;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.limits.Breaker;
import by.pavilion.channel.limits.Clocks;
import by.pavilion.channel.limits.TestStops;
import by.pavilion.channel.pull.Lane;
import by.pavilion.channel.pull.TestPulls;
import by.pavilion.shared.Gauges;
import by.pavilion.shared.IdempotencyKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators see and do of a connected shop. */
@QuarkusTest
class ShopCareTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelCases cases;

    @Inject
    Clocks clocks;

    @Inject
    Breaker breaker;

    @Inject
    TestPulls pulls;

    @Inject
    TestStops stops;

    @Inject
    WantOrders wantOrders;

    @Inject
    ChannelOrderStore orders;

    @Inject
    ShopTokens tokens;

    @Inject
    Shops shops;

    @Inject
    RotateSecret rotateSecret;

    @Inject
    Gauges gauges;

    TinyDouyin platform;
    Shop shop;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
    }

    @AfterEach
    void close() {
        act("{\"action\":\"PAUSE\"}");
        platform.close();
    }

    @Test
    void messagesAreBelievedUnderBothSecretsWhileOneIsReplaced() {
        String key = UUID.randomUUID().toString();
        String answer = rotate(key, "the-next-secret").statusCode(200).extract().asString();
        rotate(key, "the-next-secret").statusCode(200);
        rotate(key, "another").statusCode(422);

        push(platform.sign("[]")).statusCode(200);
        push(TinyDouyin.sign("[]", platform.appKey, "the-next-secret")).statusCode(200);
        push(TinyDouyin.sign("[]", platform.appKey, "a-third-one")).statusCode(401);
        assertThat(answer).doesNotContain("ecret");
        rotate(UUID.randomUUID().toString(), "one-more").statusCode(200);
        push(platform.sign("[]")).statusCode(401);
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/audit?subject=" + shop.id())
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("SHOP"));
    }

    /** An address was mistyped, or a relay stands between us and the marketplace from now on. */
    @Test
    void aShopIsCalledAtAnotherGatewayOnceAPersonSaysSo() {
        Shop mistyped = connectShop.connect(
                "test",
                new IdempotencyKey(UUID.randomUUID().toString()),
                new ConnectShop.Wanted(
                        "douyin",
                        TestShops.newShopId(),
                        platform.appKey,
                        platform.secret,
                        "http://localhost:9/gateway",
                        SignMethod.MD5));
        Instant reached = Instant.now().minusSeconds(100).truncatedTo(ChronoUnit.SECONDS);
        pulls.readFrom("douyin", mistyped.shopId(), reached);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> pulls.live("douyin", mistyped.shopId()).attempts() > 0);

        act(mistyped, "{\"action\":\"RECONNECT\"}").statusCode(422).body("errors.pointer", hasItem("/gateway"));
        act(mistyped, "{\"action\":\"RECONNECT\",\"gateway\":\"\"}")
                .statusCode(422)
                .body("errors.pointer", hasItem("/gateway"));
        act(mistyped, "{\"action\":\"RECONNECT\",\"gateway\":\"ftp://x.example\"}")
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:gateway-refused"))
                .body("errors.pointer", hasItem("/gateway"));
        assertThat(shops.require("douyin", mistyped.id()).gateway()).isEqualTo(mistyped.gateway());
        act(mistyped, "{\"action\":\"RECONNECT\",\"gateway\":\"" + platform.gateway() + "\"}")
                .statusCode(202);

        assertThat(shops.require("douyin", mistyped.id()).gateway()).hasToString(platform.gateway());
        assertThat(shops.require("douyin", mistyped.id()).signMethod()).isEqualTo(SignMethod.MD5);
        pulls.readFrom("douyin", mistyped.shopId(), reached);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> pulls.live("douyin", mistyped.shopId()).reachedAt().isAfter(reached));
        act(mistyped, "{\"action\":\"PAUSE\"}").statusCode(202);
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/audit?subject=" + mistyped.id())
                .then()
                .statusCode(200)
                .body(
                        "items.changes.flatten().findAll { it.field == '/gateway' }.to",
                        containsInAnyOrder(mistyped.gateway().toString(), platform.gateway()));
    }

    @Test
    void messagesAreBelievedByAnotherWayOfSigningOnceAPersonSaysSo() {
        push(platform.hmacOfMessage("[]")).statusCode(401);

        act("{\"action\":\"RECONNECT\",\"signMethod\":\"rsa\"}")
                .statusCode(422)
                .body("errors.pointer", hasItem("/signMethod"));
        act("{\"action\":\"RECONNECT\",\"signMethod\":\"hmac-sha256\"}").statusCode(202);

        push(platform.hmacOfMessage("[]")).statusCode(200);
        push(platform.sign("[]")).statusCode(401);
        assertThat(shops.require("douyin", shop.id()).gateway()).isEqualTo(shop.gateway());
    }

    @Test
    void aShopThatTheMarketplaceStopsIsLeftAloneUntilAPersonHasLooked() {
        platform.fail("order.searchList", "30001 isv.app-permissions-insufficient");
        Instant reached = Instant.now().minusSeconds(100);
        pulls.readFrom("douyin", shop.shopId(), reached);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(openCases()).extracting(ChannelCase::trouble).containsExactly(Trouble.SHOP_STOPPED));
        assertThat(breaker.stopped()).isPositive();
        health().body("stopped", equalTo(true))
                .body("stopReason", containsString("30001"))
                .body("openCases", equalTo(1))
                .body("errorRate.failed", greaterThan(0))
                .body("errorRate.percent", greaterThan(0));
        pulls.readFrom("douyin", shop.shopId(), reached);
        await().until(() ->
                pulls.live("douyin", shop.shopId()).detail().orElse("").contains("is stopped"));
        assertThat(platform.callsOf("order.searchList")).isEmpty();

        given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/channels/douyin/cases/" + openCases().get(0).id() + "/repairs")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("resumed"));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !platform.callsOf("order.searchList").isEmpty());
        health().body("stopped", equalTo(false)).body("openCases", equalTo(0));
    }

    @Test
    void aStoppedShopThatWorksAgainWakesWhatHasGoneToSleep() {
        platform.fail("order.searchList", "30001 isv.app-permissions-insufficient");
        Instant reached = Instant.now().minusSeconds(100);
        pulls.readFrom("douyin", shop.shopId(), reached);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> health().body("stopped", equalTo(true)));
        await().until(() -> pulls.live("douyin", shop.shopId()).attempts() == 1);

        String sold = TestShops.newOrderId();
        platform.sell(sold, shop.shopId(), "NOBODYS-SKU", 1, 4_000).put("order_status", 4);
        stops.probeNow("douyin", shop.shopId());
        wantOrders.wantAgain(new ExternalOrder("douyin", shop.shopId(), sold));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !platform.callsOf("order.orderDetail").isEmpty());

        await().atMost(Duration.ofSeconds(60))
                .until(() -> pulls.live("douyin", shop.shopId()).reachedAt().isAfter(reached.plusSeconds(10)));
        health().body("stopped", equalTo(false)).body("openCases", equalTo(0));
    }

    @Test
    void whatIsTooMuchForTheMarketplaceSlowsUsDown() {
        platform.fail("order.searchList", "60000 isp.call-limited");

        pulls.readFrom("douyin", shop.shopId(), Instant.now().minusSeconds(100));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> health().body("slowed.calls", hasItem("orders"))
                .body("slowed.calls", hasItem("prices")));
        health().body("slowed.find { it.calls == 'stock' }", equalTo(null)).body("stopped", equalTo(false));
    }

    @Test
    void aMarketplaceThatSaysForHowLongIsNotAskedUntilThen() {
        platform.fail("order.searchList", "HTTP429 600");
        Instant reached = Instant.now().minusSeconds(100);
        pulls.readFrom("douyin", shop.shopId(), reached);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> health().body("slowed.calls", hasItem("orders")));
        await().until(() -> pulls.live("douyin", shop.shopId()).attempts() > 0);

        pulls.readFrom("douyin", shop.shopId(), reached);

        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        pulls.live("douyin", shop.shopId()).detail().orElse("").contains("too many calls"));
        assertThat(platform.callsOf("order.searchList")).isEmpty();
    }

    @Test
    void aMarketplaceThatRefusesDoesNotSayThatThereAreTooMany() {
        platform.fail("order.orderDetail", "60000 isp.call-limited");

        for (int unknown = 0; unknown < 30; unknown++) {
            wantOrders.wantAgain(new ExternalOrder("douyin", shop.shopId(), TestShops.newOrderId()));
        }

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(platform.callsOf("order.orderDetail")).hasSizeGreaterThan(25);
            health().body("slowed.find { it.calls == 'orders' }", equalTo(null));
        });
    }

    @Test
    void readingIsPausedAndGoesOnAndThePastIsReadAgain() {
        act("{\"action\":\"PAUSE\"}").statusCode(202);
        health().body("lists.find { it.list == 'live' }.done", equalTo(true));
        act("{\"action\":\"RESUME\"}").statusCode(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> health().body("lists.find { it.list == 'live' }.done", equalTo(false)));

        act("{\"action\":\"BACK_FILL\",\"from\":\"" + Instant.now().minus(Duration.ofDays(1)) + "\"}")
                .statusCode(202);

        await().atMost(Duration.ofSeconds(60)).until(() -> pulls.of("douyin", shop.shopId(), Lane.BACK_FILL)
                .nextAttemptAt()
                .isEmpty());
        health().body("tokenExpiresAt", matchesPattern("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3,6})?Z"))
                .body("clockSkewSeconds", allOf(greaterThan(-3), lessThan(3)));
        for (String never : List.of("0001-01-01T00:00:00Z", "+100000-01-01T00:00:00Z", "2099-01-01T00:00:00Z")) {
            act("{\"action\":\"BACK_FILL\",\"from\":\"" + never + "\"}")
                    .statusCode(422)
                    .body("errors.pointer", hasItem("/from"));
        }
        act("{\"action\":\"BACK_FILL\"}").statusCode(422).body("errors.pointer", hasItem("/from"));
        act("{\"action\":\"REPLAY\",\"externalOrderId\":\"1\"}").statusCode(404);
    }

    @Test
    void whoHasConnectedAShopAndWantedSomethingOfItIsKept() {
        String from = Instant.now()
                .minus(Duration.ofHours(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        act("{\"action\":\"PAUSE\"}").statusCode(202);
        act("{\"action\":\"RESUME\"}").statusCode(202);
        act("{\"action\":\"RECONCILE\"}").statusCode(202);
        act("{\"action\":\"BACK_FILL\",\"from\":\"" + from + "\"}").statusCode(202);
        act("{\"action\":\"BACK_FILL\",\"from\":\"2099-01-01T00:00:00Z\"}").statusCode(422);
        act("{\"action\":\"REPLAY\",\"externalOrderId\":\"1\"}").statusCode(404);

        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/audit?limit=100&subject=" + shop.id())
                .then()
                .statusCode(200)
                .body(
                        "items.changes.flatten().findAll { it.field == '/action' }.to",
                        containsInAnyOrder("CONNECT", "PAUSE", "RESUME", "RECONCILE", "BACK_FILL", "REPLAY"))
                .body("items.changes.flatten().findAll { it.field == '/from' }.to", contains(from))
                .body("items.findAll { it.role == 'operator' }.size()", equalTo(5));
    }

    /** Another replica has renewed it while the refusal was on its way. */
    @Test
    void aTokenThatWasRenewedMeanwhileStays() {
        act("{\"action\":\"PAUSE\"}").statusCode(202);
        Instant later = Instant.now().plusSeconds(86_400);
        tokens.keep(shop.id(), new AccessToken("refused", "r", later, later));

        QuarkusTransaction.requiringNew().run(() -> {
            tokens.find(shop.id());
            QuarkusTransaction.requiringNew()
                    .run(() -> tokens.keep(shop.id(), new AccessToken("renewed", "r", later, later)));
            tokens.refused(shop.id(), "refused");
        });

        assertThat(tokens.find(shop.id()).map(AccessToken::value)).hasValue("renewed");
        health().body("tokenExpiresAt", notNullValue());
        tokens.refused(shop.id(), "renewed");
        health().body("tokenExpiresAt", nullValue());
    }

    /** Whoever changes the secret has read the shop with the token that is renewed meanwhile. */
    @Test
    void aTokenThatIsRenewedWhileTheSecretIsChangedStays() {
        act("{\"action\":\"PAUSE\"}").statusCode(202);
        Instant later = Instant.now().plusSeconds(86_400);
        tokens.keep(shop.id(), new AccessToken("former", "r", later, later));

        QuarkusTransaction.requiringNew().run(() -> {
            tokens.find(shop.id());
            QuarkusTransaction.requiringNew()
                    .run(() -> tokens.keep(shop.id(), new AccessToken("renewed", "r", later, later)));
            rotateSecret.rotate(
                    "test", new IdempotencyKey(UUID.randomUUID().toString()), "douyin", shop.id(), "the-next-secret");
        });

        assertThat(tokens.find(shop.id()).map(AccessToken::value)).hasValue("renewed");
        push(TinyDouyin.sign("[]", platform.appKey, "the-next-secret")).statusCode(200);
    }

    @Test
    void allShopsOfAMarketplaceAreShownTogether() {
        Shop other = TestShops.connect(connectShop, platform, TestShops.newShopId());
        act("{\"action\":\"PAUSE\"}").statusCode(202);
        ChannelCases.About about =
                new ChannelCases.About("douyin", other.shopId(), Trouble.OFFER_REFUSED, TestShops.newOrderId());
        cases.open(about, Optional.empty(), "it is refused", Optional.empty());
        try {
            Map<String, Map<String, Object>> all = healthOfAll();

            assertThat(all.get(shop.id().toString()))
                    .containsEntry("stopped", true)
                    .containsEntry("stopReason", "paused by a person")
                    .containsEntry("openCases", 0);
            assertThat(all.get(other.id().toString()))
                    .containsEntry("stopped", false)
                    .doesNotContainKey("stopReason")
                    .containsEntry("openCases", 1)
                    .hasEntrySatisfying(
                            "lists", lists -> assertThat((List<?>) lists).isNotEmpty());
        } finally {
            cases.close(about, ChannelCases.OVER);
            breaker.pause("douyin", other.shopId());
        }
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/bazaar/health")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/health?limit=101")
                .then()
                .statusCode(400);
    }

    @Test
    void moreShopsThanTheChannelsShowAreListedWhereTheySay() {
        for (int more = 0; more < 20; more++) {
            TestShops.connect(connectShop, platform, TestShops.newShopId());
        }

        Response channels = given().auth().oauth2(TestKeys.operator()).get("/api/v1/channels");

        assertThat(channels.statusCode()).isEqualTo(200);
        List<String> shown = channels.path("items.find { it.channel == 'douyin' }.shops.id");
        String next = channels.path("items.find { it.channel == 'douyin' }.nextShops");
        List<String> further = given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/health?limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        List<String> all = given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/douyin/shops?limit=21")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(shown).hasSize(20).isEqualTo(all.subList(0, 20));
        assertThat(further).containsExactly(all.get(20));
    }

    /** By connection: the suite connects hundreds of shops. */
    private static Map<String, Map<String, Object>> healthOfAll() {
        Map<String, Map<String, Object>> all = new HashMap<>();
        String cursor = "";
        do {
            Response page = given().auth()
                    .oauth2(TestKeys.operator())
                    .get("/api/v1/channels/douyin/health?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.statusCode()).isEqualTo(200);
            for (Map<String, Object> one : page.<List<Map<String, Object>>>path("items")) {
                all.put(String.valueOf(one.get("id")), one);
            }
            cursor = Objects.requireNonNullElse(page.<String>path("next"), "");
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void aClockThatDiffersCanBeWatched() {
        Instant later = Instant.now().plusSeconds(300);
        try {
            clocks.answered(shop, Optional.of(date(later)));

            assertThat(clocks.furthestSeconds()).isGreaterThan(30);
            gauges.doSome();
            assertThat(given().get("/q/metrics")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .containsPattern("pavilion_channel_clock_skew_seconds \\d{2,}\\.");
        } finally {
            clocks.answered(shop, Optional.of(date(Instant.now())));
        }
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    @Test
    void nothingIsAskedOfAMarketplaceWhileItsShopIsPaused() {
        String sold = TestShops.newOrderId();
        platform.sell(sold, shop.shopId(), "NOBODYS-SKU", 1, 4_000).put("order_status", 4);
        long stoppedBefore = breaker.stopped();
        act("{\"action\":\"PAUSE\"}").statusCode(202);
        act("{\"action\":\"PAUSE\"}").statusCode(202);

        wantOrders.wantAgain(new ExternalOrder("douyin", shop.shopId(), sold));
        await().atMost(Duration.ofSeconds(60)).until(() -> channelOrder(sold).attempts() > 0);

        assertThat(platform.calls).isEmpty();
        health().body("stopped", equalTo(true)).body("openCases", equalTo(0));
        assertThat(breaker.stopped()).isEqualTo(stoppedBefore); // no alarm for what a person has wanted
        act("{\"action\":\"RESUME\"}").statusCode(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> channelOrder(sold).state() == ChannelOrder.State.CLOSED);
        health().body("stopped", equalTo(false));
    }

    private ChannelOrder channelOrder(String externalOrderId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> orders.find(new ExternalOrder("douyin", shop.shopId(), externalOrderId)))
                .orElseThrow();
    }

    private List<ChannelCase> openCases() {
        return cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shop.shopId()))
                .toList();
    }

    private ValidatableResponse health() {
        return given().auth()
                .oauth2(TestKeys.operator())
                .get(path() + "/health")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse act(String body) {
        return act(shop, body);
    }

    private static ValidatableResponse act(Shop there, String body) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/shops/" + there.id() + "/actions")
                .then();
    }

    private ValidatableResponse rotate(String key, String secret) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"appSecret\":\"" + secret + "\"}")
                .post(path() + "/secrets")
                .then();
    }

    private ValidatableResponse push(String signature) {
        return given().header("app-id", platform.appKey)
                .header("event-sign", signature)
                .contentType(ContentType.JSON)
                .body("[]")
                .post("/api/v1/channels/douyin/messages")
                .then();
    }

    private String path() {
        return "/api/v1/channels/douyin/shops/" + shop.id();
    }
}
