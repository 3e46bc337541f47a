package by.pavilion.channel.jd;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import by.pavilion.channel.AccessToken;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ConnectShop;
import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.OperateShop;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopTokens;
import by.pavilion.channel.Shops;
import by.pavilion.channel.SignMethod;
import by.pavilion.channel.StaleTokens;
import by.pavilion.channel.TestShops;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.limits.Breaker;
import by.pavilion.sandbox.jd.JdShop;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Leases;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JdTokensTest {
    @Inject
    JdShop sandbox;

    @Inject
    Shops shops;

    @Inject
    ShopTokens kept;

    @Inject
    JdClient client;

    @Inject
    Leases leases;

    @Inject
    JdOrders orders;

    @Inject
    ChannelCases cases;

    @Inject
    JdAuthorization authorization;

    @Inject
    ConnectShop connectShop;

    @Inject
    OperateShop operateShop;

    @Inject
    Breaker breaker;

    ShopAccess shop;
    JdTokens tokens;

    @BeforeEach
    void connect() {
        shop = TestJd.connected(sandbox, shops);
        tokens = new JdTokens(client, kept, leases);
    }

    /** The simulator's shop is the same for all tests. */
    @AfterEach
    void authoriseAgain() {
        TestJd.connected(sandbox, shops);
    }

    @Test
    void renewsATokenInItsLastHours() throws ChannelFault {
        AccessToken first = tokens.byCode(
                shop, given().get("/sandbox/jd/oauth2/to_login?hours=20").path("code"));
        keep(first, Duration.ofMinutes(-1), Duration.ofHours(20));

        String renewed = tokens.of(shop);

        assertThat(renewed).isNotEqualTo(first.value()).isEqualTo(present().value());
        assertThat(tokens.of(shop)).isEqualTo(renewed);
    }

    @Test
    void usesTheTokenOnWhenItsRenewalIsRefusedAndDoesNotAskAgainAtOnce() throws ChannelFault {
        AccessToken early =
                tokens.byCode(shop, given().get("/sandbox/jd/oauth2/to_login").path("code"));
        keep(early, Duration.ofMinutes(-1), Duration.ofHours(5));

        assertThat(tokens.of(shop)).isEqualTo(early.value());
        assertThat(tokens.of(shop)).isEqualTo(early.value());
        assertThat(present().value()).isEqualTo(early.value());
    }

    @Test
    void isRenewedTwelveHoursBeforeTheEndOrHalfWay() throws ChannelFault {
        AccessToken year = tokens.byCode(
                shop, given().get("/sandbox/jd/oauth2/to_login?hours=8760").path("code"));
        AccessToken day = tokens.byCode(
                shop, given().get("/sandbox/jd/oauth2/to_login?hours=10").path("code"));

        assertThat(Duration.between(year.renewAt(), year.expiresAt())).isEqualTo(Duration.ofHours(12));
        assertThat(Duration.between(day.renewAt(), day.expiresAt())).isEqualTo(Duration.ofHours(5));
    }

    /** The code that its owner has brought would be used up. */
    @Test
    void asksAgainWhoseTheTokenIsWhenThatFails() throws ChannelFault {
        given().contentType("application/json")
                .body(Map.of("method", "jingdong.seller.vender.info.get", "fault", "unavailable", "times", 2))
                .post("/sandbox/jd/faults")
                .then()
                .statusCode(204);

        AccessToken token = authorization.byCode(
                shop, given().get("/sandbox/jd/oauth2/to_login").path("code"));

        assertThat(token.value()).isNotEmpty();
    }

    @Test
    void doesNotRenewWhatAnotherReplicaHasJustRenewed() throws ChannelFault {
        AccessToken first = tokens.byCode(
                shop, given().get("/sandbox/jd/oauth2/to_login?hours=20").path("code"));
        keep(first, Duration.ofMinutes(-1), Duration.ofHours(20));
        AccessToken before = present();
        String renewed = tokens.of(shop);
        JdTokens late = new JdTokens(client, new StaleTokens(Optional.of(before), 1), leases);

        assertThat(late.of(shop)).isEqualTo(renewed);

        assertThat(present().value()).isEqualTo(renewed);
    }

    /** The platform has taken an application's right away long before its token would have ended. */
    @Test
    void anApplicationWhoseTokenIsRefusedGivesWayToAnother() {
        JdShop.Connection there = sandbox.connection();
        String shopId = TestShops.newShopId();
        Shop other = connect(shopId, "another-app", "another-secret");
        Shop refused = connect(shopId, there.appKey(), there.appSecret());
        Instant later = Instant.now().plusSeconds(86_400);
        kept.keep(other.id(), new AccessToken("act.1.2.2", "", later, later));
        kept.keep(refused.id(), new AccessToken("act.1.2.3", "", later, later));
        ShopAccess access = shops.access("jd", shopId).orElseThrow();
        assertThat(access.shop().id()).isEqualTo(refused.id());

        ChannelFault fault = catchThrowableOfType(ChannelFault.class, () -> orders.fetch(access, "300000000000001"));

        assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.RETRY);
        assertThat(shops.access("jd", shopId).map(way -> way.shop().id())).contains(other.id());
        assertThat(breaker.stopOf(refused)).isEmpty();
        breaker.pause("jd", shopId);
    }

    @Test
    void aConnectionThatWasEndedMeanwhileStopsNothing() {
        String shopId = TestShops.newShopId();
        Shop ended = connect(shopId, "another-app", "another-secret");
        Instant later = Instant.now().plusSeconds(86_400);
        kept.keep(ended.id(), new AccessToken("act.1.2.2", "", later, later));
        ShopAccess access = shops.access("jd", shopId).orElseThrow();
        operateShop.act(
                ended,
                OperateShop.Action.DISCONNECT,
                new OperateShop.Particulars(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));

        ChannelFault fault = catchThrowableOfType(ChannelFault.class, () -> orders.fetch(access, "300000000000001"));

        assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.RETRY);
        assertThat(breaker.stopOf(ended)).isEmpty();
        assertThat(shops.access("jd", shopId)).isEmpty();
    }

    private Shop connect(String shopId, String appKey, String appSecret) {
        return connectShop.connect(
                "test",
                new IdempotencyKey(UUID.randomUUID().toString()),
                new ConnectShop.Wanted(
                        "jd",
                        shopId,
                        appKey,
                        appSecret,
                        "http://localhost:" + RestAssured.port + "/sandbox/jd",
                        SignMethod.MD5));
    }

    @Test
    void aTokenThatHasEndedIsACaseUntilTheShopIsAuthorisedAgain() {
        keep(present(), Duration.ofHours(-13), Duration.ofSeconds(-1));

        ChannelFault ended = catchThrowableOfType(ChannelFault.class, () -> orders.fetch(shop, "1"));

        assertThat(ended.kind()).isEqualTo(ChannelFault.Kind.STOP);
        assertThat(troubles()).contains(Trouble.SHOP_STOPPED);
        TestJd.connected(sandbox, shops);
        assertThat(troubles()).doesNotContain(Trouble.SHOP_STOPPED);
    }

    @Test
    void stopsAtTheEnd() {
        keep(present(), Duration.ofHours(-13), Duration.ofSeconds(-1));

        ChannelFault ended = catchThrowableOfType(ChannelFault.class, () -> tokens.of(shop));

        assertThat(ended.kind()).isEqualTo(ChannelFault.Kind.STOP);
    }

    private List<Trouble> troubles() {
        return cases.page("jd", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shop.shop().shopId()))
                .map(ChannelCase::trouble)
                .toList();
    }

    private AccessToken present() {
        return kept.find(id()).orElseThrow();
    }

    private void keep(AccessToken token, Duration untilRenewal, Duration untilEnd) {
        Instant now = Instant.now();
        kept.keep(
                id(), new AccessToken(token.value(), token.refreshToken(), now.plus(untilRenewal), now.plus(untilEnd)));
    }

    private ConnectionId id() {
        return shop.shop().id();
    }
}
