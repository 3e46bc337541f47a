package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static by.pavilion.catalog.TestListings.chocolate;
import static by.pavilion.catalog.rest.ListingCalls.PRODUCTS;
import static by.pavilion.catalog.rest.ListingCalls.change;
import static by.pavilion.catalog.rest.ListingCalls.get;
import static by.pavilion.catalog.rest.ListingCalls.put;
import static by.pavilion.catalog.rest.ListingCalls.standing;
import static by.pavilion.catalog.rest.ListingCalls.stock;
import static by.pavilion.catalog.rest.ListingCalls.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestKeys;
import by.pavilion.events.TestOutbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Listings where nobody has to see them before they are on sale. */
@QuarkusTest
class ListingLifecycleTest {
    private static final Duration FRESH = Duration.ofSeconds(60);

    @Inject
    TestOutbox events;

    ListingLifecycleTest() {}

    @Test
    void pausesAndResumes() {
        String sku = published();

        standing(sku, "PAUSED").then().statusCode(200).body("status", equalTo("PAUSED"));
        standing(sku, "PAUSED").then().statusCode(200).body("status", equalTo("PAUSED"));
        get(sku).then().header("ETag", equalTo("\"1\"")).body("status", equalTo("PAUSED"));
        asMerchant()
                .queryParam("status", "PAUSED")
                .queryParam("limit", 100)
                .get("/api/v1/merchant/products")
                .then()
                .body("items.sku", hasItem(sku));
        change(sku, chocolate("24.00")).then().statusCode(200).body("status", equalTo("PAUSED"));
        standing(sku, "PUBLISHED").then().statusCode(200).body("status", equalTo("PUBLISHED"));

        assertThat(events.factsOf("pavilion.catalog", sku))
                .containsExactly(
                        "1 by.pavilion.listing.published.v1",
                        "2 by.pavilion.listing.withdrawn.v1",
                        "3 by.pavilion.listing.changed.v1",
                        "4 by.pavilion.listing.published.v1");
    }

    @Test
    void whatIsPausedCannotBeBought() {
        String sku = published();
        String product = get(sku).path("productId");
        stock(sku);
        await().atMost(FRESH)
                .untilAsserted(
                        () -> given().get("/api/v1/products/" + product).then().statusCode(200));
        assertThat(quote(sku).jsonPath().getList("errors.reason", String.class)).isNullOrEmpty();

        standing(sku, "PAUSED").then().statusCode(200);

        quote(sku).then().statusCode(422).body("errors.reason", contains("not-for-sale"));
        await().atMost(FRESH)
                .untilAsserted(
                        () -> given().get("/api/v1/products/" + product).then().statusCode(404));
    }

    @Test
    void resumesToBlockedWhatLacksSomethingMeanwhile() {
        String sku = published();
        standing(sku, "PAUSED");
        change(sku, chocolate().replaceAll(",\\s*\"price\":\\{[^}]*}", ""))
                .then()
                .body("status", equalTo("PAUSED"))
                .body("reasons.code", contains("no-price"));

        standing(sku, "PUBLISHED").then().statusCode(200).body("status", equalTo("BLOCKED"));

        assertThat(events.factsOf("pavilion.catalog", sku))
                .hasSize(5)
                .endsWith("4 by.pavilion.listing.compliance-changed.v1", "5 by.pavilion.listing.changed.v1");
    }

    @Test
    void whatIsRetiredComesBackByADecisionOnly() {
        String sku = published();

        asMerchant().delete(PRODUCTS + sku).then().statusCode(428);
        asMerchant().header("If-Match", "\"7\"").delete(PRODUCTS + sku).then().statusCode(412);
        with(keyOfAnotherMerchant())
                .header("If-Match", "*")
                .delete(PRODUCTS + sku)
                .then()
                .statusCode(404);
        asMerchant().header("If-Match", "\"0\"").delete(PRODUCTS + sku).then().statusCode(204);
        asMerchant().header("If-Match", "*").delete(PRODUCTS + sku).then().statusCode(204);
        standing(sku, "PUBLISHED")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:listing-not-in-that-status"))
                .body("listingStatus", equalTo("RETIRED"));
        standing(sku, "PAUSED").then().statusCode(409);
        change(sku, chocolate("24.00")).then().statusCode(200).body("status", equalTo("RETIRED"));

        stock(sku);
        String review = submit(sku)
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_REVIEW"))
                .body("review.state", equalTo("WAITING"))
                .extract()
                .path("review.id");
        asOperator()
                .contentType("application/json")
                .body("{\"decision\":\"APPROVE\"}")
                .post("/api/v1/reviews/" + review + "/decisions")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("listing.status", equalTo("PUBLISHED"))
                .body("listing.price.amount", equalTo("24.00"));
        assertThat(events.factsOf("pavilion.catalog", sku))
                .containsExactly(
                        "1 by.pavilion.listing.published.v1",
                        "2 by.pavilion.listing.withdrawn.v1",
                        "3 by.pavilion.listing.changed.v1",
                        "4 by.pavilion.listing.changed.v1",
                        "5 by.pavilion.listing.published.v1");
    }

    @Test
    void tellsOfSoldOutGoodsWithoutTakingThemOffSale() {
        String sku = published();

        asMerchant()
                .get(PRODUCTS + sku + "/standing")
                .then()
                .statusCode(200)
                .body("status", equalTo("PUBLISHED"))
                .body("reasons", empty())
                .body("warnings.code", contains("no-stock"))
                .body("warnings[0].messages.en", equalTo("There is not a single piece."))
                .body("review", nullValue());
        stock(sku);
        asMerchant().get(PRODUCTS + sku + "/standing").then().body("warnings", empty());
        submit(sku).then().statusCode(409).body("type", equalTo("urn:pavilion:problem:nothing-to-review"));
    }

    @Test
    void keepsMerchantsApart() {
        String sku = published();
        String other = keyOfAnotherMerchant();

        with(other).get(PRODUCTS + sku + "/standing").then().statusCode(404);
        with(other)
                .contentType("application/json")
                .body("{\"status\":\"RETIRED\"}")
                .put(PRODUCTS + sku + "/standing")
                .then()
                .statusCode(404);
        with(other).post(PRODUCTS + sku + "/submissions").then().statusCode(404);
        get(sku).then().body("status", equalTo("PUBLISHED"));
        standing(sku, "DRAFT").then().statusCode(422).body("errors.pointer", contains("/status"));
    }

    private static String published() {
        String sku = newSku();
        put(sku, chocolate()).then().statusCode(201).body("status", equalTo("PUBLISHED"));
        return sku;
    }

    private static Response quote(String sku) {
        return with(TestKeys.storefront())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"shipTo":{"province":"上海市"},"lines":[{"sku":"%s","quantity":1}],"channel":"storefront"}""".formatted(sku))
                .post("/api/v1/quotes");
    }
}
