package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static by.pavilion.catalog.rest.ImportCalls.HEADER;
import static by.pavilion.catalog.rest.ImportCalls.errors;
import static by.pavilion.catalog.rest.ImportCalls.finished;
import static by.pavilion.catalog.rest.ImportCalls.imported;
import static by.pavilion.catalog.rest.ImportCalls.row;
import static by.pavilion.catalog.rest.ImportCalls.start;
import static by.pavilion.catalog.rest.ImportCalls.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.events.TestOutbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportResourceTest {
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
                        "6  column-count 'only,three,cells'",
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
    void aQuotationMarkThatIsNeverClosedCostsItsRowOnly() {
        String before = newSku();
        String after = newSku();
        String file = HEADER
                + row(before, "26.00", "2048100000016")
                + "\"never closed,chocolate\n"
                + row(after, "26.00", "2048100000016");

        JsonPath done = imported(TestKeys.merchant(), file);

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(errors(done)).containsExactly("3  quote-not-closed '\"never closed,chocolate'");
        assertThat(done.getString("errors[0].message")).isEqualTo("A quotation mark in this row is never closed.");
        asMerchant().get("/api/v1/merchant/products/" + before).then().statusCode(200);
        asMerchant().get("/api/v1/merchant/products/" + after).then().statusCode(200);
    }

    @Test
    void refusesColumnsThatItDoesNotKnow() {
        String file = HEADER.replace("barcode", "ean").replace("note", "brand").replace("sku", "article");

        start(asMerchant(), UUID.randomUUID().toString(), file)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:import-columns"))
                .body("errors.pointer", containsInAnyOrder("ean", "brand", "article", "sku"))
                .body(
                        "errors.reason",
                        containsInAnyOrder("unknown-column", "repeated-column", "unknown-column", "missing-column"));
        start(asMerchant(), UUID.randomUUID().toString(), "")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("sku"));
    }

    @Test
    void aFileOfPricesChangesPrices() {
        String sku = newSku();
        imported(TestKeys.merchant(), HEADER + row(sku, "26.00", "2048100000016"));

        JsonPath done = imported(TestKeys.merchant(), "sku;price_cny\n" + sku + ";31.50\n");

        assertThat(done.getInt("rowsDone")).isEqualTo(1);
        asMerchant()
                .get("/api/v1/merchant/products/" + sku)
                .then()
                .body("price.amount", equalTo("31.50"))
                .body("brand", equalTo("Kommunarka"));
    }

    @Test
    void takesWhatChineseSpreadsheetsWrite() {
        String sku = newSku();
        String file = HEADER + row(sku, "26.00", "2048100000016");

        String id = started(TestKeys.merchant(), "text/csv", file.getBytes(Charset.forName("GB18030")));

        assertThat(finished(TestKeys.merchant(), id).getInt("rowsDone")).isEqualTo(1);
        asMerchant().get("/api/v1/merchant/products/" + sku).then().body("texts.'zh-CN'.name", equalTo("黑巧克力"));
    }

    @Test
    void takesJsonLinesAndTellsOfEachLineThatIsWrong() {
        String sku = newSku();
        imported(TestKeys.merchant(), HEADER + row(sku, "26.00", "2048100000016"));
        String line =
                asMerchant().get("/api/v1/merchant/products/" + sku).asString().replace("26.00", "27.00");
        String other = newSku();
        String file = line + "\n\n" + line.replace(sku, other).replace("\"AMBIENT\"", "\"HOT\"") + "\n{\"sku\":\n"
                + line.replace(sku, newSku()).replace("\"netWeightGrams\":90", "\"netWeightGrams\":\"x\"") + "\n[]\n"
                + line.replace(sku, newSku()).replace("\"brand\"", "\"Brand\"");

        JsonPath done = finished(
                TestKeys.merchant(),
                started(TestKeys.merchant(), "application/x-ndjson", file.getBytes(StandardCharsets.UTF_8)));

        assertThat(errors(done))
                .containsExactly(
                        "3 /storage unknown-value 'HOT'",
                        "4  json-unreadable '{\"sku\":'",
                        "5 /netWeightGrams wrong-type 'x'",
                        "6  json-unreadable '[]'",
                        "7 /Brand unknown-field 'Kommunarka'",
                        "7 /brand required ''");
        assertThat(List.of(done.getInt("rowsRead"), done.getInt("rowsDone"), done.getInt("rowsFailed")))
                .containsExactly(6, 1, 5);
        asMerchant().get("/api/v1/merchant/products/" + sku).then().body("price.amount", equalTo("27.00"));
    }

    @Test
    void whatIsExportedAndImportedAgainChangesNothingInAnyFormat() throws IOException {
        String merchant = keyOfAnotherMerchant();
        String prefix = newSku().substring(0, 5) + "-";
        imported(merchant, seed().replace("BY-", prefix));
        String sku = prefix + "KOM-CHOC-001";
        with(merchant)
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("""
                        {"options":[
                           {"code":"size","name":{"zh-CN":"规格","en":"Size"},"value":{"zh-CN":"90克","en":"90 g"}},
                           {"code":"flavour","name":{"en":"Flavour"},"value":{"en":"Dark, with \\"nuts\\""}}],
                         "attributes":{"chocolateKind":"dark","cocoaShare":68.5,"sugarFree":false,"flavour":{"be":"Чорны"}},
                         "media":[
                           {"url":"https://cdn.example.com/1.jpg","kind":"IMAGE","alternativeText":{"zh-CN":"图"}},
                           {"url":"https://cdn.example.com/2.mp4","kind":"VIDEO"}]}""")
                .patch("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(200);
        String described =
                with(merchant).get("/api/v1/merchant/products/" + sku).asString();
        List<String> before = events.factsOf("pavilion.catalog", sku);

        for (String format : List.of("csv", "jsonl", "xlsx")) {
            Response exported = with(merchant).queryParam("format", format).get("/api/v1/merchant/exports");
            exported.then().statusCode(200).header("Content-Disposition", containsString("listings." + format));
            JsonPath done = finished(merchant, started(merchant, exported.contentType(), exported.asByteArray()));

            assertThat(errors(done)).as(format).isEmpty();
            assertThat(done.getInt("rowsDone")).as(format).isEqualTo(40);
            assertThat(events.factsOf("pavilion.catalog", sku)).as(format).isEqualTo(before);
            assertThat(with(merchant).get("/api/v1/merchant/products/" + sku).asString())
                    .as(format)
                    .isEqualTo(described);
        }
    }

    @Test
    void takesOptionsAttributesAndMediaAndTellsTheirColumns() {
        String good = newSku();
        String bad = newSku();
        String other = newSku();
        imported(
                TestKeys.merchant(),
                HEADER
                        + row(good, "26.00", "2048100000016")
                        + row(bad, "26.00", "2048100000016")
                        + row(other, "26.00", "2048100000016"));

        JsonPath done = imported(
                TestKeys.merchant(),
                "sku,option.size.name.zh,option.size.zh,attribute.cocoaShare,attribute.sugarFree,attribute.chocolateKind,"
                        + "attribute.flavour.zh,media.1.url,media.1.kind,media.1.alternative.zh,media.2.url,media.2.kind\n"
                        + good + ",规格,90克,68.5,no,dark,黑,https://cdn.example.com/1.jpg,,图,,\n"
                        + bad + ",规格,,much,perhaps,pink,,,,,http://cdn.example.com/2.mp4,video\n"
                        + other + ",,,,,,,,,,,\n");

        assertThat(errors(done))
                .containsExactly(
                        "3 attribute.chocolateKind unknown-value 'pink'",
                        "3 attribute.cocoaShare malformed 'much'",
                        "3 attribute.sugarFree unknown-value 'perhaps'",
                        "3 media.2.url not-https 'http://cdn.example.com/2.mp4'",
                        "3 option.size.zh required ''");
        assertThat(done.getInt("rowsDone")).isEqualTo(2);
        asMerchant()
                .get("/api/v1/merchant/products/" + good)
                .then()
                .body("options[0].code", equalTo("size"))
                .body("options[0].value.'zh-CN'", equalTo("90克"))
                .body("attributes.cocoaShare", equalTo(68.5f))
                .body("attributes.sugarFree", equalTo(false))
                .body("attributes.chocolateKind", equalTo("dark"))
                .body("attributes.flavour.'zh-CN'", equalTo("黑"))
                .body("media", hasSize(1))
                .body("media[0].kind", equalTo("IMAGE"))
                .body("media[0].alternativeText.'zh-CN'", equalTo("图"));
    }

    @Test
    void givesAllErrorsAsAFile() {
        String file = HEADER + row("=bad", "26.00", "2048100000016") + row(newSku(), "0", "2048100000016");
        String id = imported(TestKeys.merchant(), file).getString("id");

        String errors = asMerchant()
                .header("Accept-Language", "en")
                .get("/api/v1/merchant/imports/" + id + "/errors")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", "attachment; filename=\"errors.csv\"")
                .extract()
                .asString();

        assertThat(errors.lines())
                .startsWith("\uFEFFrow,column,value,reason,message,remedy")
                .anySatisfy(line -> assertThat(line).startsWith("2,sku,'=bad,sku-form,It is no SKU."))
                .anySatisfy(line -> assertThat(line).startsWith("3,price_cny,0,not-positive,"))
                .hasSize(3);
        with(keyOfAnotherMerchant())
                .get("/api/v1/merchant/imports/" + id + "/errors")
                .then()
                .statusCode(404);
        asMerchant().get("/api/v1/merchant/imports").then().body("items.id", hasItem(id));
    }

    @Test
    void theFileOfErrorsHasEachOfThemHoweverMany() {
        StringBuilder file = new StringBuilder(HEADER);
        for (int row = 0; row < 1_101; row++) {
            file.append(row(newSku(), "0", "1"));
        }
        String id = imported(TestKeys.merchant(), file.toString()).getString("id");

        List<String> errors = asMerchant()
                .get("/api/v1/merchant/imports/" + id + "/errors")
                .asString()
                .lines()
                .skip(1)
                .toList();

        assertThat(errors).hasSize(2 * 1_101).doesNotHaveDuplicates();
    }

    @Test
    void textsThatAreNoneAreRowErrors() {
        String file = HEADER
                + row(newSku(), "26.00", "2048100000016").replace("Dark chocolate", "Dark\u0000chocolate")
                + row(newSku(), "26.00", "2048100000016").replace("Dark chocolate", "<script>alert(1)</script>")
                + row(newSku(), "26.00", "2048100000016").replace("Dark chocolate", "Dark \u202Eetalocohc")
                + row(newSku(), "26.00", "2048100000016").replace("Dark chocolate", "x".repeat(10 << 20))
                + row(newSku(), "26.00", "2048100000016");

        JsonPath done = imported(TestKeys.merchant(), file);

        assertThat(List.of(done.getInt("rowsRead"), done.getInt("rowsDone"), done.getInt("rowsFailed")))
                .containsExactly(5, 1, 4);
        assertThat(done.getList("errors.row")).containsExactly(2, 3, 4, 5);
        assertThat(done.getList("errors.column")).containsOnly("name_en");
        assertThat(done.getString("errors[3].value")).hasSizeLessThan(200);
    }

    @Test
    void aWorkbookThatIsNoneIsRefusedAsAWhole() {
        asMerchant()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/merchant/imports")
                .then()
                .statusCode(422)
                .body("errors.reason", contains("xlsx-unreadable"));
    }

    @Test
    void refusesAFileThatDoesNotSayWhatItIs() throws Exception {
        HttpResponse<String> answer =
                TestCalls.postWithoutType(TestKeys.merchant(), "/api/v1/merchant/imports", HEADER);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("urn:pavilion:problem:unsupported-media-type");
    }

    @Test
    void refusesAFileAboveFiftyMebibytesByItsDeclaredLength() throws IOException {
        String head = """
                POST /api/v1/merchant/imports HTTP/1.1\r
                Host: x\r
                Authorization: Bearer %s\r
                Idempotency-Key: %s\r
                Content-Type: text/csv\r
                Connection: close\r
                Content-Length: %d\r
                \r
                """.formatted(TestKeys.merchant(), UUID.randomUUID(), (50 << 20) + 1);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("body-too-large", String.valueOf(50 << 20));
        }
    }

    @Test
    void refusesAFileInAnEncodingThatItDoesNotKnow() {
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
                .body("mediaTypes", hasItem("text/csv"));
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

    private static String seed() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ImportResourceTest.class.getResourceAsStream("/sandbox/catalogue-seed.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
