package by.pavilion.merchant.rest;

import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.shared.IdFormat;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DocumentSubmissionsTest {
    private static final String OWN = "/api/v1/merchant/document-submissions";
    private static final String ALL = "/api/v1/document-submissions";
    private static final String REGISTRATION = """
            {"kind":"MAKER_REGISTRATION","number":"CBLR00000000000042","issuer":"a registrar","regime":"DECREE-248",
             "goods":["04"],"validFrom":"2024-01-01","validUntil":"2099-01-01","file":"https://files.example/cblr.pdf?v=1"}""";

    private static final String AUTHORISATION = """
            {"kind":"BRAND_AUTHORISATION","number":"A-14","issuer":"Spartak JSC","goods":["1806"],"brands":["Spartak"],
             "validFrom":"2024-01-01","validUntil":"2099-01-01","file":"https://files.example/authorisation.pdf"}""";

    private static final String PERMIT = """
            {"kind":"QUARANTINE_PERMIT","number":"AC-14","issuer":"GACC","producerRegistration":"CBLR00000000000042",
             "goods":["04"],"validFrom":"2024-01-01","validUntil":"2099-01-01","file":"https://files.example/permit.pdf"}""";

    @Inject
    EntityManager entities;

    private String merchant;
    private String key;

    @BeforeEach
    void aMerchantOfItsOwn() {
        merchant = newMerchantId();
        key = keyOf(merchant);
    }

    @Test
    void whatIsAcceptedCountsAndWhatWaitsDoesNot() {
        String sku = newSku();
        with(key)
                .contentType("application/json")
                .body("""
                        {"category":"dairy","brand":"Test","texts":{"zh-CN":{"name":"测试奶酪"}},
                         "customs":{"hsCode":"0406900000","unit":"136","unit1":"035","quantity1":0.2,
                                    "gmodelZh":"4|3|成熟干酪|脂肪含量45%|生牛乳|200克/袋|Test牌","originCountry":"340"},
                         "netWeightGrams":200,"grossWeightGrams":220,"content":"200 g","storage":"CHILLED","shelfLifeDays":180,
                         "producerRegistration":"CBLR00000000000042","price":{"amount":"40.00","currency":"CNY"}}""")
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201)
                .body("reasons.code", hasItem("maker-registration-missing"));

        String id = handIn(REGISTRATION)
                .statusCode(201)
                .header("Location", containsString("/merchant/document-submissions/dsm_"))
                .body("state", equalTo("WAITING"))
                .body("file", equalTo("https://files.example/cblr.pdf?v=1"))
                .body("document", nullValue())
                .extract()
                .path("id");
        with(key).get("/api/v1/merchant/documents").then().body("items", empty());
        String document = accept(id)
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("decidedAt", notNullValue())
                .extract()
                .path("document");

        accept(id).statusCode(200).body("document", equalTo(document));
        with(key)
                .get("/api/v1/merchant/documents")
                .then()
                .body("items.id", contains(document))
                .body("items[0].number", equalTo("CBLR00000000000042"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> with(key)
                .get("/api/v1/merchant/products/" + sku)
                .then()
                .body("reasons.code", not(hasItem("maker-registration-missing"))));
        refuse(id, "{\"reasons\":[\"too late\"]}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:document-submission-decided"));
        with(key).get("/api/v1/merchant/audit?subject=" + id).then().body("items", hasSize(2));
        with(key).get("/api/v1/merchant/audit?subject=" + document).then().body("items", hasSize(1));
    }

    @Test
    void whatIsRefusedSaysWhy() {
        String id = handIn(REGISTRATION).statusCode(201).extract().path("id");

        refuse(id, "{\"reasons\":[\"The copy cannot be read.\",\"No stamp\"]}").statusCode(200);

        with(key)
                .get(OWN + "/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("reasons", contains("The copy cannot be read.", "No stamp"));
        refuse(id, "{\"reasons\":[\"another\"]}").statusCode(200).body("reasons", hasSize(2));
        accept(id).statusCode(409);
        with(key).get("/api/v1/merchant/documents").then().body("items", empty());
        String again = handIn(REGISTRATION).statusCode(201).extract().path("id");
        with(key).get(OWN).then().body("items.id", contains(again, id));
    }

    @Test
    void whatIsOverMeanwhileIsNotAccepted() {
        String id = handIn(REGISTRATION).statusCode(201).extract().path("id");
        assertThat(QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                                "UPDATE merchant_document_submissions SET valid_until = '2026-01-01' WHERE id = ?1")
                        .setParameter(1, IdFormat.prefixed("dsm").parse(id))
                        .executeUpdate()))
                .isEqualTo(1);

        accept(id)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:document-submission-over"))
                .body("validUntil", equalTo("2026-01-01"));

        with(key).get(OWN + "/" + id).then().statusCode(200).body("state", equalTo("WAITING"));
        with(key).get("/api/v1/merchant/documents").then().body("items", empty());
        refuse(id, "{\"reasons\":[\"It is over.\"]}").statusCode(200);
    }

    @Test
    void whoHandInAtTheSameMomentDoNotPassTheMost() throws InterruptedException, ExecutionException {
        for (int number = 0; number < 97; number++) {
            handIn(REGISTRATION).statusCode(201);
        }
        ExecutorService hands = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> wishes =
                Collections.nCopies(8, () -> handIn(REGISTRATION).extract().statusCode());

        int taken = 0;
        for (Future<Integer> answer : hands.invokeAll(wishes)) {
            taken += answer.get() == 201 ? 1 : 0;
        }
        hands.shutdown();

        assertThat(taken).isEqualTo(3);
    }

    @Test
    void nobodyElseSeesIt() {
        String id = handIn(REGISTRATION).statusCode(201).extract().path("id");
        String theirs = keyOf(newMerchantId());

        with(theirs).get(OWN + "/" + id).then().statusCode(404);
        with(theirs).get(OWN).then().statusCode(200).body("items", empty());
        with(theirs).post(ALL + "/" + id + "/acceptances").then().statusCode(403);
        with(key).post(ALL + "/" + id + "/acceptances").then().statusCode(403);
        with(key).get(OWN + "/no-id").then().statusCode(404);
        asOperator().get(ALL + "/" + id).then().statusCode(200).body("merchant", equalTo(merchant));
    }

    @Test
    void operatorsFindWhatWaitsUntilItIsDecided() {
        String id = handIn(REGISTRATION).statusCode(201).extract().path("id");

        assertThat(waits(id)).isTrue();
        refuse(id, "{\"reasons\":[\"No stamp\"]}").statusCode(200);

        assertThat(waits(id)).isFalse();
        asOperator().get(ALL + "?state=LOST").then().statusCode(400);
    }

    @Test
    void aKeyHandsInOnce() {
        String once = UUID.randomUUID().toString();
        String id = handIn(REGISTRATION, once).statusCode(201).extract().path("id");

        handIn(REGISTRATION, once).statusCode(201).body("id", equalTo(id));
        handIn(REGISTRATION.replace("v=1", "v=2"), once).statusCode(422);
        with(key).get(OWN).then().body("items", hasSize(1));
    }

    @Test
    void noMoreThanAHundredWait() {
        for (int number = 0; number < 100; number++) {
            handIn(REGISTRATION).statusCode(201);
        }

        handIn(REGISTRATION)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:too-many-document-submissions"))
                .body("max", equalTo(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"MAKER_REGISTRATION\"| \"PASSPORT\"| /kind",
                "\"CBLR00000000000042\"| \" \"| /number",
                "\"a registrar\"| \"<b>me</b>\"| /issuer",
                "\"DECREE-248\"| \"decree\"| /regime",
                "\"04\"| \"cheese\"| /goods/0",
                "\"2024-01-01\"| \"soon\"| /validFrom",
                "\"2099-01-01\"| \"2024-01-01\"| /validUntil",
                "\"2099-01-01\"| \"2025-01-01\"| /validUntil",
                "https://files| http://files| /file",
                "https://files| https://me:secret@files| /file",
                "https://files| javascript:files| /file",
                "cblr.pdf| 证书.pdf| /file",
            })
    void refusesWhatIsNoDocument(String what, String wrong, String pointer) {
        handIn(REGISTRATION.replace(what, wrong)).statusCode(422).body("errors.pointer", contains(pointer));

        with(key).get(OWN).then().body("items", empty());
    }

    @Test
    void namesAllThatIsMissing() {
        handIn("{}")
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/kind", "/number", "/issuer", "/validFrom", "/file"));
        handIn(REGISTRATION.replace("cblr.pdf", "x".repeat(500)))
                .statusCode(422)
                .body("errors.reason", hasItem("too-long"));
        String id = handIn(REGISTRATION).statusCode(201).extract().path("id");
        refuse(id, "{}").statusCode(422).body("errors.pointer", contains("/reasons"));
    }

    @Test
    void anAuthorisationIsKeptWithTheBrandsThatItNames() {
        String id = handIn(AUTHORISATION.replace("[\"Spartak\"]", "[\" Spartak \",\"Спартак, Гомель\"]"))
                .statusCode(201)
                .body("brands", contains("Spartak", "Спартак, Гомель"))
                .extract()
                .path("id");

        asOperator().get(ALL + "/" + id).then().statusCode(200).body("brands", contains("Spartak", "Спартак, Гомель"));
        accept(id).statusCode(200).body("brands", contains("Spartak", "Спартак, Гомель"));

        with(key)
                .get("/api/v1/merchant/documents")
                .then()
                .body("items[0].brands", contains("Spartak", "Спартак, Гомель"));
        asOperator()
                .get("/api/v1/merchants/" + merchant + "/documents")
                .then()
                .body("items[0].brands", contains("Spartak", "Спартак, Гомель"));
    }

    @Test
    void aPermitIsKeptWithTheMakerThatItNames() {
        String id = handIn(PERMIT)
                .statusCode(201)
                .body("producerRegistration", equalTo("CBLR00000000000042"))
                .extract()
                .path("id");

        asOperator()
                .get(ALL + "/" + id)
                .then()
                .statusCode(200)
                .body("producerRegistration", equalTo("CBLR00000000000042"));
        accept(id).statusCode(200).body("producerRegistration", equalTo("CBLR00000000000042"));

        with(key)
                .get("/api/v1/merchant/documents")
                .then()
                .body("items.kind", contains("QUARANTINE_PERMIT"))
                .body("items.producerRegistration", contains("CBLR00000000000042"));
        handIn(REGISTRATION).statusCode(201).body("producerRegistration", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"CBLR00000000000042\"| \" \"| /producerRegistration| malformed",
                "\"CBLR00000000000042\"| \"\"| /producerRegistration| malformed",
                "\"CBLR00000000000042\"| \"<b>CBLR</b>\"| /producerRegistration| markup",
                "\"CBLR00000000000042\"| \"CBLR0000000000004200000000000000000000000000000000000000000000\"| /producerRegistration| too-long",
                ",\"validUntil\":\"2099-01-01\"| ''| /validUntil| permit-without-end",
            })
    void refusesAPermitThatSaysNoMakerOrNoEnd(String what, String wrong, String pointer, String reason) {
        handIn(PERMIT.replace(what, wrong))
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.reason", contains(reason));

        with(key).get(OWN).then().body("items", empty());
    }

    @Test
    void aRegistrationIsAboutTheMakerOfItsNumber() {
        handIn(REGISTRATION.replace("\"goods\"", "\"producerRegistration\":\"CBLR00000000000043\",\"goods\""))
                .statusCode(422)
                .body("errors.pointer", contains("/producerRegistration"))
                .body("errors.reason", contains("registration-of-another-maker"));

        handIn(REGISTRATION.replace("\"goods\"", "\"producerRegistration\":\"CBLR00000000000042\",\"goods\""))
                .statusCode(201);
    }

    @Test
    void whoNamesNoBrandsIsForAll() {
        handIn(AUTHORISATION.replace("\"brands\":[\"Spartak\"],", ""))
                .statusCode(201)
                .body("brands", empty());
        handIn(AUTHORISATION.replace("[\"Spartak\"]", "[]")).statusCode(201).body("brands", empty());
        handIn(REGISTRATION).statusCode(201).body("brands", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"<b>Spartak</b>\"]| /brands/0| markup",
                "[\"Spartak\",\" \"]| /brands/1| malformed",
                "[\"Spartak\",\"***\"]| /brands/1| malformed",
                "[\"Spartak\\nKommunarka\"]| /brands/0| malformed",
                "[null]| /brands/0| required",
            })
    void refusesWhatIsNoNameOfABrand(String brands, String pointer, String reason) {
        handIn(AUTHORISATION.replace("[\"Spartak\"]", brands))
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.reason", contains(reason));

        with(key).get(OWN).then().body("items", empty());
    }

    @Test
    void refusesBrandsThatAreTooManyOrTooLong() {
        handIn(AUTHORISATION.replace("\"Spartak\"", "\"" + "x".repeat(101) + "\""))
                .statusCode(422)
                .body("errors.pointer", contains("/brands/0"))
                .body("errors.reason", contains("too-long"));
        handIn(AUTHORISATION.replace("\"Spartak\"", String.join(",", Collections.nCopies(21, "\"Spartak\""))))
                .statusCode(422)
                .body("errors.pointer", contains("/brands"))
                .body("errors.reason", contains("too-many"));

        with(key).get(OWN).then().body("items", empty());
        String most = "\"" + "я".repeat(100) + "\"";
        String id = handIn(AUTHORISATION.replace("\"Spartak\"", String.join(",", Collections.nCopies(20, most))))
                .statusCode(201)
                .extract()
                .path("id");
        accept(id).statusCode(200).body("brands", hasSize(20));
    }

    @Test
    void onlyAnAuthorisationNamesBrands() {
        handIn(AUTHORISATION.replace("BRAND_AUTHORISATION", "BUSINESS_LICENCE").replace("2099-01-01", "2025-01-01"))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/brands", "/validUntil"))
                .body("errors.reason", containsInAnyOrder("brands-without-authorisation", "day-is-over"));

        with(key).get(OWN).then().body("items", empty());
    }

    private boolean waits(String id) {
        String next = "";
        do {
            JsonPath page = asOperator()
                    .get(ALL + "?limit=100" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> ids = page.getList("items.id");
            if (ids.contains(id)) {
                return true;
            }
            String cursor = page.getString("next");
            next = cursor == null ? "" : "&cursor=" + cursor;
        } while (!next.isEmpty());
        return false;
    }

    private ValidatableResponse handIn(String body) {
        return handIn(body, UUID.randomUUID().toString());
    }

    private ValidatableResponse handIn(String body, String once) {
        return with(key)
                .header("Idempotency-Key", once)
                .contentType("application/json")
                .body(body)
                .post(OWN)
                .then();
    }

    private static ValidatableResponse accept(String id) {
        return asOperator().post(ALL + "/" + id + "/acceptances").then();
    }

    private static ValidatableResponse refuse(String id, String body) {
        return asOperator()
                .contentType("application/json")
                .body(body)
                .post(ALL + "/" + id + "/refusals")
                .then();
    }
}
