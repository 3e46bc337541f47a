package by.pavilion.identity.rest;

import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static by.pavilion.catalog.TestListings.chocolate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditResourceTest {
    private static final String OWN = "/api/v1/merchant/audit";
    private static final String ALL = "/api/v1/audit";

    @Test
    void tellsWhoChangedWhatFromWhatToWhat() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        asOperator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"name\":\"another name\"}")
                .put("/api/v1/merchants/" + merchant)
                .then()
                .statusCode(200);

        asOperator()
                .queryParam("subject", merchant)
                .get(ALL)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].kind", equalTo("MERCHANT"))
                .body("items[0].role", equalTo("operator"))
                .body("items[0].merchant", equalTo(merchant))
                .body("items[0].changes", hasSize(1))
                .body("items[0].changes[0].field", equalTo("/name"))
                .body("items[0].changes[0].from", equalTo("a merchant"))
                .body("items[0].changes[0].to", equalTo("another name"))
                .body("items[1].changes.from", everyItem(nullValue()));
        with(key)
                .queryParam("subject", merchant)
                .get(OWN)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.actor", everyItem(equalTo("operator")));
    }

    @Test
    void aMerchantSeesItsOwnAndNothingElse() {
        String one = newMerchantId();
        String other = keyOf(newMerchantId());
        String key = keyOf(one);
        String made = with(key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"label\":\"seen\",\"scopes\":[\"stock\"]}")
                .post("/api/v1/merchant/keys")
                .path("id");

        with(key).queryParam("subject", made).get(OWN).then().body("items", hasSize(1));
        with(other).queryParam("subject", made).get(OWN).then().statusCode(200).body("items", empty());
        with(other).queryParam("subject", one).get(OWN).then().statusCode(200).body("items", empty());
        String actor = with(key).queryParam("subject", made).get(OWN).path("items[0].actor");
        with(key).queryParam("actor", actor).get(OWN).then().body("items.subject", hasItem(made));
        with(other).queryParam("actor", actor).get(OWN).then().body("items", empty());
    }

    @Test
    void aRefusedChangeLeavesNoLine() {
        String merchant = newMerchantId();
        keyOf(merchant);

        asOperator()
                .header("If-Match", "\"17\"")
                .contentType("application/json")
                .body("{\"name\":\"too late\"}")
                .put("/api/v1/merchants/" + merchant)
                .then()
                .statusCode(412);
        asOperator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"name\":\"a merchant\"}")
                .put("/api/v1/merchants/" + merchant)
                .then()
                .statusCode(200);

        asOperator().queryParam("subject", merchant).get(ALL).then().body("items", hasSize(1));
    }

    @Test
    void holdsNoSecrets() {
        String key = keyOf(newMerchantId());
        JsonPath made = with(key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"label\":\"rotated\",\"scopes\":[\"stock\"]}")
                .post("/api/v1/merchant/keys")
                .jsonPath();
        String second = with(key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/merchant/keys/" + made.getString("id") + "/rotations")
                .path("secret");
        with(key).delete("/api/v1/merchant/keys/" + made.getString("id")).then().statusCode(204);

        String trail = asOperator()
                .queryParam("subject", made.getString("id"))
                .get(ALL)
                .then()
                .body("items", hasSize(3))
                .body("items[0].changes.field", hasItem("/revokedAt"))
                .body("items[1].changes.field", hasItem("/rotated"))
                .extract()
                .asString();
        assertThat(trail).doesNotContain(second, made.getString("secret"), "sha256");
    }

    @Test
    void whatAnImportChangesNamesTheImportAndThatNamesWhoSentIt() {
        String key = keyOf(newMerchantId());
        String sku = newSku();
        String sent = with(key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .body("""
                        sku,category,brand,name_en,name_ru,name_be,name_zh,hs6,hs10_cn,hs10_status,unit,unit_zh,unit1,\
                        qty1_per_unit,unit2,qty2_per_unit,net_weight_kg,gross_weight_kg,content,price_cny,vat_rate,\
                        consumption_tax_rate,mfn_rate,rate_status,composite_tax_rate,positive_list,modes,storage,\
                        shelf_life_days,origin,gmodel_zh,barcode,note
                        %s,chocolate,Kommunarka,Bar,,,巧克力,180632,1806320000,verified,017,块,035,0.09,,,0.090,0.105,\
                        90 g,26.00,0.13,0,0.10,old,0.091000,likely,9610;1210,ambient,365,340,\
                        4|3|可可含量68%%|块状|90克/块|不夹心|Kommunarka牌,2048100000016,
                        """.formatted(sku))
                .post("/api/v1/merchant/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> with(key)
                .queryParam("actor", sent)
                .get(OWN)
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("LISTING"))
                .body("items[0].subject", equalTo(sku)));
        with(key)
                .queryParam("subject", sent)
                .get(OWN)
                .then()
                .body("items[0].kind", equalTo("IMPORT"))
                .body("items[0].actor", startsWith("key_"));
    }

    @Test
    void keepsTheLongestTextWholeOnBothSides() {
        String key = keyOf(newMerchantId());
        String sku = newSku();
        String before = "a ".repeat(2_500).strip() + "A";
        String after = "可".repeat(4_999) + "乙";
        put(with(key), sku, before).statusCode(201);
        put(with(key).header("If-Match", "*"), sku, after).statusCode(200);

        with(key)
                .queryParam("subject", sku)
                .get(OWN)
                .then()
                .statusCode(200)
                .body("items.changes.flatten().findAll { it.field == '/texts/en/description' }.from", contains(before))
                .body("items.changes.flatten().findAll { it.field == '/texts/en/description' }.to", contains(after));
    }

    private static ValidatableResponse put(RequestSpecification request, String sku, String description) {
        return request.contentType("application/json")
                .body(chocolate().replace("A bar from Minsk.", description))
                .put("/api/v1/merchant/products/" + sku)
                .then();
    }

    @Test
    void comesInPagesAndFromATimeOn() {
        String merchant = newMerchantId();
        keyOf(merchant);
        for (int change = 0; change < 4; change++) {
            asOperator()
                    .header("If-Match", "*")
                    .contentType("application/json")
                    .body("{\"name\":\"name %d\"}".formatted(change))
                    .put("/api/v1/merchants/" + merchant)
                    .then()
                    .statusCode(200);
        }

        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page(merchant, cursor);
            names.addAll(page.getList("items.collect { it.changes.find { it.field == '/name' }.to }", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(names).containsExactly("name 3", "name 2", "name 1", "name 0", "a merchant");
        asOperator()
                .queryParam("subject", merchant)
                .queryParam("after", Instant.now().plusSeconds(60).toString())
                .get(ALL)
                .then()
                .body("items", empty());
        asOperator().queryParam("after", "yesterday").get(ALL).then().statusCode(400);
    }

    private static JsonPath page(String merchant, @Nullable String cursor) {
        var request = asOperator().queryParam("subject", merchant).queryParam("limit", 2);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get(ALL)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
