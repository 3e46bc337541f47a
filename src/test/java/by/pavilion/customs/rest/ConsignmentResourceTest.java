package by.pavilion.customs.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.newSku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.catalog.TestListings;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.DeclarationLine;
import by.pavilion.customs.DeclarationOrder;
import by.pavilion.customs.DeclaredTax;
import by.pavilion.customs.OpenDeclaration;
import by.pavilion.customs.PayerIdentity;
import by.pavilion.customs.PaymentFact;
import by.pavilion.merchant.TestDocuments;
import by.pavilion.parties.Parties;
import by.pavilion.parties.TestRecipients;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Consignments and their documents over HTTP. */
@QuarkusTest
class ConsignmentResourceTest {
    private static final String CONSIGNMENTS = "/api/v1/consignments";
    private static final IdFormat ORDER = IdFormat.prefixed("ord");

    @Inject
    OpenDeclaration openDeclaration;

    @Inject
    Parties parties;

    @Inject
    Ids ids;

    private static final String TERMS = """
            "exporter":{"name":"ОАО «Коммунарка»","nameEn":"JSC Kommunarka","address":"г. Минск, ул. Аранская, 18",
                        "unp":"200988541"},
            "consignee":{"name":"演示保税仓储有限公司","address":"Haikou Comprehensive Bonded Zone","country":"CN"},
            "contract":{"number":"BY-CN-2026/11","signedOn":"2026-10-01"},
            "delivery":{"incoterms":"DAP","place":"Haikou"},
            "transport":{"mode":"MODE","vehicle":"AB 1234-7","noteNumber":"31245678","noteDate":"2026-11-11",
                         "departure":"Минск","destination":"西安","carrier":"Carrier","container":"CSQU3054383"},
            "statisticalRate":{"usd":0.1391,"day":"2026-11-11","source":"National Bank of Belarus"}
            """;

    private static final String DECLARATION = """
            {"kind":"EXPORT_DECLARATION","number":"06649123/010320/0012345","issuedOn":"2020-03-01","issuer":"Customs"}""";

    @Test
    void writesEveryPaperOfAConsolidatedShipmentFromTheSameGoods() {
        String dark = listing("1806320000", "1806321000", "26.00");
        String filled = listing("1806320000", "1806321000", "24.50");
        letMilkIn();
        String milk = listing("0402210000", null, "40.00");

        JsonPath made = prepare("""
                {"customsMode":"1210","goods":[
                  {"sku":"%s","quantity":1000,"packages":10},
                  {"sku":"%s","quantity":500,"packages":5,"grossWeightGrams":60000},
                  {"sku":"%s","quantity":3,"packages":1,"price":{"amount":"33.33","currency":"CNY"}}],
                 %s}""".formatted(dark, filled, milk, terms("RAIL")))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String id = made.getString("id");

        assertThat(made.getString("value.amount")).isEqualTo("38349.99");
        assertThat(made.getInt("packages")).isEqualTo(16);
        assertThat(made.getInt("netGrams")).isEqualTo(1503 * 90);
        assertThat(made.getInt("grossGrams")).isEqualTo(105_000 + 60_000 + 315);
        assertThat(made.getList("lines.unit")).containsOnly("796");
        asOperator().get(CONSIGNMENTS + "/" + id).then().statusCode(200).body("lines", hasSize(3));
        asOperator().get(CONSIGNMENTS + "?limit=100").then().statusCode(200).body("items.id", hasItem(id));
        asOperator()
                .get(CONSIGNMENTS + "/" + id + "/documents")
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        contains(
                                "export-declaration",
                                "invoice",
                                "packing-list",
                                "certificate-of-origin",
                                "certificates",
                                "smgs"))
                .body("items.find { it.kind == 'export-declaration' }.missing.pointer", contains("/lines/2/tnvedCode"));
        document(id, "export-declaration")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.hsCode", contains("1806321000", "040221"))
                .body("procedure.code", equalTo("10"))
                .body("declarationType.code", equalTo("ЭК"))
                .body("transportCode.code", equalTo("20"))
                .body("totals.value.amount", equalTo("38349.99"))
                .body("totals.statisticalValue.amount", equalTo("5334.48"))
                .body("totals.grossKg.toString()", equalTo("165.315"))
                .body("attachments.kind.code", contains("03011", "04021", "04131", "02013"))
                .body("bases.find { it.part == 'procedure' }.basis", equalTo("general-knowledge"));
        document(id, "invoice")
                .then()
                .body("totals.value.amount", equalTo("38349.99"))
                .body("items", hasSize(3));
        document(id, "packing-list").then().body("totals.value", nullValue()).body("totals.packages", equalTo(16));
        document(id, "certificate-of-origin")
                .then()
                .body("form.form.code", equalTo("GENERAL"))
                .body("bases.find { it.part == 'form' }.basis", equalTo("source"));
        document(id, "certificates")
                .then()
                .body("certificates.find { it.certificate == 'VETERINARY' }.lines", contains(3));
        document(id, "smgs")
                .then()
                .body("boxes.find { it.box == '18' }.value", equalTo("165.315"))
                .body("boxes.find { it.box == '2' }.value", equalTo("Минск"));
        document(id, "cmr")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-export-document"));
    }

    @Test
    void declaresWhatCarriesTheGoodsToTheBorderAndOverIt() {
        String sku = listing("1806320000", "1806321000", "26.00");
        String body = """
                {"customsMode":"1210","goods":[{"sku":"%s","quantity":2,"packages":1}], %s}""";
        String apart = terms("RAIL").replace("\"carrier\":", """
                "vehicleCountry":"KZ","inland":{"mode":"ROAD","vehicle":"AB 1234-7","vehicleCountry":"BY"},"carrier":""");

        String lorryAndTrain = prepare(body.formatted(sku, apart))
                .then()
                .statusCode(201)
                .body("transport.vehicleCountry", equalTo("KZ"))
                .body("transport.inland.vehicle", equalTo("AB 1234-7"))
                .extract()
                .path("id");
        String trainOnly = prepare(body.formatted(sku, terms("RAIL")))
                .then()
                .statusCode(201)
                .body("transport.inland", nullValue())
                .extract()
                .path("id");

        document(lorryAndTrain, "export-declaration")
                .then()
                .body("transport.inland.vehicleCountry", equalTo("BY"))
                .body("transportCode.code", equalTo("20"))
                .body("inlandTransportCode.code", equalTo("30"));
        assertThat(document(lorryAndTrain, "export-declaration", "application/xml")
                        .xmlPath()
                        .getString("document.transport.inland.mode"))
                .isEqualTo("ROAD");
        document(trainOnly, "export-declaration")
                .then()
                .body("transportCode.code", equalTo("20"))
                .body("inlandTransportCode.code", equalTo("20"));
    }

    @Test
    void tellsWhichCertificatesAreMissingUntilTheyAreEntered() {
        letMilkIn();
        String id = prepare("""
                {"customsMode":"1210","goods":[{"sku":"%s","quantity":2,"packages":1},
                                               {"sku":"%s","quantity":2,"packages":1}], %s}""".formatted(
                                listing("1806320000", "1806321000", "26.00"),
                                listing("0402210000", null, "40.00"),
                                terms("RAIL")))
                .then()
                .statusCode(201)
                .body("certificates", hasSize(0))
                .body("missingCertificates.find { it.certificate == 'EXPORT_DECLARATION' }.lines", contains(1, 2))
                .extract()
                .path("id");
        asOperator()
                .get(CONSIGNMENTS + "/" + id)
                .then()
                .body("missingCertificates.certificate", hasItems("VETERINARY", "EXPORT_DECLARATION"))
                .body("missingCertificates.find { it.certificate == 'VETERINARY' }.lines", contains(2))
                .body("missingCertificates.find { it.certificate == 'VETERINARY' }.reason", equalTo("no-certificate"));

        enter(id, """
                {"kind":"VETERINARY","number":" BY 1 ","issuedOn":"2020-03-01","validUntil":"2020-04-01","issuer":"Service"}""").then().statusCode(201).body("number", equalTo("BY 1"));
        asOperator()
                .get(CONSIGNMENTS + "/" + id)
                .then()
                .body(
                        "missingCertificates.find { it.certificate == 'VETERINARY' }.reason",
                        equalTo("certificate-over"));
        enter(id, """
                {"kind":"VETERINARY","number":"BY 2","issuedOn":"2020-03-01","issuer":"Service"}""").then().statusCode(201);
        String listed = "items.find { it.id == '" + id + "' }.missingCertificates";
        asOperator().get(CONSIGNMENTS + "?limit=100").then().body(listed, hasItem("EXPORT_DECLARATION"));
        enter(id, DECLARATION).then().statusCode(201);

        asOperator()
                .get(CONSIGNMENTS + "?limit=100")
                .then()
                .body(listed, not(hasItem("EXPORT_DECLARATION")))
                .body(listed, not(hasItem("VETERINARY")));
        asOperator()
                .get(CONSIGNMENTS + "/" + id)
                .then()
                .body("certificates.number", contains("BY 1", "BY 2", "06649123/010320/0012345"))
                .body("missingCertificates.certificate", not(hasItem("VETERINARY")))
                .body("missingCertificates.certificate", not(hasItem("EXPORT_DECLARATION")));
        document(id, "certificates")
                .then()
                .body("certificates.find { it.certificate == 'VETERINARY' }.issued.number", contains("BY 1", "BY 2"))
                .body("missing.pointer", not(hasItem("/certificates/VETERINARY")));
        document(id, "export-declaration")
                .then()
                .body("attachments.kind.code", contains("03011", "04021", "04131", "02013", "01201", "01201"))
                .body("attachments.number", hasItem("BY 2"));
        document(id, "smgs")
                .then()
                .body("attachments.number", hasItem("06649123/010320/0012345"))
                .body("boxes.find { it.box == '24' }.value", containsString("06649123/010320/0012345"));
        assertThat(document(id, "export-declaration", "application/xml")
                        .xmlPath()
                        .getString("document.attachments.item[5].number"))
                .isEqualTo("BY 2");
    }

    @Test
    void entersACertificateOnceAndTakesItAway() {
        String id = prepared("ROAD");
        String other = prepared("ROAD");
        String key = UUID.randomUUID().toString();

        String entered =
                enter(id, key, DECLARATION).then().statusCode(201).extract().path("id");

        enter(id, key, DECLARATION).then().statusCode(201).body("id", equalTo(entered));
        enter(id, DECLARATION)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:certificate-is-there"));
        enter(other, DECLARATION).then().statusCode(201);
        remove(other, entered).then().statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-certificate"));
        remove(id, entered).then().statusCode(204);
        remove(id, entered).then().statusCode(404);
        asOperator().get(CONSIGNMENTS + "/" + id).then().body("certificates", hasSize(0));
        asOperator()
                .get("/api/v1/audit?limit=100&subject=" + id)
                .then()
                .body("items.kind", contains("CONSIGNMENT", "CONSIGNMENT"));
    }

    @Test
    void ofSeveralAtOnceOneEntersACertificateAndOneTakesItAway() {
        String id = prepared("ROAD");

        List<Response> entered = atOnce(() -> enter(id, DECLARATION));

        assertThat(entered.stream().map(Response::statusCode)).containsExactlyInAnyOrder(201, 409, 409, 409);
        String certificate = entered.stream()
                .filter(one -> one.statusCode() == 201)
                .findFirst()
                .orElseThrow()
                .path("id");
        List<Response> removed = atOnce(() -> remove(id, certificate));
        assertThat(removed.stream().map(Response::statusCode)).containsExactlyInAnyOrder(204, 404, 404, 404);
        asOperator()
                .get("/api/v1/audit?limit=100&subject=" + id)
                .then()
                .body("items.kind", contains("CONSIGNMENT", "CONSIGNMENT"));
    }

    private static List<Response> atOnce(Supplier<Response> call) {
        List<CompletableFuture<Response>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(call))
                .limit(4)
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void takesNoMoreCertificatesThanAConsignmentCanHave() {
        String id = prepared("ROAD");
        for (int number = 1; number <= 50; number++) {
            enter(id, conformity(number)).then().statusCode(201);
        }

        enter(id, conformity(51))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:too-many-certificates"))
                .body("max", equalTo(50));

        asOperator().get(CONSIGNMENTS + "/" + id).then().body("certificates", hasSize(50));
    }

    @Test
    void refusesCertificatesThatCannotBeWithEveryReason() {
        String id = prepared("ROAD");

        enter(id, """
                {"kind":"EXPORT_DECLARATION","number":"06649123/310220/0012345","issuedOn":"9998-01-01",
                 "validUntil":"9998-01-01","issuer":"Customs"}""")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/issuedOn", "/validUntil", "/number"))
                .body(
                        "errors.reason",
                        contains("issued-in-the-future", "ends-before-it-begins", "bad-export-declaration-number"))
                .body("errors.detail", not(hasItem(nullValue())));
        enter(id, DECLARATION.replace("2020-03-01", "2020-03-02"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/issuedOn"))
                .body("errors.reason", contains("number-of-another-day"))
                .body("errors[0].detail", containsString("2020-03-01"));
        enter(id, """
                {"kind":"VETERINARY","number":"%s","issuer":" "}""".formatted("1".repeat(41)))
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/number", "/issuedOn", "/issuer"));
        enter(id, """
                {"kind":"LOVE_LETTER","number":"1","issuedOn":"2020-03-01","issuer":"Somebody"}""")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/kind"))
                .body("errors.reason", contains("unknown-value"));

        asOperator().get(CONSIGNMENTS + "/" + id).then().body("certificates", hasSize(0));
    }

    @Test
    void givesEachDocumentInTheFormThatIsAskedFor() {
        String id = prepared("ROAD");

        Response xml = document(id, "invoice", "application/xml");
        Response pdf = document(id, "invoice", "application/pdf");

        XmlPath read = xml.then()
                .statusCode(200)
                .contentType("application/xml")
                .extract()
                .xmlPath();
        assertThat(read.getString("document.exporter.name")).isEqualTo("ОАО «Коммунарка»");
        assertThat(read.getString("document.totals.value.amount"))
                .isEqualTo(document(id, "invoice").path("totals.value.amount"));
        assertThat(pdf.then()
                        .statusCode(200)
                        .contentType("application/pdf")
                        .extract()
                        .asByteArray())
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        document(id, "invoice", "*/*").then().statusCode(200).contentType("application/json");
        document(id, "cmr", "application/pdf")
                .then()
                .statusCode(406)
                .body("type", equalTo("urn:pavilion:problem:not-acceptable"));
        document(id, "invoice", "text/csv").then().statusCode(406);
        document(id, "love-letter", "application/json").then().statusCode(404);
    }

    @Test
    void sendsTheParcelsOfDeclaredOrdersOnceAndWeighsThemAsDeclared() {
        String sku = listing("1806320000", "1806321000", "26.00");
        String order = declared(sku, CustomsMode.DIRECT_PURCHASE);
        String bonded = declared(sku, CustomsMode.BONDED);
        String body = """
                {"customsMode":"9610","orders":["%s"], %s}""";

        Response first = prepare(body.formatted(order, terms("ROAD")));
        Response second = prepare(body.formatted(order, terms("ROAD")));

        first.then()
                .statusCode(201)
                .body("orders", contains(order))
                .body("packages", equalTo(1))
                .body("netGrams", equalTo(270))
                .body("grossGrams", equalTo(333))
                .body("value.amount", equalTo("78.00"))
                .body("lines.netGrams", contains(180, 90))
                .body("lines.grossGrams", contains(222, 111));
        second.then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-leaves-already"))
                .body("errors.pointer", contains("/orders/0"));
        prepare("""
                {"customsMode":"9610","orders":["%s","ord_0000000000000","张三","%s"], %s}""".formatted(bonded, bonded, terms("ROAD")))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/orders/0", "/orders/1", "/orders/2", "/orders/3"))
                .body(
                        "errors.reason",
                        contains("order-of-another-mode", "order-not-declared", "order-not-declared", "named-twice"));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnceAndKeepsNothing() {
        String sku = listing("1806320000", null, "26.00");
        String before = asOperator().get(CONSIGNMENTS + "?limit=1").asString();

        Response answer = prepare("""
                {"customsMode":"1210",
                 "goods":[{"sku":"NOT-THERE","quantity":1,"packages":1},
                          {"sku":"%1$s","quantity":0,"packages":1,"price":{"amount":"1.001","currency":"CNY"}},
                          {"sku":"%1$s","quantity":1}],
                 "exporter":{"name":" ","address":"Minsk","unp":"200988542"},
                 "consignee":{"name":"x","address":"y","country":"China"},
                 "delivery":{"incoterms":"ABC","place":"%2$s"},
                 "transport":{"mode":"ROCKET","vehicle":"v","noteNumber":"n","noteDate":"2026-11-11",
                              "container":"CSQU3054384","vehicleCountry":"Belarus",
                              "departureCode":"149-303","destinationCode":"x","marks":"<b>1</b>",
                              "inland":{"mode":"SLEDGE","vehicle":" ","vehicleCountry":"by"}},
                 "statisticalRate":{"usd":-1,"day":"2026-11-11","source":"s"}}""".formatted(sku, "x".repeat(101)));

        answer.then()
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:validation"))
                .body(
                        "errors.pointer",
                        hasItems(
                                "/exporter/name",
                                "/exporter/unp",
                                "/consignee/country",
                                "/contract",
                                "/delivery/incoterms",
                                "/delivery/place",
                                "/transport/mode",
                                "/transport/container",
                                "/transport/vehicleCountry",
                                "/transport/departureCode",
                                "/transport/destinationCode",
                                "/transport/marks",
                                "/transport/inland/mode",
                                "/transport/inland/vehicle",
                                "/transport/inland/vehicleCountry",
                                "/statisticalRate/usd",
                                "/goods/0/sku",
                                "/goods/1/quantity",
                                "/goods/1/price/amount",
                                "/goods/2/sku",
                                "/goods/2/packages"))
                .body("errors.detail", not(hasItem(nullValue())));
        assertThat(asOperator().get(CONSIGNMENTS + "?limit=1").asString()).isEqualTo(before);
    }

    @Test
    void makesOneConsignmentOfOneKey() {
        String key = UUID.randomUUID().toString();
        String body = """
                {"customsMode":"1210","goods":[{"sku":"%s","quantity":1,"packages":1}], %s}""".formatted(listing("1806320000", null, "26.00"), terms("ROAD"));

        String first = prepare(key, body).then().statusCode(201).extract().path("id");
        String again = prepare(key, body).then().statusCode(201).extract().path("id");

        assertThat(again).isEqualTo(first);
    }

    @Test
    void refusesAUnionCodeOfAnotherHeadingInAListing() {
        asMerchant()
                .contentType("application/json")
                .body(body("1806320000", "1806310000", "26.00"))
                .put("/api/v1/merchant/products/" + newSku())
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/customs/tnvedCode"))
                .body("errors.reason", contains("tnved-not-of-hs-code"));
    }

    private static String prepared(String transport) {
        return prepare("""
                {"customsMode":"1210","goods":[{"sku":"%s","quantity":2,"packages":1}], %s}""".formatted(listing("1806320000", "1806321000", "26.00"), terms(transport)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response prepare(String body) {
        return prepare(UUID.randomUUID().toString(), body);
    }

    private static Response prepare(String key, String body) {
        return asOperator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(CONSIGNMENTS);
    }

    private static Response enter(String consignment, String body) {
        return enter(consignment, UUID.randomUUID().toString(), body);
    }

    private static Response enter(String consignment, String key, String body) {
        return asOperator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(CONSIGNMENTS + "/" + consignment + "/certificates");
    }

    private static String conformity(int number) {
        return """
                {"kind":"CONFORMITY","number":"%s","issuedOn":"2020-03-01","issuer":"Maker"}""".formatted(number);
    }

    private static Response remove(String consignment, String certificate) {
        return asOperator().delete(CONSIGNMENTS + "/" + consignment + "/certificates/" + certificate);
    }

    private static Response document(String id, String kind) {
        return document(id, kind, "application/json");
    }

    private static Response document(String id, String kind, String accept) {
        return asOperator().accept(accept).get(CONSIGNMENTS + "/" + id + "/documents/" + kind);
    }

    private static String terms(String transport) {
        return TERMS.replace("MODE", transport);
    }

    /** Milk comes in with a permit, from a maker that Chinese customs has registered. */
    private static void letMilkIn() {
        String id = "mer_0000000000001";
        String merchant = "/api/v1/merchants/" + id;
        if (asOperator().get(merchant).statusCode() == 404) {
            asOperator()
                    .contentType("application/json")
                    .body("{\"name\":\"Test pavilion\",\"country\":\"BY\"}")
                    .put(merchant)
                    .then()
                    .statusCode(201);
        }
        TestDocuments.permitDairy(id);
        asOperator()
                .header("Idempotency-Key", "registered-maker-of-milk")
                .contentType("application/json")
                .body("""
                        {"kind":"MAKER_REGISTRATION","number":"CBLR01020000000017","issuer":"GACC","regime":"DECREE-248",
                         "goods":["04"],"validFrom":"2024-01-01","validUntil":"2029-01-01"}""")
                .post(merchant + "/documents")
                .then()
                .statusCode(201);
    }

    private static String listing(String hsCode, @Nullable String tnvedCode, String price) {
        String sku = newSku();
        asMerchant()
                .contentType("application/json")
                .body(body(hsCode, tnvedCode, price))
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201);
        return sku;
    }

    private static String body(String hsCode, @Nullable String tnvedCode, String price) {
        String body = TestListings.chocolate(price).replace("1806320000", hsCode);
        String dairy = hsCode.startsWith("04") ? body.replace("\"chocolate\"", "\"dairy\"") : body;
        return tnvedCode == null ? dairy : dairy.replace("\"unit\":", "\"tnvedCode\":\"" + tnvedCode + "\",\"unit\":");
    }

    /** An order of two pieces and one, in a parcel of 333 g. */
    private String declared(String sku, CustomsMode mode) {
        String order = ORDER.print(ids.next());
        QuarkusTransaction.requiringNew()
                .run(() -> openDeclaration.open(
                        new DeclarationOrder(
                                order,
                                order,
                                "storefront",
                                mode,
                                parties.register(TestRecipients.inShanghai()),
                                "buyer",
                                cny("78.00"),
                                cny("10.00"),
                                cny("0.00"),
                                new DeclaredTax(cny("0.00"), cny("0.00"), cny("8.00")),
                                cny("96.00"),
                                new PaymentFact(
                                        "nobody", UUID.randomUUID().toString(), Instant.parse("2026-11-11T08:00:00Z")),
                                List.of(line(1, sku, 2), line(2, sku, 1)),
                                333,
                                270),
                        PayerIdentity.ORDERER));
        return order;
    }

    private static DeclarationLine line(int number, String sku, int pieces) {
        return new DeclarationLine(
                number,
                sku,
                "黑巧克力",
                "1806320000",
                "4|3",
                null,
                "017",
                BigDecimal.valueOf(pieces),
                "035",
                new BigDecimal("0.09").multiply(BigDecimal.valueOf(pieces)),
                null,
                null,
                cny("26.00"),
                cny("26.00").times(pieces),
                "340",
                null);
    }

    private static Money cny(String amount) {
        return Money.of(amount, Money.CNY);
    }
}
