package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static by.pavilion.catalog.TestListings.chocolate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestKeys;
import by.pavilion.events.TestOutbox;
import by.pavilion.shared.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class MerchantProductResourceTest {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    TestOutbox events;

    @Test
    @Timeout(60)
    void aBodyThatIsWrongInAMillionPlacesIsAnsweredAtOnce() {
        String sku = newSku();
        String nothings = "null,".repeat(200_000) + "null";

        asMerchant()
                .contentType("application/json")
                .body(chocolate().replaceFirst("\\{", "{\"media\":[" + nothings + "],"))
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(422)
                .body("errors.reason", hasItem("too-many"))
                .body("errors.size()", lessThan(100));
        with(TestKeys.publicStorefront())
                .contentType("application/json")
                .body("{\"shipTo\":{\"province\":\"北京市\"},\"lines\":[" + nothings + "]}")
                .post("/api/v1/quotes")
                .then()
                .statusCode(422)
                .body("errors.size()", lessThanOrEqualTo(1_000));
        asMerchant().get("/api/v1/merchant/products/" + sku).then().statusCode(404);
    }

    @Test
    void publishesAListingThatNothingSpeaksAgainst() {
        String sku = newSku();

        Response made = put(sku, chocolate());

        made.then()
                .statusCode(201)
                .header("Location", "/api/v1/merchant/products/" + sku)
                .header("ETag", "\"0\"")
                .body("sku", equalTo(sku))
                .body("productId", matchesPattern("prd_[0-9A-Z]{13}"))
                .body("productCode", equalTo(sku))
                .body("status", equalTo("PUBLISHED"))
                .body("reasons", empty())
                .body("netContent.quantity", equalTo(90))
                .body("netContent.unit", equalTo("GRAM"))
                .body("price.amount", equalTo("26.00"));
        assertThat(events.factsOf("pavilion.catalog", sku)).containsExactly("1 by.pavilion.listing.published.v1");
    }

    @Test
    void blocksAListingWithEveryReasonAtOnce() {
        String sku = newSku();
        String nameless = chocolate()
                .replace("\"zh-CN\":{\"name\":\"康美纳尔卡黑巧克力 90克\",", "\"zh-CN\":{")
                .replaceAll(",\\s*\"price\":\\{[^}]*}", "");

        put(sku, nameless)
                .then()
                .statusCode(201)
                .body("status", equalTo("BLOCKED"))
                .body("reasons.code", hasItems("no-chinese-name", "no-price"))
                .body("reasons.find { it.code == 'no-price' }.pointer", equalTo("/price"))
                .body("reasons.find { it.code == 'no-price' }.messages.en", equalTo("There is no price."))
                .body("reasons.find { it.code == 'no-price' }.messages.ru", equalTo("Нет цены."));
        assertThat(events.factsOf("pavilion.catalog", sku)).containsExactly("1 by.pavilion.listing.changed.v1");
    }

    @Test
    void tellsEachChangeByItsEvent() {
        String sku = newSku();
        put(sku, chocolate());
        change(sku, chocolate("24.00"));
        change(sku, chocolate("24.00").replace("A bar from Minsk.", "A bar."));
        change(sku, chocolate("24.00").replace("A bar from Minsk.", "A bar."));
        change(sku, chocolate().replaceAll(",\\s*\"price\":\\{[^}]*}", ""));
        change(sku, chocolate());

        assertThat(events.factsOf("pavilion.catalog", sku))
                .containsExactly(
                        "1 by.pavilion.listing.published.v1",
                        "2 by.pavilion.listing.changed.v1",
                        "3 by.pavilion.listing.price-changed.v1",
                        "4 by.pavilion.listing.changed.v1",
                        "5 by.pavilion.listing.withdrawn.v1",
                        "6 by.pavilion.listing.compliance-changed.v1",
                        "7 by.pavilion.listing.published.v1",
                        "8 by.pavilion.listing.compliance-changed.v1");
    }

    @Test
    void takesBackUnchangedWhatItGave() {
        String sku = newSku();
        put(sku, chocolate());
        Response given = get(sku);

        asMerchant()
                .header("If-Match", given.header("ETag"))
                .contentType("application/json")
                .body(given.asString())
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(200)
                .header("ETag", given.header("ETag"));

        assertThat(get(sku).asString()).isEqualTo(given.asString());
        assertThat(events.factsOf("pavilion.catalog", sku)).hasSize(1);
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        String sku = newSku();
        String first = put(sku, chocolate()).header("ETag");
        String second = change(sku, chocolate("30.00")).header("ETag");

        put(sku, chocolate("31.00")).then().statusCode(428);
        ifMatch(sku, first, chocolate("31.00")).then().statusCode(412);
        ifMatch(sku, "\"99\"", "{}").then().statusCode(412);
        ifMatch(newSku(), "*", chocolate()).then().statusCode(412);
        get(sku).then().header("ETag", second).body("price.amount", equalTo("30.00"));
        ifMatch(sku, first + ", " + second, chocolate("31.00")).then().statusCode(200);
    }

    @Test
    void looksAtTheVersionBeforeTheBody() {
        String sku = newSku();
        put(sku, chocolate());

        put(sku, "{\"colour\":1}").then().statusCode(428);
        ifMatch(sku, "\"7\"", "no JSON").then().statusCode(412);
        with(keyOfAnotherMerchant())
                .contentType("application/json")
                .body("no JSON")
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(404);
        put("lower-case", "no JSON").then().statusCode(404);
        ifMatch(sku, "*", "no JSON").then().statusCode(400);
    }

    @Test
    void changesAListingInPart() {
        String sku = newSku();
        put(sku, chocolate());

        patch(
                        sku,
                        "*",
                        "{\"brand\":\"Spartak\",\"price\":{\"amount\":\"24.00\"},\"texts\":{\"en\":{\"description\":null}}}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("brand", equalTo("Spartak"))
                .body("price.amount", equalTo("24.00"))
                .body("price.currency", equalTo("CNY"))
                .body("texts.en.name", equalTo("Dark chocolate 90 g"))
                .body("texts.en.description", nullValue())
                .body("texts.zh-CN.ingredients", equalTo("可可液块,白砂糖"))
                .body("customs.gtin", equalTo("2048100000016"));
        patch(sku, "*", "{\"price\":null,\"shelfLifeDays\":null,\"texts\":{\"ru\":null}}")
                .then()
                .statusCode(200)
                .body("status", equalTo("BLOCKED"))
                .body("shelfLifeDays", nullValue())
                .body("texts.ru", nullValue());
        assertThat(events.factsOf("pavilion.catalog", sku))
                .containsExactly(
                        "1 by.pavilion.listing.published.v1",
                        "2 by.pavilion.listing.changed.v1",
                        "3 by.pavilion.listing.price-changed.v1",
                        "4 by.pavilion.listing.withdrawn.v1",
                        "5 by.pavilion.listing.compliance-changed.v1");
    }

    @Test
    void changesInPartOnlyWhatCouldBeWrittenAsAWhole() {
        String sku = newSku();
        put(sku, chocolate());

        patch(
                        sku,
                        "*",
                        "{\"category\":null,\"colour\":null,\"size\":{\"cm\":7},\"customs\":{\"gtin\":\"1\"},\"content\":90}")
                .then()
                .statusCode(422)
                .body(
                        "errors.collect { it.pointer + ' ' + it.reason }",
                        containsInAnyOrder(
                                "/category required",
                                "/colour unknown-field",
                                "/size unknown-field",
                                "/customs/gtin bad-gtin",
                                "/content wrong-type"));
        patch(sku, "*", "[]").then().statusCode(422);
        patch(
                        sku,
                        "*",
                        "{\"customs\":{\"quantity1\":1e400},\"netWeightGrams\":1e400,\"price\":{\"amount\":\"-1e400\"}}")
                .then()
                .statusCode(422)
                .body(
                        "errors.collect { it.pointer + ' ' + it.reason }",
                        containsInAnyOrder(
                                "/customs/quantity1 too-large",
                                "/netWeightGrams wrong-type",
                                "/price/amount malformed"));
        patch(sku, "*", "{\"status\":\"BLOCKED\",\"sku\":\"OTHER\",\"netContent\":null}")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("sku", equalTo(sku))
                .body("status", equalTo("PUBLISHED"));
    }

    @Test
    void changesInPartOnlyTheVersionThatWasRead() {
        String sku = newSku();
        put(sku, chocolate());

        asMerchant()
                .contentType(MERGE_PATCH)
                .body("no JSON")
                .patch("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(428);
        patch(sku, "\"7\"", "no JSON").then().statusCode(412);
        patch(newSku(), "*", "{}").then().statusCode(404);
        with(keyOfAnotherMerchant())
                .header("If-Match", "*")
                .contentType(MERGE_PATCH)
                .body("{\"brand\":\"Mine\"}")
                .patch("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(404);
        get(sku).then().header("ETag", "\"0\"").body("brand", equalTo("Kommunarka"));
    }

    @Test
    void answersThatNothingChangedToWhoeverHasItAlready() {
        String sku = newSku();
        String tag = put(sku, chocolate()).header("ETag");

        asMerchant()
                .header("If-None-Match", tag)
                .get("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(304);
    }

    @Test
    void namesEveryWrongFieldAndSavesNothing() {
        String sku = newSku();
        String wrong = chocolate("0.00")
                .replace("1806320000", "18063")
                .replace("2048100000016", "2048100000017")
                .replace("\"unit\":\"017\"", "\"unit\":\"17\"")
                .replace("Dark chocolate 90 g", "<b>Dark</b>")
                .replace("\"chocolate\"", "\"chocolates\"");

        put(sku, wrong)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:validation"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/category",
                                "/customs/hsCode",
                                "/customs/gtin",
                                "/customs/unit",
                                "/texts/en/name",
                                "/price/amount"));
        get(sku).then().statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-listing"));
        assertThat(events.factsOf("pavilion.catalog", sku)).isEmpty();
    }

    @Test
    void aFieldThatDoesNotFitHidesNothingElse() {
        String wrong = chocolate("0.00")
                .replace("1806320000", "18063")
                .replaceFirst("\"netWeightGrams\":\\d+", "\"netWeightGrams\":\"much\",\"colour\":\"brown\"");

        put(newSku(), wrong)
                .then()
                .statusCode(422)
                .body(
                        "errors.collect { it.pointer + ' ' + it.reason }",
                        hasItems("/netWeightGrams wrong-type", "/colour unknown-field"))
                .body("errors.pointer", hasItems("/customs/hsCode", "/price/amount"));
    }

    @Test
    void refusesFieldsThatItDoesNotKnow() {
        put(newSku(), chocolate().replace("\"brand\"", "\"colour\":\"brown\",\"brand\""))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/colour"));
    }

    @Test
    void refusesAnSkuThatIsNone() {
        put("lower-case", chocolate()).then().statusCode(404);
        put("TWENTY-ONE-CHARACTERS", chocolate()).then().statusCode(404);
    }

    @Test
    void keepsMerchantsApart() {
        String sku = newSku();
        put(sku, chocolate());
        String other = keyOfAnotherMerchant();

        with(other).get("/api/v1/merchant/products/" + sku).then().statusCode(404);
        with(other)
                .contentType("application/json")
                .body(chocolate())
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(404);
        with(other)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(chocolate("1.00"))
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(404);
        with(other).get("/api/v1/merchant/products").then().statusCode(200).body("items", empty());
        get(sku).then().body("price.amount", equalTo("26.00"));
        asOperator().get("/api/v1/merchant/products").then().statusCode(403);
    }

    @Test
    void listsAMerchantsListingsBySku() {
        String merchant = keyOfAnotherMerchant();
        List<String> skus = new ArrayList<>();
        for (int count = 0; count < 5; count++) {
            String sku = newSku();
            skus.add(sku);
            String body = count == 2 ? chocolate().replaceAll(",\\s*\"price\":\\{[^}]*}", "") : chocolate();
            with(merchant)
                    .contentType("application/json")
                    .body(body)
                    .put("/api/v1/merchant/products/" + sku)
                    .then()
                    .statusCode(201);
        }

        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = (next == null ? with(merchant) : with(merchant).queryParam("cursor", next))
                    .queryParam("limit", 2)
                    .get("/api/v1/merchant/products")
                    .jsonPath();
            listed.addAll(page.getList("items.sku"));
            next = page.getString("next");
        } while (next != null);

        assertThat(listed).isEqualTo(skus.stream().sorted().toList());
        with(merchant).get("/api/v1/merchant/products?status=BLOCKED").then().body("items.sku", contains(skus.get(2)));
        with(merchant).get("/api/v1/merchant/products?status=GONE").then().statusCode(400);
        with(merchant)
                .queryParam("cursor", Cursor.print("货"))
                .get("/api/v1/merchant/products")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("cursor"));
    }

    @Test
    void groupsSkusByProductCode() {
        String one = newSku();
        String two = newSku();
        String code = "bars-" + one;
        String body = chocolate().replace("\"category\"", "\"productCode\":\"" + code + "\",\"category\"");

        String first = put(one, body).path("productId");
        String second = put(two, body).path("productId");
        String alone = put(newSku(), chocolate()).path("productId");

        assertThat(first).isEqualTo(second).isNotEqualTo(alone);
    }

    @Test
    void letsOneOfManyMakeAListing() throws Exception {
        String sku = newSku();
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int count = 0; count < 8; count++) {
            attempts.add(() -> put(sku, chocolate()).statusCode());
        }

        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> attempt : threads.invokeAll(attempts)) {
            codes.add(attempt.get());
        }
        threads.shutdown();

        assertThat(codes).containsOnlyOnce(201).containsOnly(201, 428);
        assertThat(events.factsOf("pavilion.catalog", sku)).hasSize(1);
    }

    private static Response put(String sku, String body) {
        return asMerchant().contentType("application/json").body(body).put("/api/v1/merchant/products/" + sku);
    }

    private static Response change(String sku, String body) {
        Response changed = ifMatch(sku, "*", body);
        changed.then().statusCode(200);
        return changed;
    }

    private static Response ifMatch(String sku, String version, String body) {
        return asMerchant()
                .header("If-Match", version)
                .contentType("application/json")
                .body(body)
                .put("/api/v1/merchant/products/" + sku);
    }

    private static Response patch(String sku, String version, String body) {
        return asMerchant()
                .header("If-Match", version)
                .contentType(MERGE_PATCH)
                .body(body)
                .patch("/api/v1/merchant/products/" + sku);
    }

    private static Response get(String sku) {
        return asMerchant().get("/api/v1/merchant/products/" + sku);
    }
}
