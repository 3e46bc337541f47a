package by.pavilion.storefront.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.newSku;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.catalog.TestListings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProductResourceTest {
    private static final Duration FRESH = Duration.ofSeconds(60);

    @Test
    void showsAProductInTheLanguageThatTheReaderWants() {
        String brand = newSku();
        String sku = newSku();
        String id = sell(sku, brand, "26.00");
        awaitListed(brand, 1);

        given().get("/api/v1/products/" + id)
                .then()
                .statusCode(200)
                .header("Content-Language", "zh-CN")
                .header("Vary", containsString("Accept-Language"))
                .header("Cache-Control", "public, no-cache")
                .body("id", equalTo(id))
                .body("name", equalTo("康美纳尔卡黑巧克力 90克"))
                .body("category.code", equalTo("chocolate"))
                .body("category.name", equalTo("巧克力"))
                .body("price.amount", equalTo("26.00"))
                .body("inStock", equalTo(false))
                .body("variants", hasSize(1))
                .body("variants[0].sku", equalTo(sku))
                .body("variants[0].origin.country", equalTo("BY"))
                .body("variants[0].origin.name", equalTo("白俄罗斯"))
                .body("variants[0].ingredients", equalTo("可可液块,白砂糖"))
                .body("variants[0].shelfLifeDays", equalTo(365))
                .body("variants[0].label.netContent", equalTo("90克"))
                .body("variants[0].label.storage", equalTo("常温保存"))
                .body("variants[0].label.origin", equalTo("白俄罗斯"));
        in("ru").get("/api/v1/products/" + id)
                .then()
                .header("Content-Language", "ru")
                .body("name", equalTo("Шоколад горький 90 г"))
                .body("category.name", equalTo("Шоколад"))
                .body("variants[0].origin.name", equalTo("Беларусь"))
                .body("variants[0].label.name", equalTo("康美纳尔卡黑巧克力 90克"));
        in("be-BY")
                .get("/api/v1/products/" + id)
                .then()
                .header("Content-Language", "be")
                .body("name", equalTo("Шоколад горький 90 г"))
                .body("category.name", equalTo("Шакалад"));
        in("de, en;q=0.5")
                .get("/api/v1/products/" + id)
                .then()
                .header("Content-Language", "en")
                .body("name", equalTo("Dark chocolate 90 g"))
                .body("description", equalTo("A bar from Minsk."));
    }

    @Test
    void hidesWhatIsNotPublished() {
        String brand = newSku();
        String sku = newSku();
        String id = sell(sku, brand, "26.00");
        awaitListed(brand, 1);

        put(sku, body(brand, "26.00").replaceAll(",\\s*\"price\":\\{[^}]*}", ""), "*");

        awaitListed(brand, 0);
        given().get("/api/v1/products/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-product"));
        given().get("/api/v1/products/prd_nonsense").then().statusCode(404);
    }

    @Test
    void showsWhetherItIsInStock() {
        asOperator()
                .contentType("application/json")
                .body("{\"name\":\"For tests\",\"country\":\"BY\",\"customsMode\":\"9610\"}")
                .put("/api/v1/warehouses/TEST-MINSK");
        String brand = newSku();
        String sku = newSku();
        sell(sku, brand, "26.00");
        awaitListed(brand, 1);

        for (int available : new int[] {3, 0, 1}) {
            asMerchant()
                    .contentType("application/json")
                    .body("{\"available\":" + available + ",\"warehouse\":\"TEST-MINSK\"}")
                    .put("/api/v1/merchant/products/" + sku + "/stock")
                    .then()
                    .statusCode(200);

            await().atMost(FRESH).untilAsserted(() -> list(brand, "newest", null, 20)
                    .then()
                    .body("items[0].inStock", equalTo(available > 0))
                    .body("items[0].variants[0].inStock", equalTo(available > 0)));
        }
    }

    @Test
    void groupsSkusOfOneProduct() {
        String brand = newSku();
        String small = newSku();
        String large = newSku();
        String code = "bars-" + small;
        put(small, grouped(brand, "26.00", code), null);
        put(large, grouped(brand, "99.00", code), null);

        await().atMost(FRESH).untilAsserted(() -> list(brand, "newest", null, 20)
                .then()
                .body("items", hasSize(1))
                .body(
                        "items[0].variants.sku",
                        contains(List.of(small, large).stream().sorted().toArray()))
                .body("items[0].price.amount", equalTo("26.00")));
    }

    @Test
    void sortsAndPagesAndStaysRightWhileThingsChange() {
        String brand = newSku();
        List<String> prices = List.of("30.00", "10.00", "20.00", "50.00", "40.00");
        List<String> skus = new ArrayList<>();
        for (String price : prices) {
            String sku = newSku();
            skus.add(sku);
            sell(sku, brand, price);
        }
        awaitListed(brand, 5);

        assertThat(pages(brand, "price")).containsExactly("10.00", "20.00", "30.00", "40.00", "50.00");
        assertThat(pages(brand, "-price")).containsExactly("50.00", "40.00", "30.00", "20.00", "10.00");
        assertThat(pages(brand, "newest")).containsExactly("40.00", "50.00", "20.00", "10.00", "30.00");

        JsonPath first = list(brand, "price", null, 2).jsonPath();
        put(skus.get(2), body(brand, "20.00").replaceAll(",\\s*\"price\":\\{[^}]*}", ""), "*");
        sell(newSku(), brand, "5.00");
        sell(newSku(), brand, "25.00");
        await().atMost(FRESH).until(() -> prices(list(brand, "price", null, 20).jsonPath())
                .equals(List.of("5.00", "10.00", "25.00", "30.00", "40.00", "50.00")));
        JsonPath second = list(brand, "price", first.getString("next"), 2).jsonPath();

        assertThat(prices(first)).containsExactly("10.00", "20.00");
        assertThat(prices(second)).containsExactly("25.00", "30.00");
    }

    @Test
    void findsByWordsInAnyLanguageAndBySku() {
        String brand = newSku();
        String sku = newSku();
        put(sku, body(brand, "26.00").replace("Шоколад горький", "Шоколад " + brand), null);
        awaitListed(brand, 1);

        for (String words : List.of("шоколад " + brand.toLowerCase(Locale.ROOT), sku)) {
            given().queryParam("q", words)
                    .get("/api/v1/products")
                    .then()
                    .statusCode(200)
                    .body("items.variants.sku.flatten()", contains(sku));
        }
        given().queryParam("q", "zzqxjwvqk")
                .get("/api/v1/products")
                .then()
                .body("items", empty())
                .body("next", nullValue());
        given().queryParam("category", "chocolate")
                .queryParam("brand", brand)
                .get("/api/v1/products")
                .then()
                .body("items", hasSize(1));
        given().queryParam("category", "linen")
                .queryParam("brand", brand)
                .get("/api/v1/products")
                .then()
                .body("items", empty());
    }

    @Test
    void answersThatNothingChangedToWhoeverHasItAlready() {
        String brand = newSku();
        String sku = newSku();
        String id = sell(sku, brand, "26.00");
        awaitListed(brand, 1);
        String path = "/api/v1/products/" + id;
        String tag = given().get(path).header("ETag");

        given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag);
        in("ru").header("If-None-Match", tag).get(path).then().statusCode(200);
        String listTag = list(brand, "newest", null, 20).header("ETag");
        given().header("If-None-Match", listTag)
                .queryParam("brand", brand)
                .get("/api/v1/products")
                .then()
                .statusCode(304);
        put(sku, body(brand, "27.00"), "*");
        await().atMost(FRESH).untilAsserted(() -> given().header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body("price.amount", equalTo("27.00")));
        assertThat(list(brand, "newest", null, 20).header("ETag")).isNotEqualTo(listTag);
    }

    @Test
    void packsForWhoeverTakesItAndTagsWhatIsSent() throws Exception {
        String brand = newSku();
        String path = "/api/v1/products/" + sell(newSku(), brand, "26.00");
        awaitListed(brand, 1);

        HttpResponse<byte[]> plain = raw(path, "identity", "none");
        HttpResponse<byte[]> packed = raw(path, "br, gzip;q=0.8", "none");
        HttpResponse<byte[]> refused = raw(path, "gzip;q=0, *", "none");

        assertThat(plain.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(refused.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(packed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(plain.headers().allValues("Vary")).containsExactly("Accept-Language, Accept-Encoding");
        String tag = packed.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isNotEqualTo(plain.headers().firstValue("ETag").orElseThrow());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(packed.body().length).isLessThan(plain.body().length);
        assertThat(raw(path, "gzip", tag).statusCode()).isEqualTo(304);
        assertThat(raw(path, "identity", tag).statusCode()).isEqualTo(200);
    }

    /** As it is on the wire: other clients unpack by themselves. */
    private static HttpResponse<byte[]> raw(String path, String encodings, String knownTag) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                                .header("Accept-Encoding", encodings)
                                .header("If-None-Match", knownTag)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void refusesParametersThatMakeNoSense() {
        for (String query : List.of("limit=0", "limit=101", "limit=many", "sort=best", "cursor=!", "cursor=bm8")) {
            given().get("/api/v1/products?" + query)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:pavilion:problem:invalid-parameter"))
                    .body("errors[0].pointer", equalTo(query.substring(0, query.indexOf('='))));
        }
        String brand = newSku();
        sell(newSku(), brand, "1.00");
        sell(newSku(), brand, "2.00");
        awaitListed(brand, 2);
        String next = list(brand, "price", null, 1).path("next");
        list(brand, "newest", next, 1).then().statusCode(400);
    }

    @Test
    void showsTheCategoryTree() {
        given().get("/api/v1/categories")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .header("Content-Language", "zh-CN")
                .body("items", hasSize(12))
                .body("items.code", hasItems("chocolate", "medicine"))
                .body("items.find { it.code == 'chocolate' }.children", empty())
                .body("items.find { it.code == 'medicine' }.children.code", contains("herbal-medicine"))
                .body("items.find { it.code == 'linen' }.name", equalTo("亚麻纺织"));
        in("be").get("/api/v1/categories")
                .then()
                .body("items.find { it.code == 'linen' }.name", equalTo("Ільняныя вырабы"));
    }

    @Test
    void isReadyOnceThereIsSomethingToShow() {
        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'storefront snapshot' }.status", equalTo("UP"));
    }

    private static List<String> pages(String brand, String sort) {
        List<String> prices = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = list(brand, sort, next, 2).jsonPath();
            prices.addAll(prices(page));
            next = page.getString("next");
        } while (next != null);
        return prices;
    }

    private static List<String> prices(JsonPath page) {
        return page.getList("items.price.amount");
    }

    private static void awaitListed(String brand, int count) {
        await().atMost(FRESH)
                .untilAsserted(() ->
                        list(brand, "newest", null, 20).then().statusCode(200).body("items", hasSize(count)));
    }

    private static Response list(String brand, String sort, @Nullable String cursor, int limit) {
        RequestSpecification request =
                given().queryParam("brand", brand).queryParam("sort", sort).queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/products");
    }

    private static RequestSpecification in(String languages) {
        return given().header("Accept-Language", languages);
    }

    private static String sell(String sku, String brand, String price) {
        return put(sku, body(brand, price), null).path("productId");
    }

    private static Response put(String sku, String body, @Nullable String ifMatch) {
        RequestSpecification request =
                asMerchant().contentType("application/json").body(body);
        Response saved = (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/v1/merchant/products/" + sku);
        saved.then().statusCode(ifMatch == null ? 201 : 200);
        return saved;
    }

    private static String body(String brand, String price) {
        return TestListings.chocolate(price).replace("\"brand\":\"Kommunarka\"", "\"brand\":\"" + brand + "\"");
    }

    private static String grouped(String brand, String price, String code) {
        return body(brand, price).replace("\"category\"", "\"productCode\":\"" + code + "\",\"category\"");
    }
}
