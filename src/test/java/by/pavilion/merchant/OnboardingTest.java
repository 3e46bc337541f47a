package by.pavilion.merchant;

import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static by.pavilion.catalog.TestListings.chocolate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import by.pavilion.WholeList;
import by.pavilion.events.TestOutbox;
import by.pavilion.identity.MerchantId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OnboardingTest {
    private static final String APPLICATION = "/api/v1/merchant/application";
    private static final String REASONS = "{\"reasons\":[\"The number is not in the register.\",\"Write a phone.\"]}";
    private static final String COMPLETE = """
            {"name":"Brest dairy","legalName":"Brest Dairy JSC","registrationNumber":"200030514","country":"BY",
             "contact":{"name":"Anna Ivanova","phone":"+375 16 000 00 00","email":"anna@dairy.example"},
             "bankReference":"BY00TEST00000000000000000042"}""";

    @Inject
    TestOutbox events;

    @Inject
    DataSource dataSource;

    OnboardingTest() {}

    @Test
    void whatPeopleReadOfEachOtherIsPlainText() {
        String merchant = invited();
        String key = keyOf(merchant);

        save(
                        key,
                        COMPLETE.replace("Brest dairy", "<b>Brest</b>")
                                .replace("Brest Dairy JSC", "Brest \u202EDairy")
                                .replace("200030514", "2000<!--")
                                .replace("Anna Ivanova", "Anna \u05D0\u05E0\u05D4")
                                .replace("anna@", "<script>alert(1)</script>@"))
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/name", "/legalName", "/registrationNumber", "/contact/name", "/contact/email"))
                .body(
                        "errors.reason",
                        containsInAnyOrder("markup", "hidden-characters", "markup", "mixed-direction", "markup"));
        save(key, "{\"name\":\"Brest dairy\"}").then().statusCode(200);
        submit(key).then().statusCode(422);
        word(merchant, "rejections", "{\"reasons\":[\"<i>No.</i>\"]}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/reasons/0"));
    }

    @Test
    void aMerchantAppliesMendsIsApprovedAndSells() {
        String merchant = invited();
        String key = keyOf(merchant);
        String sku = newSku();
        with(key)
                .contentType("application/json")
                .body(chocolate())
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201)
                .body("status", equalTo("BLOCKED"))
                .body("reasons.code", hasItem("merchant-not-approved"));

        save(key, "{\"name\":\"Brest dairy\"}").then().statusCode(200).body("status", equalTo("DRAFT"));
        submit(key)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/legalName", "/registrationNumber", "/contact", "/bankReference"));
        save(key, COMPLETE.replace("Brest Dairy JSC", " ").replace("200030514", " \u3000"))
                .then()
                .statusCode(200);
        submit(key)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/legalName", "/registrationNumber"));
        save(key, COMPLETE).then().statusCode(200).body("contact.name", equalTo("Anna Ivanova"));
        submit(key).then().statusCode(200).body("status", equalTo("SUBMITTED"));
        submit(key).then().statusCode(200).body("status", equalTo("SUBMITTED"));
        save(key, COMPLETE).then().statusCode(409).body("merchantStatus", equalTo("SUBMITTED"));
        assertThat(waiting()).contains(merchant);

        word(merchant, "change-requests", REASONS).then().statusCode(200).body("status", equalTo("CHANGES_ASKED"));
        with(key)
                .get(APPLICATION)
                .then()
                .body("statusReasons", equalTo(List.of("The number is not in the register.", "Write a phone.")));
        assertThat(waiting()).doesNotContain(merchant);
        submit(key).then().statusCode(200);

        licence(merchant, "2099-01-01");
        word(merchant, "approvals", "").then().statusCode(200).body("status", equalTo("APPROVED"));
        word(merchant, "approvals", "").then().statusCode(200);
        untilStatus(key, sku, "PUBLISHED");
        assertThat(events.factsOf("pavilion.catalog", sku))
                .containsExactly(
                        "1 by.pavilion.listing.changed.v1",
                        "2 by.pavilion.listing.published.v1",
                        "3 by.pavilion.listing.compliance-changed.v1");
    }

    @Test
    void aSuspendedMerchantsListingsLeaveTheShopAndComeBack() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String sku = newSku();
        with(key).contentType("application/json").body(chocolate()).put("/api/v1/merchant/products/" + sku);
        untilStatus(key, sku, "PUBLISHED");

        word(merchant, "suspensions", REASONS).then().statusCode(200).body("status", equalTo("SUSPENDED"));
        untilStatus(key, sku, "BLOCKED");
        with(key)
                .get("/api/v1/merchant/products/" + sku)
                .then()
                .body("reasons.code", equalTo(List.of("merchant-suspended")))
                .body("reasons[0].messages.en", equalTo("The merchant is suspended."));

        word(merchant, "reinstatements", "").then().statusCode(200).body("status", equalTo("APPROVED"));
        untilStatus(key, sku, "PUBLISHED");
        assertThat(events.factsOf("pavilion.catalog", sku))
                .containsExactly(
                        "1 by.pavilion.listing.published.v1",
                        "2 by.pavilion.listing.withdrawn.v1",
                        "3 by.pavilion.listing.compliance-changed.v1",
                        "4 by.pavilion.listing.published.v1",
                        "5 by.pavilion.listing.compliance-changed.v1");
    }

    @Test
    void onlyTheWordsOfAStatusCanBeSaid() {
        String merchant = invited();

        word(merchant, "approvals", "")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:merchant-not-in-that-status"))
                .body("merchantStatus", equalTo("DRAFT"));
        word(merchant, "suspensions", REASONS).then().statusCode(409);
        word(merchant, "rejections", "{\"reasons\":[]}").then().statusCode(422);
        word(newMerchantId(), "approvals", "").then().statusCode(404);
    }

    @Test
    void whoHasNoValidLicenceIsNotApproved() {
        String merchant = invited();
        String key = keyOf(merchant);
        save(key, COMPLETE);
        submit(key).then().statusCode(200);
        document(merchant, "BRAND_AUTHORISATION", "2024-01-01", "2099-01-01");
        licence(merchant, "2025-01-01");
        document(merchant, "BUSINESS_LICENCE", "2098-01-01", "2099-01-01");
        String handedIn = with(key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"kind":"BUSINESS_LICENCE","number":"200030514","issuer":"a registrar","validFrom":"2024-01-01",
                         "file":"https://files.example/licence.pdf"}""")
                .post("/api/v1/merchant/document-submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        word(merchant, "approvals", "")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:no-business-licence"));
        with(key).get(APPLICATION).then().body("status", equalTo("SUBMITTED"));
        assertThat(waiting()).contains(merchant);

        asOperator()
                .post("/api/v1/document-submissions/" + handedIn + "/acceptances")
                .then()
                .statusCode(200);
        word(merchant, "approvals", "").then().statusCode(200).body("status", equalTo("APPROVED"));
    }

    @Test
    void ofTwoWordsAtOnceOneHolds() {
        String merchant = invited();
        String key = keyOf(merchant);
        save(key, COMPLETE);
        submit(key).then().statusCode(200);
        licence(merchant, "2099-01-01");

        CompletableFuture<Integer> yes = CompletableFuture.supplyAsync(
                () -> word(merchant, "approvals", "").statusCode());
        CompletableFuture<Integer> no = CompletableFuture.supplyAsync(
                () -> word(merchant, "rejections", REASONS).statusCode());

        assertThat(List.of(yes.join(), no.join())).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void anInvitationIsMadeOnceForEachKey() {
        String attempt = UUID.randomUUID().toString();

        assertThat(invite(attempt).then().statusCode(201).extract().<String>path("id"))
                .isEqualTo(invite(attempt).then().statusCode(201).extract().path("id"));
    }

    @Test
    void whomToSpeakToAndWhereTheMoneyGoesAreSealedAndShownOnTheRecord() throws SQLException {
        String merchant = invited();
        String key = keyOf(merchant);
        save(key, COMPLETE).then().statusCode(200);

        assertThat(sealed(merchant)).doesNotContain("Anna").doesNotContain("BY00TEST");
        asOperator()
                .get("/api/v1/merchants/" + merchant + "/application")
                .then()
                .statusCode(200)
                .body("bankReference", equalTo("BY00TEST00000000000000000042"));
        String trail = asOperator()
                .queryParam("subject", merchant)
                .get("/api/v1/audit")
                .then()
                .body("items[0].changes.field", hasItem("/disclosed"))
                .extract()
                .asString();
        assertThat(trail).doesNotContain("Anna").doesNotContain("BY00TEST").contains("/confidential");
        asOperator().get("/api/v1/merchants/" + merchant).then().body("containsKey('contact')", equalTo(false));
    }

    @Test
    void anOperatorCorrectsWhatIsClosedToTheMerchant() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String path = "/api/v1/merchants/" + merchant + "/application";
        save(key, COMPLETE).then().statusCode(409).body("merchantStatus", equalTo("APPROVED"));
        String tag = asOperator().get(path).then().statusCode(200).extract().header("ETag");

        correct(path, null, COMPLETE).then().statusCode(428);
        correct(path, "\"99\"", COMPLETE).then().statusCode(412);
        correct(path, tag, COMPLETE.replace("BY00TEST", "by-"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/bankReference"));
        correct("/api/v1/merchants/" + newMerchantId() + "/application", "*", "no JSON")
                .then()
                .statusCode(404);
        correct(path, tag, COMPLETE)
                .then()
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("contact.name", equalTo("Anna Ivanova"));

        with(key).get(APPLICATION).then().body("bankReference", equalTo("BY00TEST00000000000000000042"));
        correct(path, tag, COMPLETE).then().statusCode(412);
        String trail = asOperator()
                .queryParam("subject", merchant)
                .get("/api/v1/audit")
                .then()
                .body("items.changes.flatten().field", hasItem("/confidential"))
                .extract()
                .asString();
        assertThat(trail).doesNotContain("Anna").doesNotContain("BY00TEST");
    }

    private static Response correct(String path, @Nullable String ifMatch, String body) {
        var request = asOperator().contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path);
    }

    @Test
    void eachMerchantHasItsOwnApplication() {
        String mine = keyOf(invited());
        String theirs = keyOf(invited());
        save(mine, COMPLETE).then().statusCode(200);

        with(theirs).get(APPLICATION).then().statusCode(200).body("name", not(equalTo("Brest dairy")));
        with(mine).get(APPLICATION).then().statusCode(200).body("name", equalTo("Brest dairy"));
    }

    @Test
    void takesBackUnchangedWhatItGave() {
        String key = keyOf(invited());
        save(key, COMPLETE);
        String given = with(key).get(APPLICATION).asString();

        with(key)
                .header("If-Match", with(key).get(APPLICATION).header("ETag"))
                .contentType("application/json")
                .body(given)
                .put(APPLICATION)
                .then()
                .statusCode(200);

        assertThat(with(key).get(APPLICATION).asString()).isEqualTo(given);
        with(key)
                .contentType("application/json")
                .body(given)
                .put(APPLICATION)
                .then()
                .statusCode(428);
        with(key)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(
                        "{\"name\":\"\",\"contact\":{\"name\":\"x\",\"phone\":\"none\",\"email\":\"x\"},\"bankReference\":\"-\"}")
                .put(APPLICATION)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/name", "/contact/phone", "/contact/email", "/bankReference"));
    }

    private static Response invite(String attempt) {
        return asOperator()
                .header("Idempotency-Key", attempt)
                .contentType("application/json")
                .body("{\"name\":\"To be\"}")
                .post("/api/v1/merchants");
    }

    private static String invited() {
        return invite(UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .extract()
                .path("id");
    }

    private static Response save(String key, String body) {
        return with(key)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body)
                .put(APPLICATION);
    }

    private static Response submit(String key) {
        return with(key).post(APPLICATION + "/submissions");
    }

    private static Response word(String merchant, String word, String body) {
        var request = asOperator();
        return (body.isEmpty()
                        ? request
                        : request.contentType("application/json").body(body))
                .post("/api/v1/merchants/" + merchant + "/" + word);
    }

    private static void licence(String merchant, String validUntil) {
        document(merchant, "BUSINESS_LICENCE", "2024-01-01", validUntil);
    }

    private static void document(String merchant, String kind, String validFrom, String validUntil) {
        asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"kind":"%s","number":"200030514","issuer":"a registrar","validFrom":"%s","validUntil":"%s"}""".formatted(kind, validFrom, validUntil))
                .post("/api/v1/merchants/" + merchant + "/documents")
                .then()
                .statusCode(201);
    }

    private static List<String> waiting() {
        return WholeList.of("/api/v1/reviews").texts("items.id");
    }

    private static void untilStatus(String key, String sku, String status) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!status.equals(with(key).get("/api/v1/merchant/products/" + sku).path("status"))) {
            assertThat(Instant.now()).as(sku + " is not " + status).isBefore(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private String sealed(String merchant) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT sealed FROM merchant_applications WHERE merchant_id = ?")) {
            statement.setLong(1, MerchantId.fromString(merchant).value());
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return new String(row.getBytes(1), StandardCharsets.ISO_8859_1);
            }
        }
    }
}
