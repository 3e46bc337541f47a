package by.pavilion.channel.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestKeys;
import by.pavilion.channel.ConnectShop;
import by.pavilion.channel.Shop;
import by.pavilion.channel.SignMethod;
import by.pavilion.channel.TestShops;
import by.pavilion.shared.IdempotencyKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not there is told whatever a body holds. */
@QuarkusTest
class TargetsOfChannelsTest {
    private static final String NOBODY = "/api/v1/channels/douyin/shops/con_0HZX3K8M2T4QF";

    @Inject
    ConnectShop connectShop;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/channels/bazaar/shops",
                NOBODY + "/actions",
                NOBODY + "/secrets",
                NOBODY + "/authorizations",
                NOBODY + "/livestreams",
                NOBODY + "/livestreams/lst_0HZX3K8M2T4QF/cancellations",
                NOBODY + "/after-sales/7000000000000000001/decisions",
                "/api/v1/channels/douyin/shops/shop/actions"
            })
    void postsAreForWhatIsThere(String path) {
        with("{\"nothing\":1}").post(path).then().statusCode(404);
    }

    @Test
    void putsAreForWhatIsThere() {
        with("{\"items\":5}").put(NOBODY + "/listings").then().statusCode(404);
        with("{\"name\":5}")
                .header("If-Match", "*")
                .put(NOBODY + "/livestreams/lst_0HZX3K8M2T4QF")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestKeys.operator())
                .contentType("text/csv")
                .body("what is this")
                .put(NOBODY + "/settlements/2026-02")
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsThereHasItsBodyLookedAt() {
        String shopId = TestShops.newShopId();
        Shop shop = connectShop.connect(
                "test",
                new IdempotencyKey(UUID.randomUUID().toString()),
                new ConnectShop.Wanted("douyin", shopId, "app" + shopId, "x", "http://localhost:9/", SignMethod.MD5));
        String path = "/api/v1/channels/douyin/shops/" + shop.id();

        with("{\"nothing\":1}").post(path + "/actions").then().statusCode(422);
        with("{\"items\":5}").put(path + "/listings").then().statusCode(422);
        with("{\"decision\":\"NO\"}")
                .post(path + "/after-sales/7000000000000000001/decisions")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:not-found"));
    }

    private static RequestSpecification with(String body) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body);
    }
}
