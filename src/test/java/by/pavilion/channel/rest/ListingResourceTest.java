package by.pavilion.channel.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ListingResourceTest {
    private static final String SHOPS = "/api/v1/channels/douyin/shops";

    @Inject
    TestShop goods;

    String listings;
    Sku sku;

    @BeforeEach
    void connect() {
        String shop = "s" + UUID.randomUUID().toString().substring(0, 18);
        String id = given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("""
                    {"appKey":"app-%s","appSecret":"x","shopId":"%s","gateway":"http://localhost:9/gateway"}\
                    """.formatted(shop, shop))
                .post(SHOPS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        listings = SHOPS + "/" + id + "/listings";
        sku = goods.chocolate("26.00");
    }

    @Test
    void keepsWhatAShopMeansAndGivesItBackAsItWas() {
        put("{\"items\":[" + item("2", 3) + "," + item("1", 1) + "]}").statusCode(200);
        put("{\"items\":[" + item("2", 4) + "]}").statusCode(200).body("items.factor", contains(4));

        String first = given().auth()
                .oauth2(TestKeys.operator())
                .get(listings + "?limit=1")
                .then()
                .statusCode(200)
                .body("items.skuId", contains("1"))
                .extract()
                .path("next");
        String page = given().auth()
                .oauth2(TestKeys.operator())
                .get(listings + "?limit=1&cursor=" + first)
                .then()
                .statusCode(200)
                .body("items.skuId", contains("2"))
                .body("items.factor", contains(4))
                .body("items.productId", contains("3500000000000000001"))
                .extract()
                .asString();
        put(page).statusCode(200).body("items.skuId", contains("2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"factor\":3|\"factor\":0|/items/0/factor",
                "\"skuId\":\"2\"|\"skuId\":\"a b\"|/items/0/skuId",
                "\"sku\":\"|\"sku\":\"NOBODYS-|/items/0/sku",
                "\"factor\":3|\"validFrom\":\"2026-01-02T00:00:00Z\",\"validUntil\":\"2026-01-01T00:00:00Z\"|/items/0/validUntil",
                "\"factor\":3|\"validFrom\":\"+100000-01-01T00:00:00Z\"|/items/0/validFrom",
                "\"factor\":3|\"validFrom\":\"1999-12-31T23:59:59Z\"|/items/0/validFrom",
                "\"factor\":3|\"validUntil\":\"+100000-01-01T00:00:00Z\"|/items/0/validUntil",
                "\"factor\":3|\"faktor\":3|/items/0/faktor"
            })
    void refusesWhatCanNeverWork(String good, String bad, String pointer) {
        String body = ("{\"items\":[" + item("2", 3) + "]}").replace(good, bad);
        String wrong = bad.contains("NOBODYS") ? body.replace(sku.value(), "X") : body;

        put(wrong).statusCode(422).body("errors.pointer", hasItem(pointer));
        given().auth().oauth2(TestKeys.operator()).get(listings).then().body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"1,+10000-01-01T00:00:00Z", "1,-999999999-01-01T00:00:00Z", "1,yesterday", "货,2026-11-11T00:00:00Z"})
    void refusesToGoOnAfterWhatNoListingCanHave(String number, String time) {
        given().auth()
                .oauth2(TestKeys.operator())
                .queryParam("cursor", Cursor.print(number, time))
                .get(listings)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("cursor"));
    }

    @Test
    void knowsNoOtherShops() {
        listings = SHOPS + "/con_0000000000000/listings";

        put("{\"items\":[" + item("2", 3) + "]}").statusCode(404);
        given().auth().oauth2(TestKeys.operator()).get(listings).then().statusCode(404);
    }

    private ValidatableResponse put(String body) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .contentType(ContentType.JSON)
                .body(body)
                .put(listings)
                .then();
    }

    private String item(String skuId, int factor) {
        return "{\"skuId\":\"%s\",\"productId\":\"3500000000000000001\",\"sku\":\"%s\",\"factor\":%d}"
                .formatted(skuId, sku, factor);
    }
}
