package by.pavilion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.shared.IdFormat;
import io.restassured.specification.RequestSpecification;
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
