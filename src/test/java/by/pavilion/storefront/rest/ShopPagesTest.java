package by.pavilion.storefront.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.newSku;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.catalog.TestListings;
import by.pavilion.shared.Gauges;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShopPagesTest {
    private static final Duration FRESH = Duration.ofSeconds(60);

    @Inject
    Gauges gauges;

    @Inject
    Clock clock;

    @Test
    void tellsOfABrandOnceAListingNamesItAndThenWhatTheOperatorWrites() {
        String brand = newSku();
        String path = "/brands/" + brand.toLowerCase(Locale.ROOT);
        given().get("/api/v1" + path).then().statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-page"));
        sell(brand);

        await().atMost(FRESH).untilAsserted(() -> given().get("/api/v1" + path)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"0-"))
                .header("Cache-Control", equalTo("public, no-cache"))
                .body("name", equalTo(brand))
                .body("texts", anEmptyMap()));
        put(path, null, "{\"texts\":{\"en\":{\"title\":\"Makers of bars\"}}}")
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""));

        await().atMost(FRESH).untilAsserted(() -> given().get("/api/v1" + path)
                .then()
                .header("ETag", startsWith("\"1-"))
                .body("texts.en.title", equalTo("Makers of bars")));
        String body = given().get("/api/v1" + path).asString();
        String tag = given().get("/api/v1" + path).header("ETag");
        given().header("If-None-Match", tag).get("/api/v1" + path).then().statusCode(304);
        put(path, tag, body).then().statusCode(200);
        put(path, "\"1\"", body).then().statusCode(200).header("ETag", equalTo("\"1\""));
        put(path, "\"7\"", body).then().statusCode(412);
        put(path, null, body).then().statusCode(428);
    }

    @Test
    void tellsOfAProducerWhatHeMakesAndWhatTheOperatorWrites() {
        String stem = newSku().toLowerCase(Locale.ROOT);
        String path = "/producers/" + stem + "-minsk";
        given().get("/api/v1" + path).then().statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-page"));
        String latin = sellOf(stem.toUpperCase(Locale.ROOT) + " Minsk");
        String cyrillic = sellOf(stem + " «Минск»");
        String other = sellOf(stem + " Brest");

        await().atMost(FRESH).untilAsserted(() -> {
            given().get("/api/v1" + path)
                    .then()
                    .statusCode(200)
                    .header("ETag", startsWith("\"0-"))
                    .header("Cache-Control", equalTo("public, no-cache"))
                    .body("texts", anEmptyMap());
            assertThat(idsOf("producers", () -> given(), stem)).containsExactly(stem + "-brest", stem + "-minsk");
            given().queryParam("producer", stem + "-minsk")
                    .get("/api/v1/products")
                    .then()
                    .body("items.id", contains(cyrillic, latin))
                    .body("facets.total", equalTo(2));
        });
        given().get("/api/v1/products/" + other)
                .then()
                .body("variants[0].producer", equalTo(stem + " Brest"))
                .body("variants[0].producerId", equalTo(stem + "-brest"));
        given().queryParam("producer", "No Slug")
                .get("/api/v1/products")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("producer"));
        given().queryParam("cursor", "bm9uZQ").get("/api/v1/producers").then().statusCode(400);
    }

    @Test
    void theOperatorWritesAboutAProducerByVersions() {
        String id = newSku().toLowerCase(Locale.ROOT);
        String path = "/producers/" + id;
        String body = "{\"texts\":{\"en\":{\"title\":\"A dairy since 1929\"}}}";
        put(path, null, body.replace("A dairy", "<b>A dairy</b>"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/texts/en/title"))
                .body("errors.reason", contains("markup"));
        put("/producers/No%20Slug", null, body).then().statusCode(404);
        put(path, null, body).then().statusCode(201).header("ETag", equalTo("\"1\""));
        await().atMost(FRESH).untilAsserted(() -> given().get("/api/v1" + path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("name", equalTo(id))
                .body("texts.en.title", equalTo("A dairy since 1929")));

        String asGiven = given().get("/api/v1" + path).asString();
        put(path, "\"1\"", asGiven).then().statusCode(200).header("ETag", equalTo("\"1\""));
        put(path, "\"7\"", asGiven).then().statusCode(412);
        put(path, null, asGiven).then().statusCode(428);
        asOperator()
                .queryParam("subject", id)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.kind", contains("PRODUCER"));

        String name = id.toUpperCase(Locale.ROOT);
        sellOf(name); // now listings say how it is written, which is not of the page's version
        await().atMost(FRESH).untilAsserted(() -> given().header("If-None-Match", "\"1\"")
                .get("/api/v1" + path)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"1-"))
                .body("name", equalTo(name)));
    }

    @Test
    void listsACollectionInItsOrderWhileItIsShown() {
        String brand = newSku();
        List<String> products = List.of(sell(brand), sell(brand), sell(brand));
        String name = newSku().toLowerCase(Locale.ROOT);
        String order = "[\"%s\",\"%s\"]".formatted(products.get(2), products.get(0));
        put("/collections/" + name, null, collection("2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z", order))
                .then()
                .statusCode(201);

        await().atMost(FRESH)
                .untilAsserted(() -> assertThat(idsIn(name)).containsExactly(products.get(2), products.get(0)));
        given().queryParam("collection", name)
                .queryParam("limit", 1)
                .queryParam("cursor", (String) given().queryParam("collection", name)
                        .queryParam("limit", 1)
                        .get("/api/v1/products")
                        .path("next"))
                .get("/api/v1/products")
                .then()
                .body("items.id", contains(products.get(0)));
        given().get("/api/v1/collections/" + name)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("public, no-cache"))
                .body("texts.ru.title", equalTo("Подарки"));

        put("/collections/" + name, "*", collection("2099-01-01T00:00:00Z", "2100-01-01T00:00:00Z", order))
                .then()
                .statusCode(200);

        await().atMost(FRESH).untilAsserted(() -> {
            assertThat(idsIn(name)).isEmpty();
            given().get("/api/v1/collections/" + name).then().statusCode(404);
        });
        asOperator()
                .get("/api/v1/collections/" + name)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-cache"))
                .body("products.size()", equalTo(2));
    }

    @Test
    void aCollectionGoesOnBehindWhatWasReadThoughItIsChanged() {
        String brand = newSku();
        List<String> products = List.of(sell(brand), sell(brand), sell(brand), sell(brand), sell(brand));
        String name = newSku().toLowerCase(Locale.ROOT);
        put("/collections/" + name, null, collectionOf(products.subList(1, 5)))
                .then()
                .statusCode(201);
        await().atMost(FRESH)
                .untilAsserted(() -> assertThat(idsIn(name)).containsExactlyElementsOf(products.subList(1, 5)));
        JsonPath first = given().queryParam("collection", name)
                .queryParam("limit", 2)
                .get("/api/v1/products")
                .jsonPath();
        assertThat(first.<String>getList("items.id")).containsExactlyElementsOf(products.subList(1, 3));

        List<String> withoutTheLastRead = List.of(products.get(1), products.get(3), products.get(4));
        List<String> turned =
                List.of(products.get(1), products.get(2), products.get(0), products.get(3), products.get(4));
        for (List<String> now : List.of(products, withoutTheLastRead, turned)) {
            put("/collections/" + name, "*", collectionOf(now)).then().statusCode(200);
            await().atMost(FRESH).untilAsserted(() -> assertThat(idsIn(name)).containsExactlyElementsOf(now));

            assertThat(given().queryParam("collection", name)
                            .queryParam("cursor", first.getString("next"))
                            .get("/api/v1/products")
                            .jsonPath()
                            .<String>getList("items.id"))
                    .endsWith(products.get(3), products.get(4))
                    .doesNotContain(products.get(1), products.get(2));
        }
    }

    @Test
    void listsTheCollectionsThatAreShownAndAllToOperators() {
        String stem = newSku().toLowerCase(Locale.ROOT);
        put("/collections/" + stem + "-later", null, collection("2099-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "[]"))
                .then()
                .statusCode(201);
        for (String name : List.of("-second", "-first")) {
            put("/collections/" + stem + name, null, collection("2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "[]"))
                    .then()
                    .statusCode(201);
        }

        await().atMost(FRESH).untilAsserted(() -> {
            assertThat(idsOf("collections", () -> given(), stem)).containsExactly(stem + "-first", stem + "-second");
            assertThat(idsOf("collections", () -> asOperator(), stem))
                    .containsExactly(stem + "-first", stem + "-later", stem + "-second");
        });
        String next = asOperator().get("/api/v1/collections?limit=1").path("next");
        String second = asOperator()
                .queryParam("cursor", next)
                .get("/api/v1/collections?limit=1")
                .path("items[0].id");
        List<String> firstTwo =
                asOperator().get("/api/v1/collections?limit=2").jsonPath().getList("items.id");
        assertThat(firstTwo).hasSize(2).endsWith(second);
        given().queryParam("cursor", "bm9uZQ").get("/api/v1/collections").then().statusCode(400);
    }

    @Test
    void listsTheBrandsThatHaveSomethingOnSale() {
        String brand = newSku();
        String id = brand.toLowerCase(Locale.ROOT);
        put("/brands/" + id + "-unsold", null, "{\"texts\":{\"en\":{\"title\":\"Nothing yet\"}}}")
                .then()
                .statusCode(201);
        sell(brand);
        sell(brand + " Deluxe");

        await().atMost(FRESH).untilAsserted(() -> assertThat(idsOf("brands", () -> given(), id))
                .containsExactly(id, id + "-deluxe"));
        given().queryParam("cursor", "bm9uZQ").get("/api/v1/brands").then().statusCode(400);
    }

    @Test
    void theAuditTrailTellsWhoWroteWhat() {
        String name = newSku().toLowerCase(Locale.ROOT);
        String path = "/collections/" + name;
        put(path, null, collection("2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "[]"))
                .then()
                .statusCode(201);
        for (int time = 0; time < 2; time++) { // the second changes nothing
            put(path, "*", collection("2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "[]"))
                    .then()
                    .statusCode(200);
        }

        asOperator()
                .queryParam("subject", name)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.kind", contains("COLLECTION", "COLLECTION"))
                .body("items[0].role", equalTo("operator"))
                .body("items[0].changes.field", contains("/endsAt"))
                .body("items[0].changes[0].from", equalTo("2100-01-01T00:00:00Z"))
                .body("items[0].changes[0].to", equalTo("2099-01-01T00:00:00Z"))
                .body("items[1].changes.field", contains("/endsAt", "/startsAt", "/texts/ru/title"));
    }

    @Test
    void tellsByWhatRightThePavilionActs() {
        String page = """
                {"texts":{"zh-CN":{"title":"白俄罗斯国家馆"}},
                 "authorisation":{"number":"17/2026","issuer":"Ministry of Trade","validFrom":"2026-01-01",
                                  "validUntil":"2028-12-31"}}""";
        Response first = put("/pavilion", null, page);
        assertThat(first.statusCode()).isIn(201, 428);

        await().atMost(FRESH).untilAsserted(() -> given().get("/api/v1/pavilion")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("public, no-cache"))
                .header("ETag", endsWith("-valid\""))
                .body("authorisation.number", equalTo("17/2026"))
                .body("authorisation.validUntil", equalTo("2028-12-31"))
                .body("authorisation.state", equalTo("VALID")));
    }

    @Test
    void saysOfAnAuthorisationThatItIsOverOrHasNotBegun() {
        String page = """
                {"texts":{"zh-CN":{"title":"白俄罗斯国家馆"}},
                 "authorisation":{"number":"17/2026","issuer":"Ministry of Trade","validFrom":"2026-01-01",
                                  "validUntil":"2028-12-31"}}""";
        put("/pavilion", null, page); // when no other test has
        String over = page.replace("2026-01-01", "2019-01-01").replace("2028-12-31", "2020-12-31");
        put("/pavilion", "*", over).then().statusCode(200).body("authorisation.state", equalTo("OVER"));

        await().atMost(FRESH).untilAsserted(() -> given().get("/api/v1/pavilion")
                .then()
                .header("ETag", endsWith("-over\""))
                .body("authorisation.state", equalTo("OVER")));
        String tag = given().get("/api/v1/pavilion").header("ETag");
        String asGiven = given().get("/api/v1/pavilion").asString();
        given().header("If-None-Match", tag).get("/api/v1/pavilion").then().statusCode(304);
        put("/pavilion", tag, asGiven).then().statusCode(200).header("ETag", equalTo(tag));
        put("/pavilion", "*", page.replace("2026-01-01", "2098-01-01").replace("2028-12-31", "2099-12-31"))
                .then()
                .statusCode(200)
                .header("ETag", endsWith("-not_yet\""))
                .body("authorisation.state", equalTo("NOT_YET"));
        put("/pavilion", "*", page).then().statusCode(200).body("authorisation.state", equalTo("VALID"));
    }

    @Test
    void operatorsAreWarnedBeforeTheAuthorisationEnds() {
        String page = """
                {"texts":{"zh-CN":{"title":"白俄罗斯国家馆"}},
                 "authorisation":{"number":"17/2026","issuer":"Ministry of Trade","validFrom":"2026-01-01",
                                  "validUntil":"2028-12-31"}}""";
        put("/pavilion", null, page); // when no other test has
        put("/pavilion", "*", page).then().statusCode(200);
        await().atMost(FRESH).untilAsserted(() -> assertThat(ending()).isZero());

        LocalDate soon =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).plusDays(10);
        put("/pavilion", "*", page.replace("2028-12-31", soon.toString()))
                .then()
                .statusCode(200)
                .body("authorisation.state", equalTo("VALID"));
        await().atMost(FRESH).untilAsserted(() -> assertThat(ending()).isEqualTo(1));
        put("/pavilion", "*", page).then().statusCode(200);
        await().atMost(FRESH).untilAsserted(() -> assertThat(ending()).isZero());
    }

    private double ending() {
        gauges.doSome();
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("pavilion_authorisation_ending "))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsThePictureOfAPageInItsLanguage() {
        String path = "/collections/" + newSku().toLowerCase(Locale.ROOT);
        String page = """
                {"texts":{"ru":{"title":"Подарки",
                                "image":{"url":"https://cdn.example.by/gifts.jpg","alternativeText":"Коробка"}},
                          "en":{"title":"Gifts"}},"products":[]}""";
        put(path, null, page).then().statusCode(201);

        await().atMost(FRESH).untilAsserted(() -> given().get("/api/v1" + path)
                .then()
                .statusCode(200)
                .body("texts.ru.image.url", equalTo("https://cdn.example.by/gifts.jpg"))
                .body("texts.ru.image.alternativeText", equalTo("Коробка"))
                .body("texts.en.title", equalTo("Gifts"))
                .body("texts.en.image", nullValue()));
        String asGiven = given().get("/api/v1" + path).asString();
        put(path, "\"1\"", asGiven).then().statusCode(200).header("ETag", equalTo("\"1\""));
        put(path, "*", page.replace("https://cdn", "http://cdn").replace("Коробка", "<b>Box</b>"))
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/texts/ru/image/url", "/texts/ru/image/alternativeText"))
                .body("errors.reason", containsInAnyOrder("malformed", "markup"));
        put(path, "*", page.replace("gifts.jpg", "\\\"><script>"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/texts/ru/image/url"));
    }

    @Test
    void refusesWhatCannotBeShown() {
        String path = "/collections/" + newSku().toLowerCase(Locale.ROOT);
        put(path, null, collection("2027-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "[]"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/endsAt"))
                .body("errors.reason", contains("reversed-period"));
        put(path, null, """
                {"texts":{"en":{"title":"<script>alert(1)</script>"},"de":{"title":"Bonbons"},
                          "ru":{"title":" ","description":"a\\u202eb"}},"products":[]}""")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/texts/en/title", "/texts/de", "/texts/ru/title", "/texts/ru/description"))
                .body("errors.reason", hasItem("markup"));
        put(path, null, "{\"texts\":{},\"products\":[\"nonsense\"]}").then().statusCode(422);
        put("/collections/No%20Slug", null, "{}").then().statusCode(404);
        given().queryParam("collection", "never-written")
                .get("/api/v1/products")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    /** The ids in a list that begin so, with all its pages turned. */
    private static List<String> idsOf(String list, Supplier<RequestSpecification> caller, String stem) {
        List<String> found = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request = caller.get().queryParam("limit", 100);
            JsonPath page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/api/v1/" + list)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.<String>getList("items.id").stream()
                    .filter(id -> id.startsWith(stem))
                    .forEach(found::add);
            next = page.getString("next");
        } while (next != null);
        return found;
    }

    private static List<String> idsIn(String collection) {
        return given().queryParam("collection", collection)
                .get("/api/v1/products")
                .jsonPath()
                .getList("items.id");
    }

    private static String collectionOf(List<String> products) {
        return collection(
                "2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "[\"" + String.join("\",\"", products) + "\"]");
    }

    private static String collection(String from, String until, String products) {
        return "{\"texts\":{\"ru\":{\"title\":\"Подарки\"}},\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"products\":%s}"
                .formatted(from, until, products);
    }

    private static Response put(String path, @Nullable String ifMatch, String body) {
        RequestSpecification request =
                asOperator().contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/api/v1" + path);
    }

    private static String sellOf(String producer) {
        return asMerchant()
                .contentType("application/json")
                .body(TestListings.chocolate().replaceFirst("\\{", "{\"producer\":\"" + producer + "\","))
                .put("/api/v1/merchant/products/" + newSku())
                .path("productId");
    }

    private static String sell(String brand) {
        return asMerchant()
                .contentType("application/json")
                .body(TestListings.chocolate().replace("\"brand\":\"Kommunarka\"", "\"brand\":\"" + brand + "\""))
                .put("/api/v1/merchant/products/" + newSku())
                .path("productId");
    }
}
