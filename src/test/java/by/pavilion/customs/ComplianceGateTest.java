package by.pavilion.customs;

import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.merchant.TestDocuments;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps the demo merchant's listings from being published, through the doors that a merchant and an operator use. */
@QuarkusTest
class ComplianceGateTest {
    private static final String DEMO = "mer_0000000000001";
    private static final String MERCHANT = "/api/v1/merchants/" + DEMO;

    @Inject
    ComplianceGate gate;

    @Inject
    Listings listings;

    @Test
    void cheeseNeedsARegisteredMakerWhoseRegistrationHoldsToday() {
        openMerchant();
        TestDocuments.permitDairy(DEMO);
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
    void dairyWithoutAnythingIsToldAllThatItLacks() {
        String key = keyOf(newMerchantId());

        save(key, cheese(number()))
                .body("status", equalTo("BLOCKED"))
                .body(
                        "reasons.code",
                        hasItems("dairy-only-bonded", "maker-registration-missing", "quarantine-permit-missing"))
                .body("reasons.code", not(hasItem("veterinary-certificate-missing")))
                .body("reasons.code", not(hasItem("free-sale-certificate-missing"))) // another mode does without
                .body(
                        "reasons.find { it.code == 'quarantine-permit-missing' }.messages.en",
                        equalTo("A document is needed and not there: import quarantine permit of Chinese customs."))
                .body(
                        "reasons.find { it.code == 'quarantine-permit-missing' }.messages.ru",
                        equalTo("Нужен документ, которого нет: карантинное разрешение таможни Китая на ввоз."))
                .body(
                        "reasons.find { it.code == 'quarantine-permit-missing' }.messages['zh-CN']",
                        equalTo("缺少所需文件：进境检疫许可证。"));
    }

    @Test
    void aPermitCountsForItsGoodsAndItsMakerWhileItIsValid() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String maker = number();
        enter(merchant, maker, "DECREE-248", "2024-01-01", "2029-01-01").statusCode(201);
        permit(merchant, "0402", "2024-01-01", "2029-01-01");
        save(key, cheese(maker)).body("reasons.code", hasItem("quarantine-permit-missing"));

        permit(merchant, "0406", "2024-01-01", "2029-01-01", number());
        save(key, cheese(maker)).body("reasons.code", hasItem("quarantine-permit-missing"));

        permit(merchant, "0406", "2022-02-01", "2023-02-01");
        save(key, cheese(maker)).body("reasons.code", hasItem("quarantine-permit-expired"));

        permit(merchant, "0406", "2024-01-01", "2029-01-01", maker);
        save(key, cheese(maker)).body("status", equalTo("PUBLISHED"));
    }

    /** The new regulation is for registrations that begin while it is in force; those of the old one stay valid. */
    @ParameterizedTest
    @CsvSource({
        "DECREE-248, 2026-05-31, ",
        "DECREE-248, 2026-06-01, maker-registration-malformed",
        "DECREE-280, 2026-05-31, maker-registration-malformed",
        "DECREE-280, 2026-06-01, ",
    })
    void aRegistrationIsJudgedByTheRegulationOfTheDayOnWhichItBegan(
            String regime, String from, @Nullable String reason) {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String maker = number();
        enter(merchant, maker, regime, from, "2031-06-01").statusCode(201);
        TestDocuments.permitDairy(merchant);
        String sku = save(key, cheese(maker)).extract().path("sku");
        Listing listing = listings.find(new Sku(sku)).orElseThrow();

        List<String> lacking = lackingOn(listing, LocalDate.of(2026, 11, 11));

        assertThat(lacking).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void infantFormulaMayComeOnceItIsRegistered() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String sku = save(key, cheese(number()).replace("0406900000", "1901101090"))
                .body("reasons.code", hasItems("infant-formula-unregistered", "formula-registration-missing"))
                .extract()
                .path("sku");
        Listing listing = listings.find(new Sku(sku)).orElseThrow();
        LocalDate day = LocalDate.of(2026, 11, 11);
        assertThat(lackingOn(listing, day))
                .containsExactly("infant-formula-unregistered", "formula-registration-missing");

        TestDocuments.enter(merchant, """
                {"kind":"FORMULA_REGISTRATION","number":"YP-17","issuer":"SAMR","goods":["190110"],
                 "validFrom":"2024-01-01","validUntil":"2029-01-01"}""").statusCode(201);

        assertThat(lackingOn(listing, day)).isEmpty();
        assertThat(lackingOn(listing, LocalDate.of(2029, 1, 1)))
                .containsExactly("infant-formula-unregistered", "formula-registration-expired");
    }

    @Test
    void aRegistrationThatHasNotBegunYetDoesNotCount() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String maker = number();
        enter(merchant, maker, "DECREE-280", "2026-06-01", "2031-06-01").statusCode(201);
        TestDocuments.permitDairy(merchant);
        String sku = save(key, cheese(maker)).extract().path("sku");
        Listing listing = listings.find(new Sku(sku)).orElseThrow();

        assertThat(lackingOn(listing, LocalDate.of(2026, 5, 31))).containsExactly("maker-registration-expired");
        assertThat(lackingOn(listing, LocalDate.of(2026, 6, 1))).isEmpty();
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

    private List<String> lackingOn(Listing listing, LocalDate day) {
        return gate.check(listing, CustomsMode.BONDED, Optional.empty(), day).reasons().stream()
                .map(Compliance.Reason::code)
                .toList();
    }

    private static ValidatableResponse document(String number, String regime, String from, String until) {
        return enter(DEMO, number, regime, from, until);
    }

    private static ValidatableResponse enter(String merchant, String number, String regime, String from, String until) {
        return TestDocuments.enter(merchant, """
                {"kind":"MAKER_REGISTRATION","number":"%s","issuer":"GACC","regime":"%s","goods":["04"],
                 "validFrom":"%s","validUntil":"%s"}""".formatted(number, regime, from, until));
    }

    private static void permit(String merchant, String goods, String from, String until, String maker) {
        TestDocuments.enter(merchant, """
                {"kind":"QUARANTINE_PERMIT","number":"AC-17","issuer":"GACC","producerRegistration":"%s","goods":["%s"],
                 "validFrom":"%s","validUntil":"%s"}""".formatted(maker, goods, from, until)).statusCode(201);
    }

    private static void permit(String merchant, String goods, String from, String until) {
        TestDocuments.enter(merchant, """
                {"kind":"QUARANTINE_PERMIT","number":"AC-17","issuer":"GACC","goods":["%s"],
                 "validFrom":"%s","validUntil":"%s"}""".formatted(goods, from, until)).statusCode(201);
    }

    private static ValidatableResponse reasonsOf(String listing) {
        return save(listing).body("status", equalTo("BLOCKED"));
    }

    private static ValidatableResponse save(String listing) {
        return save(TestKeys.merchant(), listing);
    }

    private static ValidatableResponse save(String key, String listing) {
        return with(key)
                .contentType("application/json")
                .body(listing)
                .put("/api/v1/merchant/products/" + newSku())
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
