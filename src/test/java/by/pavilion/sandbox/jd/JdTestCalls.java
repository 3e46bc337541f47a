package by.pavilion.sandbox.jd;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.sandbox.SandboxJson;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Calls to the simulator as a merchant's program makes them, right ones and wrong ones. */
final class JdTestCalls {
    private final JdShop.Connection connection;
    private final String token;

    JdTestCalls(JdShop shop) {
        connection = shop.connection();
        String code = given().get("/sandbox/jd/oauth2/to_login").path("code");
        token = token("access_token", Map.of("grant_type", "authorization_code", "code", code))
                .path("access_token");
    }

    Response token(String door, Map<String, String> parameters) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("app_key", connection.appKey())
                .formParam("app_secret", connection.appSecret())
                .formParams(parameters)
                .post("/sandbox/jd/oauth2/" + door);
    }

    /** What the method answered inside its wrapper. */
    JsonNode call(String method, Map<String, ?> parameters) {
        JsonNode answer =
                SandboxJson.object(send(fields(method, parameters)).asString()).orElseThrow();
        JsonNode body = answer.path(method.replace('.', '_') + "_responce");
        assertThat(body.path("code").asText()).as(answer.toString()).isEqualTo("0");
        return body;
    }

    /** The code of the gateway's refusal. */
    String refusal(Map<String, String> fields) {
        return send(fields).path("error_response.code");
    }

    Map<String, String> fields(String method, Map<String, ?> parameters) {
        return fields(method, parameters, Instant.now());
    }

    Map<String, String> fields(String method, Map<String, ?> parameters, Instant time) {
        Map<String, String> fields = new HashMap<>();
        fields.put("method", method);
        fields.put("app_key", connection.appKey());
        fields.put("access_token", token);
        fields.put("timestamp", JdTime.print(time));
        fields.put("v", "2.0");
        fields.put("360buy_param_json", SandboxJson.print(parameters));
        return signed(fields);
    }

    Map<String, String> signed(Map<String, String> fields) {
        Map<String, String> signed = new HashMap<>(fields);
        signed.remove("sign");
        signed.put("sign", new JdSignature(connection.appSecret()).over(signed));
        return signed;
    }

    Response send(Map<String, String> fields) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post("/sandbox/jd/routerjson");
    }

    Response services(String number, Map<String, String> query) {
        String timestamp = Long.toString(Instant.now().toEpochMilli());
        Map<String, String> pairs = new HashMap<>(query);
        pairs.put("X-JOS-App-Key", connection.appKey());
        pairs.put("X-JOS-Access-Token", token);
        pairs.put("X-JOS-Timestamp", timestamp);
        if (!number.isEmpty()) {
            pairs.put("afsOrderId", number);
        }
        return given().header("X-JOS-App-Key", connection.appKey())
                .header("X-JOS-Access-Token", token)
                .header("X-JOS-Timestamp", timestamp)
                .header("X-JOS-Sign", new JdSignature(connection.appSecret()).over(pairs))
                .queryParams(query)
                .get("/sandbox/jd/rest/sp-aftercare/v0/afs-orders" + (number.isEmpty() ? "" : "/" + number));
    }

    static String sell(String sku, int quantity) {
        return given().contentType("application/json")
                .body(Map.of("sku", sku, "quantity", quantity))
                .post("/sandbox/jd/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void happen(String sale, String deed) {
        given().post("/sandbox/jd/sales/" + sale + "/" + deed).then().statusCode(200);
    }

    /** A search for everything that changed within an hour of now. */
    static Map<String, Object> window(int page, int size) {
        Instant now = Instant.now();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("start_date", JdTime.print(now.minus(Duration.ofHours(1))));
        parameters.put("end_date", JdTime.print(now.plus(Duration.ofHours(1))));
        parameters.put(
                "order_state",
                "WAIT_SELLER_STOCK_OUT,WAIT_SELLER_DELIVERY,WAIT_GOODS_RECEIVE_CONFIRM,"
                        + "FINISHED_L,TRADE_CANCELED,PAUSE,LOCKED");
        parameters.put("optional_fields", "orderState,modified");
        parameters.put("page", Integer.toString(page));
        parameters.put("page_size", Integer.toString(size));
        return parameters;
    }
}
