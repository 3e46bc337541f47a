package by.pavilion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.shared.IdFormat;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Requests as the callers of a test send them, with English texts in the answers. */
public final class TestCalls {
    private static final IdFormat MERCHANT = IdFormat.prefixed("mer");

    private TestCalls() {}

    public static RequestSpecification asOperator() {
        return with(TestKeys.operator());
    }

    public static RequestSpecification asMerchant() {
        return with(TestKeys.merchant());
    }

    public static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).header("Accept-Language", "en");
    }

    /** The key of a merchant that only this test knows. */
    public static String keyOfAnotherMerchant() {
        return keyOf(newMerchantId());
    }

    /** A new key of this merchant, which is made when it is not there. */
    public static String keyOf(String merchant) {
        asOperator()
                .contentType("application/json")
                .body("{\"name\":\"a merchant\"}")
                .put("/api/v1/merchants/" + merchant)
                .then()
                .statusCode(anyOf(equalTo(201), equalTo(428)));
        return asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"role\":\"merchant\",\"merchant\":\"%s\",\"label\":\"a merchant\"}".formatted(merchant))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    /** The answer to a body that does not say what it is; REST Assured would say something. */
    public static HttpResponse<String> postWithoutType(String key, String path, String body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                                .header("Authorization", "Bearer " + key)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    public static String newMerchantId() {
        return MERCHANT.print(ThreadLocalRandom.current().nextLong(1_000, Long.MAX_VALUE));
    }

    /** An SKU that no other test uses. */
    public static String newSku() {
        return "T-"
                + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 55), 36)
                        .toUpperCase(Locale.ROOT);
    }
}
