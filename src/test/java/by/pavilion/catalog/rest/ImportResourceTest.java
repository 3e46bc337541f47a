package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.TestKeys;
import by.pavilion.events.TestOutbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportResourceTest {
    private static final String HEADER =
            "sku,category,brand,name_en,name_ru,name_be,name_zh,hs6,hs10_cn,hs10_status,unit,unit_zh,unit1,"
                    + "qty1_per_unit,unit2,qty2_per_unit,net_weight_kg,gross_weight_kg,content,price_cny,vat_rate,"
                    + "consumption_tax_rate,mfn_rate,rate_status,composite_tax_rate,positive_list,modes,storage,"
                    + "shelf_life_days,origin,gmodel_zh,barcode,note\n";

    @Inject
    TestOutbox events;

    @Test
    void importsTheWholeSeed() throws IOException {
        String merchant = keyOfAnotherMerchant();
        String prefix = newSku().substring(0, 8);
        String file = seed().replace("BY-", prefix.substring(0, 5) + "-");

        JsonPath done = imported(merchant, file);

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getList("errors")).isEmpty();
        assertThat(List.of(done.getInt("rowsRead"), done.getInt("rowsDone"), done.getInt("rowsFailed")))
                .containsExactly(40, 40, 0);
        List<String> listed = with(merchant)
                .queryParam("limit", 100)
                .get("/api/v1/merchant/products")
                .jsonPath()
                .getList("items.sku");
        assertThat(listed).hasSize(40);
        with(merchant)
                .get("/api/v1/merchant/products/" + prefix.substring(0, 5) + "-SAV-UHTM-020")
                .then()
                .body("netContent.quantity", equalTo(12000))
                .body("netWeightGrams", equalTo(12360))
                .body("texts.be.name", equalTo("Малако ультрапастэрызаванае 3,1% 1 л × 12"))
                .body("price.amount", equalTo("120.00"));
    }

    @Test
    void landsGoodRowsAndReportsBadOnes() {
        String good = newSku();
        String twice = newSku();
        String file = HEADER
                + row(good, "26.00", "2048100000016")
                + row("bad sku", "26.00", "2048100000016")
                + row(twice, "26.00", "2048100000016")
                + row(newSku(), "-1", "2048100000017")
                + "only,three,cells\n"
                + row(twice, "27.00", "2048100000016")
                + row(newSku(), "1e400", "2048100000016").replace("0.090", "ninety");

        JsonPath done = imported(TestKeys.merchant(), file);

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(List.of(done.getInt("rowsRead"), done.getInt("rowsDone"), done.getInt("rowsFailed")))
                .containsExactly(7, 2, 5);
        assertThat(errors(done))
                .containsExactly(
                        "3 sku sku-form 'bad sku'",
                        "5 barcode bad-gtin '2048100000017'",
                        "5 price_cny not-positive '-1'",
                        "6  column-count ''",
                        "7 sku repeated-sku '" + twice + "'",
                        "8 net_weight_kg malformed 'ninety'",
                        "8 price_cny malformed '1e400'");
        assertThat(done.getString("errors[0].message")).isEqualTo("It is no SKU.");
        assertThat(done.getString("errors[0].remedy")).startsWith("Use 1 to 20");
        asMerchant().get("/api/v1/merchant/products/" + good).then().statusCode(200);
        asMerchant().get("/api/v1/merchant/products/" + twice).then().body("price.amount", equalTo("26.00"));
    }

    @Test
    void changesNothingInADryRun() {
        String sku = newSku();
        String file = HEADER + row(sku, "26.00", "2048100000016") + row(newSku(), "0", "2048100000016");

        JsonPath done = finished(
                TestKeys.merchant(),
                start(asMerchant().queryParam("dryRun", true), UUID.randomUUID().toString(), file)
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id"));

        assertThat(done.getBoolean("dryRun")).isTrue();
        assertThat(List.of(done.getInt("rowsRead"), done.getInt("rowsDone"), done.getInt("rowsFailed")))
                .containsExactly(2, 1, 1);
        asMerchant().get("/api/v1/merchant/products/" + sku).then().statusCode(404);
        assertThat(events.factsOf("pavilion.catalog", sku)).isEmpty();
    }

    @Test
    void importingAgainChangesNothing() {
        String sku = newSku();
        String file = HEADER + row(sku, "26.00", "2048100000016");
        imported(TestKeys.merchant(), file);
        imported(TestKeys.merchant(), "\uFEFF" + file);

        assertThat(events.factsOf("pavilion.catalog", sku)).containsExactly("1 by.pavilion.listing.published.v1");
    }

    @Test
    void leavesAloneWhatTheFileHasNoColumnFor() {
        String sku = newSku();
        imported(TestKeys.merchant(), HEADER + row(sku, "26.00", "2048100000016"));
        String described = asMerchant()
                .get("/api/v1/merchant/products/" + sku)
                .asString()
                .replace("{\"name\":\"Dark chocolate\"}", "{\"name\":\"Dark chocolate\",\"description\":\"Fine.\"}");
        asMerchant()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(described)
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(200)
                .body("texts.en.description", equalTo("Fine."));

        imported(TestKeys.merchant(), HEADER + row(sku, "28.00", "2048100000016"));

        asMerchant()
                .get("/api/v1/merchant/products/" + sku)
                .then()
                .body("price.amount", equalTo("28.00"))
                .body("texts.en.description", equalTo("Fine."));
    }

    @Test
    void stopsWhereTheFileIsNoFileAnyMore() {
        String good = newSku();
        String file = HEADER + row(good, "26.00", "2048100000016") + "\"never closed,chocolate\n";

        JsonPath done = imported(TestKeys.merchant(), file);

        assertThat(done.getString("state")).isEqualTo("FAILED");
        assertThat(errors(done)).containsExactly("3  csv-unreadable ''");
        asMerchant().get("/api/v1/merchant/products/" + good).then().statusCode(200);
    }

    @Test
    void refusesColumnsThatItDoesNotKnow() {
        String file = HEADER.replace("barcode", "ean").replace("note", "sku");

        start(asMerchant(), UUID.randomUUID().toString(), file)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:import-columns"))
                .body("errors.pointer", containsInAnyOrder("ean", "sku", "barcode", "note"))
                .body(
                        "errors.reason",
                        containsInAnyOrder("unknown-column", "repeated-column", "missing-column", "missing-column"));
        start(asMerchant(), UUID.randomUUID().toString(), "")
                .then()
                .statusCode(422)
                .body("errors", hasSize(33));
    }

    @Test
    void refusesAFileThatIsNotUtf8() {
        byte[] file = (HEADER + row(newSku(), "26.00", "2048100000016").replace("Dark chocolate", "Шоколад"))
                .getBytes(Charset.forName("windows-1251"));

        asMerchant()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/merchant/imports")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:import-encoding"));
    }

    @Test
    void doesTheSameFileOnceForOneKey() {
        String key = UUID.randomUUID().toString();
        String sku = newSku();
        String file = HEADER + row(sku, "26.00", "2048100000016");

        String first = start(asMerchant(), key, file)
                .then()
                .statusCode(202)
                .header("Location", startsWith("/api/v1/merchant/imports/imp_"))
                .extract()
                .path("id");
        String second =
                start(asMerchant(), key, file).then().statusCode(202).extract().path("id");
        start(asMerchant(), key, file + row(newSku(), "1.00", "2048100000016"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:idempotency-key-reused"));
        asMerchant()
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/merchant/imports")
                .then()
                .statusCode(400);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void showsAnImportToItsMerchantOnly() {
        String id = imported(TestKeys.merchant(), HEADER).getString("id");

        with(keyOfAnotherMerchant())
                .get("/api/v1/merchant/imports/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-import"));
        asMerchant()
                .get("/api/v1/merchant/imports/" + id)
                .then()
                .body("rowsRead", equalTo(0))
                .body("errors", empty());
    }

    @Test
    void cannotTakeAnotherMerchantsSku() {
        String sku = newSku();
        imported(TestKeys.merchant(), HEADER + row(sku, "26.00", "2048100000016"));
        String other = keyOfAnotherMerchant();

        JsonPath done = imported(other, HEADER + row(sku, "1.00", "2048100000016"));

        assertThat(errors(done)).containsExactly("2 sku sku-taken '" + sku + "'");
        asMerchant().get("/api/v1/merchant/products/" + sku).then().body("price.amount", equalTo("26.00"));
    }

    @Test
    void takesOtherMediaTypesForWhatTheyAre() {
        asMerchant()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/merchant/imports")
                .then()
                .statusCode(415)
                .body("mediaTypes", contains("text/csv"));
    }

    @Test
    void readsAFileOfManyPortions() {
        String merchant = keyOfAnotherMerchant();
        String prefix = newSku().substring(0, 10);
        StringBuilder file = new StringBuilder(HEADER);
        for (int row = 0; row < 1_050; row++) {
            file.append(row(prefix + "-" + row, "26.00", row % 100 == 7 ? "1" : "2048100000016"));
        }

        JsonPath done = imported(merchant, file.toString());

        assertThat(List.of(done.getInt("rowsRead"), done.getInt("rowsDone"), done.getInt("rowsFailed")))
                .containsExactly(1_050, 1_039, 11);
        assertThat(done.getList("errors.row")).first().isEqualTo(9);
        with(merchant)
                .queryParam("limit", 100)
                .get("/api/v1/merchant/products")
                .then()
                .body("items", hasSize(100))
                .body("items.sku", hasItem(prefix + "-0"));
    }

    private static JsonPath imported(String key, String file) {
        Response started = start(with(key), UUID.randomUUID().toString(), file);
        started.then().statusCode(202);
        return finished(key, started.path("id"));
    }

    private static JsonPath finished(String key, String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> with(key).get("/api/v1/merchant/imports/" + id).jsonPath(),
                        found -> found.getString("finishedAt") != null);
    }

    private static Response start(RequestSpecification caller, String key, String file) {
        return caller.header("Idempotency-Key", key)
                .contentType("text/csv; charset=utf-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/merchant/imports");
    }

    private static List<String> errors(JsonPath done) {
        List<String> errors = new ArrayList<>();
        for (int place = 0; place < done.getList("errors").size(); place++) {
            String error = "errors[" + place + "].";
            errors.add("%d %s %s '%s'"
                    .formatted(
                            done.getInt(error + "row"),
                            done.getString(error + "column"),
                            done.getString(error + "reason"),
                            done.getString(error + "value")));
        }
        return errors.stream().sorted().toList();
    }

    private static String row(String sku, String price, String barcode) {
        return sku + ",chocolate,Kommunarka,Dark chocolate,Шоколад,Шакалад,黑巧克力,180632,1806320000,verified,017,块,035,"
                + "0.09,,,0.090,0.105,90 g," + price + ",0.13,0,0.10,old,0.091000,likely,9610;1210,ambient,365,340,"
                + "\"4|3|可可含量68%,白砂糖|块状|90克/块|不夹心|Kommunarka牌\"," + barcode + ",\n";
    }

    private static String seed() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ImportResourceTest.class.getResourceAsStream("/sandbox/catalogue-seed.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
