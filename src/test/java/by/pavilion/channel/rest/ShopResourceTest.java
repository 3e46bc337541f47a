package by.pavilion.channel.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ShopResourceTest {
    private static final String SHOPS = "/api/v1/channels/douyin/shops";
    private static final String SECRET = "00000000-1111-2222-3333-444444444444";

    @Inject
    DataSource dataSource;

    @Test
    void connectsAShopAndNeverShowsItsSecret() throws SQLException {
        String shop = newShop();

        String answer = connect(newKey(), body(shop))
                .statusCode(201)
                .body("id", startsWith("con_"))
                .body("channel", equalTo("douyin"))
                .body("shopId", equalTo(shop))
                .body("appKey", equalTo("app-" + shop))
                .body("gateway", equalTo("http://localhost:9/gateway"))
                .body("signMethod", equalTo("hmac-sha256"))
                .extract()
                .asString();

        String list = all();
        assertThat(list).contains("\"" + shop + "\"");
        assertThat(answer + list).doesNotContain(SECRET).doesNotContain("ecret");
        assertThat(new String(storedSecret(shop), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    }

    /** Every page of the list: the suite connects hundreds of shops. */
    private static String all() {
        StringBuilder pages = new StringBuilder();
        String cursor = "";
        do {
            Response page = given().auth()
                    .oauth2(TestKeys.operator())
                    .get(SHOPS + "?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.statusCode()).isEqualTo(200);
            pages.append(page.asString());
            cursor = Objects.requireNonNullElse(page.<String>path("next"), "");
        } while (!cursor.isEmpty());
        return pages.toString();
    }

    @Test
    void takesMd5WhenTheMethodIsNotGiven() {
        connect(newKey(), body(newShop()).replace(",\"signMethod\":\"hmac-sha256\"", ""))
                .statusCode(201)
                .body("signMethod", equalTo("md5"));
    }

    @Test
    void answersTheSameWhenTheSameKeyComesAgain() {
        String shop = newShop();
        String key = newKey();
        String first = connect(key, body(shop)).statusCode(201).extract().path("id");

        connect(key, body(shop)).statusCode(201).body("id", equalTo(first));
        connect(key, body(shop).replace(SECRET, "another"))
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:idempotency-key-reused"));
        connect(newKey(), body(shop))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:shop-already-connected"))
                .body("connection", equalTo(first));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost:9/gateway|ftp://x.example|/gateway",
                "http://localhost:9/gateway|https://user@x.example|/gateway",
                "hmac-sha256|rsa|/signMethod",
                SECRET + "||/appSecret",
                "app-|<app>|/appKey",
                "\"shopId\":\"|\"shopId\":\"a b|/shopId",
                "\"appSecret\"|\"appSicret\"|/appSicret"
            })
    void refusesWhatCanNeverWork(String good, String bad, String pointer) {
        String wrong = body(newShop()).replace(good, bad == null ? "" : bad);

        String refusal = connect(newKey(), wrong)
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .extract()
                .asString();

        assertThat(refusal).doesNotContain(SECRET);
    }

    @Test
    void aWrongGatewayIsToldTogetherWithWhatElseIsWrong() {
        String wrong = body(newShop())
                .replace("http://localhost:9/gateway", "ftp://x.example")
                .replace("\"shopId\":\"", "\"shopId\":\"a b");

        connect(newKey(), wrong)
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:validation"))
                .body("errors.pointer", containsInAnyOrder("/gateway", "/shopId"))
                .body("errors.find { it.pointer == '/gateway' }.reason", equalTo("malformed-gateway"));
        connect(newKey(), wrong.replace("hmac-sha256", "rsa"))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/gateway", "/shopId", "/signMethod"));
        connect(newKey(), body(newShop()).replace("http://localhost:9/gateway", "ftp://x.example"))
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:gateway-refused"));
    }

    @Test
    void knowsNoOtherChannels() {
        given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", newKey())
                .contentType(ContentType.JSON)
                .body(body(newShop()))
                .post("/api/v1/channels/bazaar/shops")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-channel"));
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels/bazaar/shops")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse connect(String key, String body) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(SHOPS)
                .then();
    }

    private static String body(String shop) {
        return """
            {"appKey":"app-%s","appSecret":"%s","shopId":"%s","gateway":"http://localhost:9/gateway"\
            ,"signMethod":"hmac-sha256"}\
            """.formatted(shop, SECRET, shop);
    }

    private static String newShop() {
        return "s" + UUID.randomUUID().toString().substring(0, 18);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private byte[] storedSecret(String shop) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT app_secret FROM channel_shops WHERE shop_id = ?")) {
            select.setString(1, shop);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        }
    }
}
