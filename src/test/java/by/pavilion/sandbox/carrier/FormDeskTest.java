package by.pavilion.sandbox.carrier;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The carrier's other style: every answer is 200, and its body says how it went. */
@QuarkusTest
class FormDeskTest {
    private static final String CUSTOMER = "SANDBOXSHOP";

    @Test
    void numbersAParcel() {
        String param = order("0.210");

        ask(param, sign(param))
                .body("result", equalTo(true))
                .body("returnCode", equalTo("200"))
                .body("data.kuaidinum", matchesPattern("SX\\d{12}"));
        ask(param, sign(param).toLowerCase(Locale.ROOT)).body("result", equalTo(true));
    }

    @Test
    void refusesWhatIsNotSignedOrNotWhole() {
        String param = order("0.210");
        String light = order("nothing");
        String strange = "{\"method\":\"order.praise\",\"data\":{}}";

        ask(param, sign(param + " ")).body("result", equalTo(false)).body("returnCode", equalTo("503"));
        ask(light, sign(light))
                .body("returnCode", equalTo("400"))
                .body("message", equalTo("missing or wrong: weightKg"));
        ask(strange, sign(strange)).body("result", equalTo(false)).body("returnCode", equalTo("400"));
        ask("[", sign("[")).body("result", equalTo(false)).body("returnCode", equalTo("400"));
    }

    private static String order(String weight) {
        return """
                {"method":"order.create","data":{"orderId":"shp_%s","orderNo":"ord_1","customsMode":"1210","weight":"%s",
                 "cargo":"chocolate","freight":"10.00","recManName":"Li","recManMobile":"10000000001",
                 "recManPrintAddr":"Haikou 1"}}""".formatted(UUID.randomUUID(), weight);
    }

    private static ValidatableResponse ask(String param, String sign) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("customer", CUSTOMER, "sign", sign, "param", param))
                .post("/sandbox/form-carrier")
                .then()
                .statusCode(200);
    }

    private static String sign(String param) {
        String key = ConfigProvider.getConfig().getValue("pavilion.secrets.carrier-secret", String.class);
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest((param + key + CUSTOMER).getBytes(StandardCharsets.UTF_8));
            return "%032X".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
