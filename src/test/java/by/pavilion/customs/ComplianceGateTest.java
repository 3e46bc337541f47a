package by.pavilion.customs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import by.pavilion.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What keeps the demo merchant's listings from being published, through the doors that a merchant and an operator use. */
@QuarkusTest
class ComplianceGateTest {
    private static final String MERCHANT = "/api/v1/merchants/mer_0000000000001";

    @Test
    void cheeseNeedsARegisteredMakerWhoseRegistrationHoldsToday() {
        openMerchant();
        String maker = number();
        reasonsOf(cheese(maker)).body("reasons.code", hasItem("maker-registration-missing"));

        document(maker, "DECREE-248", "2022-02-01", "2023-02-01").statusCode(201);
        reasonsOf(cheese(maker)).body("reasons.code", hasItem("maker-registration-expired"));

        document(maker, "DECREE-280", "2024-01-01", "2029-01-01").statusCode(201);
        reasonsOf(cheese(maker)).body("reasons.code", hasItem("maker-registration-malformed"));

        document(maker, "DECREE-248", "2024-01-01", "2029-01-01").statusCode(201);
        save(cheese(maker)).body("status", equalTo("PUBLISHED"));
    }

    @Test
    void tellsEverythingThatIsMissingAtOnce() {
        openMerchant();

        reasonsOf(cheese(number())
                        .replace("4|3|成熟干酪|脂肪含量45%|生牛乳|200克/袋|Test牌", "4|3")
                        .replace("0406900000", "0402990000"))
                .body("reasons.findAll { it.code == 'declared-element-missing' }.size()", equalTo(6))
                .body("reasons.code", hasItem("maker-registration-missing"))
                .body("reasons.code", not(hasItem("not-on-positive-list")));
    }

    @Test
    void tellsEveryTaxWithoutARate() {
        openMerchant();

        reasonsOf(cheese(number()).replace("0406900000", "9999999999"))
                .body("reasons.findAll { it.code == 'no-tax-rate' }.size()", equalTo(3));
    }

    @Test
    void answersByModeProvinceAndDate() {
        given().header("Authorization", "Bearer " + TestKeys.merchant())
                .header("Accept-Language", "en")
                .queryParam("hsCode", "3004909099")
                .queryParam("province", "河南省")
                .get("/api/v1/compliance")
                .then()
                .statusCode(200)
                .body("modes.mode", containsInAnyOrder("9610", "1210", "1239"))
                .body("modes.find { it.mode == '1210' }.verdict", equalTo("BLOCKED"))
                .body("modes.find { it.mode == '1210' }.reasons.code", hasItem("medicine-in-pilot"));
        operator().queryParam("hsCode", "18").get("/api/v1/compliance").then().statusCode(400);
    }

    private static void openMerchant() {
        if (operator().get(MERCHANT).statusCode() == 404) {
            operator()
                    .contentType("application/json")
                    .body("{\"name\":\"Test pavilion\",\"country\":\"BY\"}")
                    .put(MERCHANT)
                    .then()
                    .statusCode(201);
        }
    }

    private static ValidatableResponse document(String number, String regime, String from, String until) {
        return operator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"kind":"MAKER_REGISTRATION","number":"%s","issuer":"GACC","regime":"%s","goods":["04"],
                         "validFrom":"%s","validUntil":"%s"}""".formatted(number, regime, from, until))
                .post(MERCHANT + "/documents")
                .then();
    }

    private static ValidatableResponse reasonsOf(String listing) {
        return save(listing).body("status", equalTo("BLOCKED"));
    }

    private static ValidatableResponse save(String listing) {
        String sku = "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        return given().header("Authorization", "Bearer " + TestKeys.merchant())
                .contentType("application/json")
                .body(listing)
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201);
    }

    private static String number() {
        return "CBLR"
                + String.format("%014d", Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000_000_000_000L));
    }

    private static String cheese(String maker) {
        return """
                {"category":"dairy","brand":"Test","texts":{"zh-CN":{"name":"测试奶酪"}},
                 "customs":{"hsCode":"0406900000","unit":"136","unit1":"035","quantity1":0.2,
                            "gmodelZh":"4|3|成熟干酪|脂肪含量45%%|生牛乳|200克/袋|Test牌","originCountry":"340"},
                 "netWeightGrams":200,"grossWeightGrams":220,"content":"200 g","storage":"CHILLED","shelfLifeDays":180,
                 "producerRegistration":"%s","price":{"amount":"40.00","currency":"CNY"}}""".formatted(maker);
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + TestKeys.operator());
    }
}
