package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.IdempotencyKey;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShopsTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    Shops shops;

    @Inject
    ShopTokens tokens;

    @Test
    void anotherApplicationDoesNotStopAShopUntilItIsAuthorised() {
        String shopId = TestShops.newShopId();
        Shop first = connect("jd", shopId);
        authorize(first);
        Shop second = connect("jd", shopId);

        assertThat(used("jd", shopId)).isEqualTo(first.id());
        authorize(second);
        assertThat(used("jd", shopId)).isEqualTo(second.id());
    }

    @Test
    void whereNobodyHasToAgreeTheLastConnectionIsUsed() {
        String shopId = TestShops.newShopId();
        authorize(connect("douyin", shopId));
        Shop second = connect("douyin", shopId);

        assertThat(used("douyin", shopId)).isEqualTo(second.id());
    }

    /** Else its calls would be refused for ever, and nobody would hear that the other one has to be authorised. */
    @Test
    void aRevokedApplicationIsTheLastChoiceUntilItHasANewToken() {
        String shopId = TestShops.newShopId();
        Shop unauthorised = connect("jd", shopId);
        Shop revoked = connect("jd", shopId);
        authorize(revoked);
        assertThat(used("jd", shopId)).isEqualTo(revoked.id());

        assertThat(tokens.revoked(revoked, Instant.now())).isTrue();

        assertThat(used("jd", shopId)).isEqualTo(unauthorised.id());
        assertThat(tokens.revoked(unauthorised, Instant.now())).isFalse();
        authorize(revoked);
        assertThat(used("jd", shopId)).isEqualTo(revoked.id());
    }

    private ConnectionId used(String channel, String shopId) {
        return shops.access(channel, shopId).orElseThrow().shop().id();
    }

    private Shop connect(String channel, String shopId) {
        return connectShop.connect(
                "test",
                new IdempotencyKey(UUID.randomUUID().toString()),
                new ConnectShop.Wanted(
                        channel,
                        shopId,
                        "app-" + UUID.randomUUID(),
                        "secret",
                        "http://localhost:1/nobody",
                        SignMethod.MD5));
    }

    private void authorize(Shop shop) {
        Instant now = Instant.now();
        tokens.keep(shop.id(), new AccessToken("token", "", now.plusSeconds(3_600), now.plusSeconds(7_200)));
    }
}
