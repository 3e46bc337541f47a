package by.pavilion.storefront.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.newSku;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.catalog.TestListings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchTest {
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final String PRODUCTS = "/api/v1/products";

    /** A word that no other test uses, of letters only. */
    private final String word = newWord();

    @Test
    void findsAProductByWordsOfEachLanguageAndByItsCodes() {
        String sku = sell("Schokolade " + word, "26.00");

        for (String typed : List.of(word, word.substring(0, 8), "горький " + word, "巧克力 " + word, sku)) {
            awaitFound(typed, sku);
        }
        search("2048100000016").then().statusCode(200).body("items", not(empty()));
    }

    @Test
    void forgivesAWrongLetterWhenNothingIsFoundOtherwise() {
        String sku = sell("Bar " + word, "26.00");
        awaitFound(word, sku);

        char[] letters = word.toCharArray();
        letters[5] = letters[5] == 'z' ? 'y' : 'z';

        awaitFound(new String(letters), sku);
    }

    @Test
    void staysRightFromPageToPageWhileThingsChange() {
        List<String> skus = new ArrayList<>();
        for (int price = 1; price <= 5; price++) {
            skus.add(sell("Bar " + word, price + ".00"));
        }
        await().atMost(FRESH).until(() -> search(word).jsonPath().getInt("facets.total") == 5);
        List<String> newestFirst = new ArrayList<>(skus);
        Collections.reverse(newestFirst);

        JsonPath first = search(word, Map.of("limit", 2)).jsonPath();
        withdraw(skus.get(3), "Bar " + word);
        String more = sell("Bar " + word, "9.00");
        await().atMost(FRESH)
                .until(() -> skus(search(word).jsonPath()).contains(more)
                        && !skus(search(word).jsonPath()).contains(skus.get(3)));
        JsonPath second = search(word, Map.of("limit", 2, "cursor", first.getString("next")))
                .jsonPath();
        JsonPath third = search(word, Map.of("limit", 2, "cursor", second.getString("next")))
                .jsonPath();

        assertThat(skus(first)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(skus(second)).isEqualTo(newestFirst.subList(2, 4));
        assertThat(skus(third)).isEqualTo(newestFirst.subList(4, 5));
        assertThat(third.getString("next")).isNull();
        assertThat(second.getMap("facets")).isNull();
        assertThat(skus(search(word, Map.of("sort", "price")).jsonPath()))
                .first()
                .isEqualTo(skus.get(0));
        assertThat(skus(search(word, Map.of("sort", "-price")).jsonPath()))
                .first()
                .isEqualTo(more);
    }

    @Test
    void filtersAndCountsWhatOtherChoicesHold() {
        sell("Bar " + word, "10.00");
        sell("Bar " + word, "30.00");
        String dear = sell("Bar " + word, "400.00");
        await().atMost(FRESH).until(() -> search(word).jsonPath().getInt("facets.total") == 3);

        search(word, Map.of("minPrice", "30.01"))
                .then()
                .statusCode(200)
                .body("items.variants.sku.flatten()", contains(dear))
                .body("facets.total", equalTo(1))
                .body("facets.prices.min.amount", contains("0.00", "20.00", "300.00"))
                .body("facets.prices.max.amount", contains("19.99", "49.99"))
                .body("facets.prices.count", contains(1, 1, 1))
                .body("facets.categories.code", contains("chocolate"))
                .body("facets.categories.count", contains(1))
                .body("facets.brands.id", contains(word))
                .body("facets.storages.storage", contains("AMBIENT"))
                .body("facets.origins.country", contains("BY"))
                .body("facets.inStock", equalTo(0));
        search(word, Map.of("minPrice", "10", "maxPrice", "30")).then().body("items", hasSize(2));
        search(word, Map.of("inStock", true)).then().body("items", empty()).body("facets.total", equalTo(0));
        search(word, Map.of("storage", "FROZEN")).then().body("items", empty());
        search(word, Map.of("origin", "BY")).then().body("items", hasSize(3));
        search(word, Map.of("brand", word)).then().body("items", hasSize(3));
        search(word, Map.of("category", "linen")).then().body("items", empty());
    }

    @Test
    void suggestsWhileSomebodyTypes() {
        String sku = sell("Bar " + word, "10.00");
        awaitFound(word, sku);

        given().header("Accept-Language", "en")
                .queryParam("q", word.substring(0, 6))
                .get(PRODUCTS + "/suggestions")
                .then()
                .statusCode(200)
                .body("items.kind", contains("BRAND", "PRODUCT"))
                .body("items[0].id", equalTo(word))
                .body("items[1].name", equalTo("Bar " + word));
        given().header("Accept-Language", "ru")
                .queryParam("q", "шоко")
                .queryParam("limit", 3)
                .get(PRODUCTS + "/suggestions")
                .then()
                .body("items[0].kind", equalTo("CATEGORY"))
                .body("items[0].name", equalTo("Шоколад"))
                .body("items.size()", lessThanOrEqualTo(3));
    }

    /** What names no producer is not counted among them. */
    @Test
    void countsProducersAndSuggestsThem() {
        sell("Bar " + word, "10.00");
        for (String name : List.of("Mill", "Mill", "Dairy")) {
            String producer = "{\"producer\":\"" + name + " " + word + "\",";
            put(newSku(), body("Bar " + word, "10.00").replaceFirst("\\{", producer), false);
        }
        await().atMost(FRESH).until(() -> search(word).jsonPath().getInt("facets.total") == 4);

        search(word, Map.of("producer", "mill-" + word))
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("facets.total", equalTo(2))
                .body(
                        "facets.producers.collect { it.id + ' ' + it.name + ' ' + it.count }",
                        contains("mill-%1$s Mill %1$s 2".formatted(word), "dairy-%1$s Dairy %1$s 1".formatted(word)));
        given().queryParam("q", "mill " + word.substring(0, 8))
                .get(PRODUCTS + "/suggestions")
                .then()
                .statusCode(200)
                .body("items.kind", contains("PRODUCER", "PRODUCT", "PRODUCT"))
                .body("items[0].id", equalTo("mill-" + word))
                .body("items[0].name", equalTo("Mill " + word));
    }

    @ParameterizedTest
    @CsvSource({
        "sort, best",
        "minPrice, -1",
        "maxPrice, 1e400",
        "minPrice, 0.001",
        "inStock, perhaps",
        "storage, HOT",
        "origin, Belarus",
        "cursor, !",
    })
    void refusesWhatMakesNoSense(String parameter, String value) {
        given().queryParam(parameter, value)
                .get(PRODUCTS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202echocolate", "a\u0000b", "\u200fשלום chocolate"})
    void refusesWordsThatCannotBeSeenOrTurnAround(String words) {
        for (String path : List.of(PRODUCTS, PRODUCTS + "/suggestions")) {
            given().queryParam("q", words).get(path).then().statusCode(400).body("errors.pointer", contains("q"));
        }
    }

    @Test
    void refusesLongWordsAndReversedRanges() {
        search("x".repeat(101)).then().statusCode(400).body("errors[0].reason", equalTo("too-long"));
        given().get(PRODUCTS + "/suggestions").then().statusCode(400).body("errors[0].pointer", equalTo("q"));
        search("", Map.of("minPrice", "2", "maxPrice", "1"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("minPrice"))
                .body("errors[0].reason", equalTo("reversed-range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"", "a AND (b", "+-&&||!(){}[]^\"~*?:\\/", "的", "😀", "שלום", "x y z x y z x y z"})
    void takesAnyOtherWordsAsTheyAre(String words) {
        search(words).then().statusCode(200).body("next", nullValue());
    }

    private String sell(String name, String price) {
        String sku = newSku();
        put(sku, body(name, price), false);
        return sku;
    }

    private void withdraw(String sku, String name) {
        put(sku, body(name, "1.00").replaceAll(",\\s*\"price\":\\{[^}]*}", ""), true);
    }

    private void put(String sku, String body, boolean again) {
        RequestSpecification request =
                asMerchant().contentType("application/json").body(body);
        (again ? request.header("If-Match", "*") : request)
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(again ? 200 : 201);
    }

    private String body(String name, String price) {
        return TestListings.chocolate(price)
                .replace("Dark chocolate 90 g", name)
                .replace("\"brand\":\"Kommunarka\"", "\"brand\":\"" + word + "\"");
    }

    private static void awaitFound(String typed, String sku) {
        await().atMost(FRESH)
                .untilAsserted(() -> assertThat(skus(search(typed).jsonPath())).contains(sku));
    }

    private static List<String> skus(JsonPath page) {
        return page.getList("items.variants.sku.flatten()");
    }

    private static Response search(String words) {
        return search(words, Map.of());
    }

    private static Response search(String words, Map<String, ?> more) {
        return given().queryParam("q", words).queryParams(more).get(PRODUCTS);
    }

    private static String newWord() {
        return ThreadLocalRandom.current()
                .ints(12, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
