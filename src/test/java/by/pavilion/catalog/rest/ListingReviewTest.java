package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.catalog.TestListings.chocolate;
import static by.pavilion.catalog.rest.ListingCalls.PRODUCTS;
import static by.pavilion.catalog.rest.ListingCalls.change;
import static by.pavilion.catalog.rest.ListingCalls.get;
import static by.pavilion.catalog.rest.ListingCalls.put;
import static by.pavilion.catalog.rest.ListingCalls.standing;
import static by.pavilion.catalog.rest.ListingCalls.stock;
import static by.pavilion.catalog.rest.ListingCalls.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.SeedListings;
import by.pavilion.catalog.Sku;
import by.pavilion.events.TestOutbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Listings where an operator decides what buyers see. */
@QuarkusTest
@TestProfile(ListingReviewTest.Reviewed.class)
class ListingReviewTest {
    @Inject
    TestOutbox events;

    @Inject
    Listings listings;

    ListingReviewTest() {}

    /** An installation as in production. */
    public static class Reviewed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pavilion.catalog.review", "required");
        }
    }

    @Test
    void aNewListingWaitsUntilAnOperatorApprovesIt() {
        String sku = newSku();
        put(sku, chocolate())
                .then()
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("reasons", empty());

        submit(sku)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:listing-not-ready"))
                .body("errors.reason", contains("no-stock"));
        stock(sku);
        String review = submitted(sku);
        assertThat(submitted(sku)).isEqualTo(review);
        get(sku).then().body("status", equalTo("IN_REVIEW"));
        assertThat(waiting()).contains(review);

        decide(review, "APPROVE", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("listing.status", equalTo("PUBLISHED"));
        decide(review, "APPROVE", null).then().statusCode(200);
        decide(review, "REJECT", "No.")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:review-is-over"))
                .body("reviewState", equalTo("APPROVED"));
        assertThat(waiting()).doesNotContain(review);
        assertThat(events.factsOf("pavilion.catalog", sku))
                .containsExactly(
                        "1 by.pavilion.listing.changed.v1",
                        "2 by.pavilion.listing.changed.v1",
                        "3 by.pavilion.listing.published.v1");
    }

    @Test
    void tellsEveryObstacleAtOnce() {
        String sku = newSku();
        put(
                sku,
                chocolate()
                        .replace("\"zh-CN\":{\"name\":\"康美纳尔卡黑巧克力 90克\",", "\"zh-CN\":{")
                        .replace("1806320000", "9999999999")
                        .replace("\"chocolate\"", "\"herbal-medicine\"")
                        .replaceAll(",\\s*\"price\":\\{[^}]*}", ""));

        submit(sku)
                .then()
                .statusCode(409)
                .body(
                        "errors.reason",
                        hasItems(
                                "no-chinese-name",
                                "no-price",
                                "no-stock",
                                "not-on-positive-list",
                                "category-needs-licence",
                                "attribute-missing"))
                .body("errors.find { it.reason == 'no-price' }.pointer", equalTo("/price"))
                .body("errors.find { it.reason == 'not-on-positive-list' }.pointer", equalTo("/customs/hsCode"));
        get(sku).then().body("status", equalTo("DRAFT"));
        asMerchant()
                .get(PRODUCTS + sku + "/standing")
                .then()
                .body("reasons.code", hasItems("no-chinese-name", "no-price"))
                .body("warnings.code", contains("no-stock"));
    }

    @Test
    void whatIsOnSaleStaysSoUntilTheChangeIsApproved() {
        String sku = onSale();
        int eventsBefore = events.factsOf("pavilion.catalog", sku).size();

        String tag = get(sku).header("ETag");
        Response changed = change(sku, chocolate("24.00").replace("A bar from Minsk.", "A bar."));

        changed.then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)))
                .body("status", equalTo("PUBLISHED"))
                .body("price.amount", equalTo("24.00"))
                .body("texts.en.description", equalTo("A bar."))
                .body("review.state", equalTo("PROPOSED"))
                .body("review.changed", contains("/texts"));
        assertThat(shown(sku)).isEqualTo("A bar from Minsk.");
        assertThat(listing(sku).requirePrice().amount().toPlainString()).isEqualTo("24.00");
        assertThat(events.factsOf("pavilion.catalog", sku)).hasSize(eventsBefore + 2);

        change(sku, get(sku).asString()).then().header("ETag", equalTo(changed.header("ETag")));
        patch(sku, "{\"brand\":\"Spartak\"}").then().body("review.changed", containsInAnyOrder("/brand", "/texts"));
        String review = submitted(sku);
        decide(review, "APPROVE", null)
                .then()
                .statusCode(200)
                .body("listing.brand", equalTo("Spartak"))
                .body("listing.price.amount", equalTo("24.00"));
        assertThat(shown(sku)).isEqualTo("A bar.");
        assertThat(events.factsOf("pavilion.catalog", sku)).hasSize(eventsBefore + 3);
    }

    @Test
    void anOperatorAsksForChanges() {
        String sku = newSku();
        put(sku, chocolate());
        stock(sku);
        String review = submitted(sku);

        decide(review, "ASK_FOR_CHANGES", null).then().statusCode(422).body("errors.pointer", contains("/reason"));
        decide(review, "ASK_FOR_CHANGES", "Say more.").then().statusCode(200).body("state", equalTo("CHANGES_ASKED"));
        get(sku).then()
                .body("status", equalTo("DRAFT"))
                .body("review.state", equalTo("CHANGES_ASKED"))
                .body("review.reason", equalTo("Say more."));

        patch(sku, "{\"texts\":{\"en\":{\"description\":\"More.\"}}}").then().body("status", equalTo("DRAFT"));
        assertThat(submitted(sku)).isEqualTo(review);
        decide(review, "REJECT", "Not here.").then().statusCode(200).body("listing.status", equalTo("RETIRED"));
    }

    @Test
    void anOperatorDecidesOnlyOnWhatIsStillWanted() {
        String sku = newSku();
        put(sku, chocolate());
        stock(sku);
        String review = submitted(sku);

        patch(sku, "{\"price\":{\"amount\":\"20.00\"}}").then().body("status", equalTo("IN_REVIEW"));
        patch(sku, "{\"brand\":\"Spartak\"}").then().body("status", equalTo("DRAFT"));

        decide(review, "APPROVE", null).then().statusCode(409).body("reviewState", equalTo("PROPOSED"));
        assertThat(submitted(sku)).isEqualTo(review);
    }

    @Test
    void aProposalThatIsTakenBackOrRejectedLeavesWhatIsOnSale() {
        String sku = onSale();
        patch(sku, "{\"brand\":\"Spartak\"}").then().body("review.state", equalTo("PROPOSED"));
        patch(sku, "{\"brand\":\"Kommunarka\"}").then().body("review.state", equalTo("WITHDRAWN"));
        submit(sku).then().statusCode(409);

        patch(sku, "{\"brand\":\"Spartak\"}");
        String review = submitted(sku);
        decide(review, "REJECT", "It is no Spartak.").then().statusCode(200);
        get(sku).then()
                .body("brand", equalTo("Kommunarka"))
                .body("status", equalTo("PUBLISHED"))
                .body("review.state", equalTo("REJECTED"))
                .body("review.reason", equalTo("It is no Spartak."));
    }

    @Test
    void pausingAndRetiringNeedNobody() {
        String sku = onSale();
        patch(sku, "{\"brand\":\"Spartak\"}");
        String review = submitted(sku);

        standing(sku, "PAUSED").then().body("status", equalTo("PAUSED")).body("review.state", equalTo("WAITING"));
        decide(review, "APPROVE", null).then().statusCode(200).body("listing.status", equalTo("PAUSED"));
        assertThat(listing(sku).brand()).isEqualTo("Spartak");
        patch(sku, "{\"brand\":\"Kommunarka\"}");
        String next = submitted(sku);
        standing(sku, "RETIRED").then().body("status", equalTo("RETIRED")).body("review.state", equalTo("WITHDRAWN"));
        decide(next, "APPROVE", null).then().statusCode(409);
    }

    @Test
    void ofTwoWordsAtOnceOneHolds() throws Exception {
        String sku = newSku();
        put(sku, chocolate());
        stock(sku);
        String review = submitted(sku);
        List<Callable<Integer>> words = new ArrayList<>();
        for (int count = 0; count < 3; count++) {
            words.add(() -> decide(review, "APPROVE", null).statusCode());
            words.add(() -> decide(review, "REJECT", "No.").statusCode());
        }

        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> word : threads.invokeAll(words)) {
            codes.add(word.get());
        }
        threads.shutdown();

        assertThat(codes).containsOnly(200, 409).filteredOn(code -> code == 200).hasSize(3);
        assertThat(events.factsOf("pavilion.catalog", sku)).hasSize(3);
    }

    @Test
    void filesProposeAsWell() {
        String sku = onSale();
        String fresh = newSku();
        String file = SeedListings.header()
                + '\n'
                + SeedListings.row(sku, "Spartak", "from a file", "31.00")
                + '\n'
                + SeedListings.row(fresh, "Spartak", "from a file", "32.00")
                + '\n';

        String id = asMerchant()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/merchant/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> asMerchant()
                .get("/api/v1/merchant/imports/" + id)
                .then()
                .body("state", equalTo("DONE"))
                .body("rowsDone", equalTo(2)));

        get(sku).then()
                .body("brand", equalTo("Spartak"))
                .body("texts.en.description", equalTo("A bar from Minsk."))
                .body("review.state", equalTo("PROPOSED"));
        assertThat(listing(sku).brand()).isEqualTo("Kommunarka");
        assertThat(listing(sku).requirePrice().amount().toPlainString()).isEqualTo("31.00");
        get(fresh).then().body("status", equalTo("DRAFT"));
    }

    @Test
    void theAuditTrailTellsWhoDecided() {
        String sku = newSku();
        put(sku, chocolate());
        stock(sku);
        decide(submitted(sku), "APPROVE", null).then().statusCode(200);

        asOperator()
                .queryParam("subject", sku)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.role == 'operator' }.changes.flatten().find { it.field == '/status' }.from",
                        equalTo("IN_REVIEW"))
                .body(
                        "items.findAll { it.role == 'operator' }.changes.flatten().find { it.field == '/status' }.to",
                        equalTo("PUBLISHED"));
    }

    @Test
    void operatorsFindWhatIsInEachState() {
        asOperator()
                .queryParam("state", "APPROVED")
                .queryParam("limit", 1)
                .get("/api/v1/reviews/listings")
                .then()
                .statusCode(200);
        asOperator()
                .queryParam("state", "GONE")
                .get("/api/v1/reviews/listings")
                .then()
                .statusCode(400);
        decide("rev_0000000000000", "APPROVE", null)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-review"));
    }

    private String onSale() {
        String sku = newSku();
        put(sku, chocolate());
        stock(sku);
        decide(submitted(sku), "APPROVE", null).then().body("listing.status", equalTo("PUBLISHED"));
        return sku;
    }

    private Listing listing(String sku) {
        return listings.find(new Sku(sku)).orElseThrow();
    }

    private @Nullable String shown(String sku) {
        return Objects.requireNonNull(listing(sku).texts().get("en")).description();
    }

    private static List<String> waiting() {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = (next == null ? asOperator() : asOperator().queryParam("cursor", next))
                    .queryParam("limit", 100)
                    .get("/api/v1/reviews/listings")
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            next = page.getString("next");
        } while (next != null);
        return ids;
    }

    private static Response patch(String sku, String body) {
        Response patched = asMerchant()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(PRODUCTS + sku);
        patched.then().statusCode(200);
        return patched;
    }

    private static String submitted(String sku) {
        return submit(sku).then().statusCode(200).extract().path("review.id");
    }

    private static Response decide(String review, String decision, @Nullable String reason) {
        String why = reason == null ? "" : ",\"reason\":\"" + reason + "\"";
        return asOperator()
                .contentType("application/json")
                .body("{\"decision\":\"" + decision + "\"" + why + "}")
                .post("/api/v1/reviews/" + review + "/decisions");
    }
}
