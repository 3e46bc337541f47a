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
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import by.pavilion.events.TestOutbox;
import by.pavilion.identity.MerchantId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WatchDocumentsTest {
    private static final String PUBLISHED = "by.pavilion.listing.published.v1";
    private static final String JUDGED = "by.pavilion.listing.compliance-changed.v1";
    private static final String WITHDRAWN = "by.pavilion.listing.withdrawn.v1";
    private static final String EXPIRING = "by.pavilion.listing.document-expiring.v1";

    @Inject
    WatchDocuments watchDocuments;

    @Inject
    MerchantDocuments merchantDocuments;

    @Inject
    TestOutbox events;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    WatchDocumentsTest() {}

    @Test
    void whatNeedsADocumentIsWarnedOfOnceLeavesTheShopWithItAndComesBackWithANewOne() throws SQLException {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String sku = listing(key, chocolate());
        String licence = document(merchant, "BUSINESS_LICENCE", "", today().plusDays(30));
        untilFacts(sku, "1 " + PUBLISHED);

        watchUntilNothingIsLeft();
        untilFacts(sku, "1 " + PUBLISHED, "2 " + EXPIRING);
        watchUntilNothingIsLeft();

        ends(licence, today());
        watchUntilNothingIsLeft();
        untilFacts(sku, "1 " + PUBLISHED, "2 " + EXPIRING, "3 " + WITHDRAWN, "4 " + JUDGED);
        with(key).get("/api/v1/merchant/products/" + sku).then().body("reasons.code", hasItem("business-licence-over"));

        document(merchant, "BUSINESS_LICENCE", "", today().plusDays(400));
        untilFacts(
                sku,
                "1 " + PUBLISHED,
                "2 " + EXPIRING,
                "3 " + WITHDRAWN,
                "4 " + JUDGED,
                "5 " + PUBLISHED,
                "6 " + JUDGED);
    }

    @Test
    void aDocumentOfOtherGoodsTouchesNothing() throws SQLException {
        String merchant = newMerchantId();
        String sku = listing(keyOf(merchant), chocolate());
        String other = document(merchant, "BRAND_AUTHORISATION", "\"goods\":[\"3304\"],", today().plusDays(10));
        watchUntilNothingIsLeft();
        ends(other, today());
        watchUntilNothingIsLeft();
        String ours = document(merchant, "BRAND_AUTHORISATION", "\"goods\":[\"1806\"],", today().plusDays(400));
        ends(ours, today());
        watchUntilNothingIsLeft();

        untilFacts(sku, "1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED);
    }

    @Test
    void anAuthorisationHoldsTheListingsOfItsBrandsAndNoOthers() throws SQLException {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String expired = listing(key, chocolateOf("Spartak"));
        String authorised = listing(key, chocolateOf("Kommunarka"));
        String unmentioned = listing(key, chocolateOf("Slodych"));
        String theirs = document(
                merchant,
                "BRAND_AUTHORISATION",
                "\"goods\":[\"1806\"],\"brands\":[\"SPARTAK\"],",
                today().plusDays(400));
        document(merchant, "BRAND_AUTHORISATION", "\"brands\":[\"Kommunarka\",\"Коммунарка\"],", today().plusDays(400));
        untilFacts(expired, "1 " + PUBLISHED);

        ends(theirs, today());
        watchUntilNothingIsLeft();
        untilFacts(expired, "1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED);

        String reason = "reasons.find { it.code == 'brand-authorisation-over' }.";
        with(key)
                .get("/api/v1/merchant/products/" + expired)
                .then()
                .body("status", equalTo("BLOCKED"))
                .body(reason + "pointer", equalTo("/brand"))
                .body(
                        reason + "messages.en",
                        equalTo("No authorisation of the brand Spartak for goods of 1806320000 is valid."));
        assertThat(events.factsOf("pavilion.catalog", authorised)).containsExactly("1 " + PUBLISHED);
        assertThat(events.factsOf("pavilion.catalog", unmentioned)).containsExactly("1 " + PUBLISHED);
        document(merchant, "BRAND_AUTHORISATION", "", today().plusDays(400));
        untilFacts(expired, "1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED, "4 " + PUBLISHED, "5 " + JUDGED);
    }

    @Test
    void anAuthorisationThatNamesNoBrandHoldsEveryBrand() throws SQLException {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String one = listing(key, chocolateOf("Spartak"));
        String authorised = listing(key, chocolateOf("Kommunarka"));
        String general = document(merchant, "BRAND_AUTHORISATION", "\"goods\":[\"1806\"],", today().plusDays(400));
        document(merchant, "BRAND_AUTHORISATION", "\"brands\":[\"Kommunarka\"],", today().plusDays(400));

        ends(general, today());
        watchUntilNothingIsLeft();

        untilFacts(one, "1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED);
        assertThat(events.factsOf("pavilion.catalog", authorised)).containsExactly("1 " + PUBLISHED);
    }

    @Test
    void aWarningIsOfTheListingsThatTheEndOfThisDocumentTakesOffSale() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String first = listing(key, chocolateOf("Kommunarka"));
        String second = listing(key, chocolateOf("Spartak"));
        document(merchant, "BRAND_AUTHORISATION", "\"brands\":[\"Kommunarka\"],", today().plusDays(10));
        document(merchant, "BRAND_AUTHORISATION", "\"brands\":[\"Spartak\"],", today().plusDays(20));

        watchUntilNothingIsLeft();

        untilFacts(second, "1 " + PUBLISHED, "2 " + EXPIRING);
        untilFacts(first, "1 " + PUBLISHED, "2 " + EXPIRING);
    }

    @Test
    void onlyAnAuthorisationNamesBrands() {
        String merchant = newMerchantId();
        keyOf(merchant);

        asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"kind":"BUSINESS_LICENCE","number":"1","issuer":"a registrar","brands":["Spartak"],
                         "validFrom":"2026-05-01","validUntil":"2026-05-01"}""")
                .post("/api/v1/merchants/" + merchant + "/documents")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/brands", "/validUntil"))
                .body("errors.reason", containsInAnyOrder("brands-without-authorisation", "ends-before-it-begins"));

        asOperator()
                .get("/api/v1/merchants/" + merchant + "/documents")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void aDocumentThatIsTakenAwayTakesTheListingsAlong() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String registration = document(
                merchant,
                "MAKER_REGISTRATION",
                "\"goods\":[\"04\"],\"regime\":\"DECREE-248\",",
                LocalDate.of(2029, 1, 1));
        TestDocuments.permitDairy(merchant);
        String sku = listing(key, """
                {"category":"dairy","brand":"Test","texts":{"zh-CN":{"name":"测试奶酪"}},
                 "customs":{"hsCode":"0406900000","unit":"136","unit1":"035","quantity1":0.2,
                            "gmodelZh":"4|3|成熟干酪|脂肪含量45%|生牛乳|200克/袋|Test牌","originCountry":"340"},
                 "netWeightGrams":200,"grossWeightGrams":220,"content":"200 g","storage":"CHILLED","shelfLifeDays":180,
                 "producerRegistration":"CBLR00000000000042","price":{"amount":"40.00","currency":"CNY"}}""");
        untilFacts(sku, "1 " + PUBLISHED);

        asOperator()
                .delete("/api/v1/merchants/" + merchant + "/documents/" + registration)
                .then()
                .statusCode(204);

        untilFacts(sku, "1 " + PUBLISHED, "2 " + WITHDRAWN, "3 " + JUDGED);
        with(key)
                .get("/api/v1/merchant/products/" + sku)
                .then()
                .body("reasons.code", hasItem("maker-registration-missing"));
    }

    @Test
    void aMerchantSeesItsOwnDocumentsAndNoOthers() {
        String merchant = newMerchantId();
        String mine = keyOf(merchant);
        String theirs = keyOf(newMerchantId());
        String document = document(merchant, "BUSINESS_LICENCE", "", LocalDate.of(2029, 1, 1));

        with(mine).get("/api/v1/merchant/documents").then().statusCode(200).body("items.id", hasItem(document));
        with(theirs).get("/api/v1/merchant/documents").then().statusCode(200).body("items", empty());
    }

    @Test
    void aMerchantHasOnlySoManyDocumentsAndEachOfThemCounts() throws SQLException {
        String merchant = newMerchantId();
        keyOf(merchant);
        String id = document(merchant, "CERTIFICATE_OF_ORIGIN", "", LocalDate.of(2099, 1, 1));
        copy(merchant, id, MerchantDocuments.MOST_DOCUMENTS);

        post(merchant)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:too-many-documents"))
                .body("max", equalTo(MerchantDocuments.MOST_DOCUMENTS));
        asOperator()
                .delete("/api/v1/merchants/" + merchant + "/documents/" + id)
                .then()
                .statusCode(204);
        String newest = post(merchant).then().statusCode(201).extract().path("id");

        assertThat(merchantDocuments.of(MerchantId.fromString(merchant)))
                .hasSize(MerchantDocuments.MOST_DOCUMENTS)
                .extracting(document -> document.id().toString())
                .contains(newest);
    }

    private static Response post(String merchant) {
        return asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"kind":"BUSINESS_LICENCE","number":"1","issuer":"a registrar","validFrom":"2024-01-01"}""")
                .post("/api/v1/merchants/" + merchant + "/documents");
    }

    /** Copies of a merchant's only document until there are so many, of which nobody has to be told. */
    private void copy(String merchant, String id, int wanted) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO merchant_documents (id, merchant_id, kind, number, issuer, regime, goods, valid_from,
                          valid_until, created_at, begun, warned, ended)
                        SELECT id - ?, merchant_id, kind, number, issuer, regime, goods, valid_from, valid_until, created_at,
                          TRUE, TRUE, TRUE
                        FROM merchant_documents WHERE id > ? AND id <= ? AND merchant_id = ?""")) {
            long first = DocumentId.fromString(id).value();
            for (int there = 1; there < wanted; there = Math.min(2 * there, wanted)) {
                statement.setInt(1, there);
                statement.setLong(2, first - Math.min(there, wanted - there));
                statement.setLong(3, first);
                statement.setLong(4, MerchantId.fromString(merchant).value());
                statement.executeUpdate();
            }
        }
    }

    @Test
    void refusesADocumentThatIsOverBeforeItBegins() {
        String merchant = asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"name\":\"Brest dairy\"}")
                .post("/api/v1/merchants")
                .path("id");

        asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"kind":"BUSINESS_LICENCE","number":"1","issuer":"a registrar",
                         "validFrom":"2026-05-01","validUntil":"2026-05-01"}""")
                .post("/api/v1/merchants/" + merchant + "/documents")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/validUntil"))
                .body("errors.reason", contains("ends-before-it-begins"));
    }

    @Test
    void refusesAPermitWithoutAnEnd() {
        String merchant = newMerchantId();
        keyOf(merchant);

        TestDocuments.enter(merchant, """
                {"kind":"QUARANTINE_PERMIT","number":"AC-14","issuer":"GACC","validFrom":"2026-05-01"}""")
                .statusCode(422)
                .body("errors.pointer", contains("/validUntil"))
                .body("errors.reason", contains("permit-without-end"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    }

    private static String chocolateOf(String brand) {
        return chocolate().replace("\"brand\":\"Kommunarka\"", "\"brand\":\"" + brand + "\"");
    }

    private static String listing(String key, String body) {
        String sku = newSku();
        with(key)
                .contentType("application/json")
                .body(body)
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201);
        return sku;
    }

    private static String document(String merchant, String kind, String more, LocalDate until) {
        return asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"kind":"%s","number":"CBLR00000000000042","issuer":"a registrar",%s
                         "validFrom":"2024-01-01","validUntil":"%s"}""".formatted(kind, more, until))
                .post("/api/v1/merchants/" + merchant + "/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** As if the days had passed. */
    private void ends(String document, LocalDate day) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE merchant_documents SET valid_until = ?, ended = FALSE WHERE id = ?")) {
            statement.setDate(1, Date.valueOf(day));
            statement.setLong(2, DocumentId.fromString(document).value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void watchUntilNothingIsLeft() {
        while (watchDocuments.doSome() > 0) {
            assertThat(watchDocuments.name()).isNotEmpty();
        }
    }

    private void untilFacts(String sku, String... facts) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        List<String> told = events.factsOf("pavilion.catalog", sku);
        while (told.size() < facts.length && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            told = events.factsOf("pavilion.catalog", sku);
        }
        assertThat(told).containsExactly(facts);
    }
}
