package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform asks us, and what it is answered in its own form. */
@QuarkusTest
class AnswerCallTest {
    private static final String CALLS = "/api/v1/channels/douyin/calls";

    @Inject
    ConnectShop connectShop;

    @Inject
    Orders orders;

    @Inject
    TestShop goods;

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
    void looksAtTheOrderThatItIsAskedAbout() {
        Sku sku = goods.chocolate("26.00", 3);
        String order = TestShops.newOrderId();
        platform.sell(order, shopId, sku.value(), 1, 2_837);
        String parameters = "{\"order_id\":\"" + order + "\",\"shop_id\":" + shopId + "}";
        String time = now();

        post(parameters, time, platform.signCall(parameters, time), "hmac-sha256")
                .statusCode(200)
                .body("code", equalTo(0))
                .body("message", equalTo("success"))
                .body("data.order_id", equalTo(order));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> orders.findExternal("douyin", shopId, order).isPresent());
    }

    @Test
    void takesBothWaysOfWritingInTheAddress() {
        String signed = "{\"a\":\"\\u0026\\u003c\\u003e\",\"order_id\":1,\"shop_id\":" + shopId + "}";
        String sent = "{\"shop_id\":" + shopId + ",\"order_id\":1,\"a\":\"&<>\"}";
        String time = Long.toString(Instant.now().getEpochSecond());

        query(time, "other", "")
                .queryParam("sign_v2", platform.md5OfCall(signed, time))
                .queryParam("param_json", sent)
                .get(CALLS)
                .then()
                .statusCode(200)
                .body("code", equalTo(0))
                .body("data.order_id", equalTo("1"));
    }

    @Test
    void refusesInThePlatformsOwnForm() {
        String parameters = "{\"order_id\":\"1\",\"shop_id\":" + shopId + "}";
        String time = now();
        String sign = platform.signCall(parameters, time);

        assertRefused(
                post(parameters.replace("\"1\"", "\"2\""), time, sign, "hmac-sha256"), 40003, "isv.signature-invalid");
        assertRefused(post(parameters, time, sign, ""), 40003, "isv.signature-invalid");
        assertRefused(post(parameters, time, "", "hmac-sha256"), 40003, "isv.signature-invalid");
        String old = text(Instant.now().minusSeconds(660));
        assertRefused(
                post(parameters, old, platform.signCall(parameters, old), "hmac-sha256"),
                40003,
                "isv.timestamp-invalid");
        assertRefused(
                post(parameters, "yesterday", platform.signCall(parameters, "yesterday"), "hmac-sha256"),
                40003,
                "isv.timestamp-invalid");
        String noJson = "order 1";
        assertRefused(
                post(noJson, time, platform.signCall(noJson, time), "hmac-sha256"),
                40004,
                "isv.parameter-invalid:param_json");
        String nothing = "{\"order_id\":{},\"shop_id\":null}";
        assertRefused(
                post(nothing, time, platform.signCall(nothing, time), "hmac-sha256"),
                40004,
                "isv.parameter-invalid:param_json");
        String other = "{\"order_id\":\"1\",\"shop_id\":1}";
        assertRefused(
                post(other, time, platform.signCall(other, time), "hmac-sha256"),
                40004,
                "isv.parameter-invalid:shop_id");
        assertRefused(
                given().queryParam("app_key", "unknown")
                        .contentType(ContentType.JSON)
                        .body(parameters)
                        .post(CALLS)
                        .then(),
                40003,
                "isv.app-key-invalid");
    }

    private static void assertRefused(ValidatableResponse answer, int code, String message) {
        answer.body("code", equalTo(code)).body("message", equalTo(message)).body("data.size()", equalTo(0));
    }

    private ValidatableResponse post(String parameters, String time, String sign, String method) {
        return query(time, sign, method)
                .contentType(ContentType.JSON)
                .body(parameters)
                .post(CALLS)
                .then();
    }

    private RequestSpecification query(String time, String sign, String method) {
        return given().queryParam("app_key", platform.appKey)
                .queryParam("timestamp", time)
                .queryParam("sign", sign)
                .queryParam("sign_method", method);
    }

    private static String now() {
        return text(Instant.now());
    }

    private static String text(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(time.atZone(ZoneId.of("Asia/Shanghai")));
    }
}
