package by.pavilion.storefront.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.catalog.TestListings;
import by.pavilion.merchant.TestDocuments;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What listings say beside their texts, from the merchant to the shopper. */
@QuarkusTest
class AttributesTest {
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final String DARK = """
            "options":[{"code":"size","name":{"zh-CN":"规格","ru":"Вес"},"value":{"zh-CN":"90克","ru":"90 г"}}],
            "attributes":{"cocoaShare":68.0,"chocolateKind":"dark","sugarFree":true,
                          "flavour":{"zh-CN":"海盐","ru":"Морская соль"}},
            "media":[{"url":"https://cdn.example.by/bar.jpg","alternativeText":{"zh-CN":"一块巧克力","ru":"Плитка"}},
                     {"url":"https://cdn.example.by/bar.pdf","kind":"DOCUMENT"}],""";

    AttributesTest() {}

    @Test
    void showsVariantsWithOptionsAttributesAndMedia() {
        String brand = newSku();
        String product = put(newSku(), body(brand, DARK))
                .then()
                .statusCode(201)
                .body("status", equalTo("PUBLISHED"))
                .body("attributes.cocoaShare", equalTo(68))
                .body("media.kind", contains("IMAGE", "DOCUMENT"))
                .extract()
                .path("productId");
        awaitListed(brand, "", 1);

        in("ru").get("/api/v1/products/" + product)
                .then()
                .statusCode(200)
                .body("variants[0].options[0].name", equalTo("Вес"))
                .body("variants[0].options[0].value", equalTo("90 г"))
                .body("variants[0].price.amount", equalTo("26.00"))
                .body("variants[0].inStock", equalTo(false))
                .body("variants[0].attributes.code", contains("chocolateKind", "cocoaShare", "sugarFree", "flavour"))
                .body("variants[0].attributes.name", hasItems("Доля какао", "Без сахара"))
                .body("variants[0].attributes.value", contains("Горький", "68", "да", "Морская соль"))
                .body("variants[0].attributes[1].unit", equalTo("%"))
                .body("variants[0].media[0].url", equalTo("https://cdn.example.by/bar.jpg"))
                .body("variants[0].media[0].alternativeText", equalTo("Плитка"))
                .body("variants[0].media[1].alternativeText", nullValue());
        in("zh-CN")
                .get("/api/v1/products/" + product)
                .then()
                .body("variants[0].attributes.value", contains("黑巧克力", "68", "是", "海盐"));
    }

    @Test
    void listsShowTheFirstPictureOfAProduct() {
        String brand = newSku();
        String code = "\"productCode\":\"" + brand + "\",";
        List<String> skus = Stream.of(newSku(), newSku()).sorted().toList();
        put(
                        skus.get(0),
                        body(
                                brand,
                                code + "\"media\":[{\"url\":\"https://cdn.example.by/bar.mp4\",\"kind\":\"VIDEO\"}],"))
                .then()
                .statusCode(201);
        String product = put(skus.get(1), body(brand, code + """
                        "media":[{"url":"https://cdn.example.by/bar.pdf","kind":"DOCUMENT"},
                                 {"url":"https://cdn.example.by/front.jpg","alternativeText":{"zh-CN":"正面","ru":"Спереди"}},
                                 {"url":"https://cdn.example.by/back.jpg","alternativeText":{"zh-CN":"背面"}}],"""))
                .then()
                .statusCode(201)
                .extract()
                .path("productId");
        String without = put(newSku(), body(brand, "")).path("productId");

        await().atMost(FRESH).untilAsserted(() -> list(brand, "")
                .then()
                .statusCode(200)
                .body("items.id", contains(without, product))
                .body("items[0].image", nullValue())
                .body("items[1].image.url", equalTo("https://cdn.example.by/front.jpg"))
                .body("items[1].image.alternativeText", equalTo("Спереди")));
    }

    @Test
    void narrowsAndCountsByAttributes() {
        String brand = newSku();
        String dark = put(newSku(), body(brand, DARK)).path("productId");
        String milk = put(newSku(), body(brand, "\"attributes\":{\"chocolateKind\":\"milk\",\"sugarFree\":false},"))
                .path("productId");
        String both = put(newSku(), body(brand, variant(brand, "dark"))).path("productId");
        put(newSku(), body(brand, variant(brand, "white")));
        put(newSku(), body(brand, ""));
        awaitListed(brand, "", 4);

        list(brand, "chocolateKind:dark").then().body("items.id", containsInAnyOrder(dark, both));
        list(brand, "chocolateKind:milk,chocolateKind:white").then().body("items.id", containsInAnyOrder(milk, both));
        list(brand, "chocolateKind:dark,sugarFree:true").then().body("items.id", contains(dark));
        list(brand, "chocolateKind:pink").then().body("items", empty()).body("facets.total", equalTo(0));
        list(brand, "colour:brown").then().statusCode(200).body("items", empty());
        list(brand, "sugarFree:true")
                .then()
                .body("facets.total", equalTo(1))
                .body("facets.attributes.code", contains("chocolateKind", "sugarFree"))
                .body("facets.attributes[0].name", equalTo("Вид шоколада"))
                .body(
                        "facets.attributes[0].values.collect { it.value + ' ' + it.name + ' ' + it.count }",
                        contains("dark Горький 1"))
                .body(
                        "facets.attributes[1].values.collect { it.value + ' ' + it.name + ' ' + it.count }",
                        contains("false нет 1", "true да 1"));
        list(brand, "")
                .then()
                .body(
                        "facets.attributes[0].values.collect { it.value + ' ' + it.count }",
                        contains("dark 2", "milk 1", "white 1"));
        in("ru").queryParam("attributes", "chocolateKind")
                .get("/api/v1/products")
                .then()
                .statusCode(400);
        in("ru").queryParam("attributes", "a:1,b:1,c:1,d:1,e:1,f:1,g:1,h:1,i:1,j:1,k:1")
                .get("/api/v1/products")
                .then()
                .statusCode(400)
                .body("errors.reason", contains("too-many"));
    }

    @Test
    void findsByWhatAttributesSay() {
        String brand = newSku();
        String product = put(newSku(), body(brand, DARK.replace("海盐", "锦葵花").replace("Морская соль", "Мальва")))
                .path("productId");
        awaitListed(brand, "", 1);

        for (String words : new String[] {"锦葵花", "мальва"}) {
            await().atMost(FRESH).untilAsserted(() -> in("ru").queryParam("q", words)
                    .queryParam("brand", brand)
                    .get("/api/v1/products")
                    .then()
                    .body("items.id", contains(product)));
        }
    }

    @Test
    void tellsWhatListingsOfACategoryCanSay() {
        in("ru").get("/api/v1/categories/chocolate/attributes")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("cocoaShare", "chocolateKind", "sugarFree"))
                .body("items.find { it.code == 'cocoaShare' }.max", equalTo(100))
                .body("items.find { it.code == 'chocolateKind' }.choices.name", hasItem("Молочный"));
        in("en").get("/api/v1/categories/herbal-medicine/attributes")
                .then()
                .body("items.code", contains("registration", "herbs"))
                .body("items.required", contains(false, true));
        in("en").get("/api/v1/categories/weapons/attributes")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-category"));
    }

    @Test
    void refusesWhatIsNoAttribute() {
        put(
                        newSku(),
                        body(
                                newSku(),
                                "\"attributes\":{\"cocoaShare\":1e400,\"grain\":\"oat\",\"chocolateKind\":\"pink\"},"))
                .then()
                .statusCode(422)
                .body(
                        "errors.collect { it.pointer + ' ' + it.reason }",
                        containsInAnyOrder(
                                "/attributes/cocoaShare malformed",
                                "/attributes/grain unknown-attribute",
                                "/attributes/chocolateKind unknown-value"));
        put(
                        newSku(),
                        body(
                                newSku(),
                                "\"media\":[null,{\"url\":\"http://10.0.0.1/\",\"kind\":\"SOUND\"}],\"options\":[{}],"))
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems("/media/0/url", "/media/1/kind", "/options/0/code", "/options/0/name"));
        put(newSku(), body(newSku(), "").replace("\"quantity1\":0.09", "\"quantity1\":1e400"))
                .then()
                .statusCode(422)
                .body("errors.collect { it.pointer + ' ' + it.reason }", contains("/customs/quantity1 too-large"));
        put(newSku(), body(newSku(), "").replace("\"netWeightGrams\":90", "\"netWeightGrams\":-90"))
                .then()
                .statusCode(422)
                .body("errors.collect { it.pointer + ' ' + it.reason }", contains("/netWeightGrams too-small"));
    }

    @Test
    void patchesSingleAttributes() {
        String sku = newSku();
        put(sku, body(newSku(), DARK));

        asMerchant()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(
                        "{\"attributes\":{\"cocoaShare\":72,\"flavour\":null,\"sugarFree\":null},\"media\":[],\"options\":null}")
                .patch("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(200)
                .body("attributes", equalTo(Map.of("cocoaShare", 72, "chocolateKind", "dark")))
                .body("media", empty())
                .body("options", empty());
    }

    @Test
    void herbalMedicineNeedsALicence() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String sku = newSku();
        String herbs = body(newSku(), "").replace("\"chocolate\"", "\"herbal-medicine\"");

        with(key)
                .contentType("application/json")
                .body(herbs)
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201)
                .body("status", equalTo("BLOCKED"))
                .body("reasons.code", containsInAnyOrder("category-needs-licence", "attribute-missing"))
                .body("reasons.pointer", hasItems("/category", "/attributes/herbs"));
        asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"kind":"MEDICINE_LICENCE","number":"M-1","issuer":"Ministry","goods":[],"validFrom":"2020-01-01"}""")
                .post("/api/v1/merchants/" + merchant + "/documents")
                .then()
                .statusCode(201);
        with(key)
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"attributes\":{\"herbs\":{\"zh-CN\":\"柳兰\"}}}")
                .patch("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(200)
                .body("reasons.code", not(hasItem("category-needs-licence")))
                .body("status", equalTo("PUBLISHED"));
    }

    @Test
    void aLicenceForTheGoodsOfOneMakerIsNoneForThoseOfAnother() {
        String merchant = newMerchantId();
        String key = keyOf(merchant);
        String herbs = body(newSku(), "\"producerRegistration\":\"CBLR00000000000042\",")
                .replace("\"chocolate\"", "\"herbal-medicine\"");

        TestDocuments.enter(merchant, licenceFor("CBLR00000000000043")).statusCode(201);
        saved(key, herbs).body("reasons.code", hasItem("category-needs-licence"));

        TestDocuments.enter(merchant, licenceFor("CBLR00000000000042")).statusCode(201);
        saved(key, herbs).body("reasons.code", not(hasItem("category-needs-licence")));
    }

    private static String licenceFor(String maker) {
        return """
                {"kind":"MEDICINE_LICENCE","number":"M-2","issuer":"Ministry","producerRegistration":"%s",
                 "validFrom":"2020-01-01"}""".formatted(maker);
    }

    private static ValidatableResponse saved(String key, String listing) {
        return with(key)
                .contentType("application/json")
                .body(listing)
                .put("/api/v1/merchant/products/" + newSku())
                .then()
                .statusCode(201);
    }

    private static String variant(String brand, String kind) {
        return "\"productCode\":\"" + brand + "\",\"attributes\":{\"chocolateKind\":\"" + kind + "\"},";
    }

    private static String body(String brand, String more) {
        return TestListings.chocolate()
                .replace("\"brand\":\"Kommunarka\"", "\"brand\":\"" + brand + "\"")
                .replaceFirst("\\{", "{" + more);
    }

    private static Response put(String sku, String body) {
        return asMerchant().contentType("application/json").body(body).put("/api/v1/merchant/products/" + sku);
    }

    private static void awaitListed(String brand, String attributes, int count) {
        await().atMost(FRESH)
                .untilAsserted(
                        () -> list(brand, attributes).then().statusCode(200).body("items", hasSize(count)));
    }

    private static Response list(String brand, String attributes) {
        RequestSpecification request = in("ru").queryParam("brand", brand);
        return (attributes.isEmpty() ? request : request.queryParam("attributes", attributes)).get("/api/v1/products");
    }

    private static RequestSpecification in(String languages) {
        return given().header("Accept-Language", languages);
    }
}
