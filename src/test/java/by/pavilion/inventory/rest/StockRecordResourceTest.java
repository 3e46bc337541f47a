package by.pavilion.inventory.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.catalog.TestListings;
import by.pavilion.events.TestOutbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StockRecordResourceTest {
    private static final String RECEIVED = "{\"warehouse\":\"TEST-MINSK\",\"change\":10,\"reason\":\"RECEIVED\"}";

    @Inject
    TestOutbox events;

    private String sku = "";

    @BeforeEach
    void somethingIsListed() {
        asOperator()
                .contentType("application/json")
                .body("{\"name\":\"For tests\",\"country\":\"BY\",\"customsMode\":\"9610\"}")
                .put("/api/v1/warehouses/TEST-MINSK");
        sku = newSku();
        asMerchant()
                .contentType("application/json")
                .body(TestListings.chocolate())
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201);
    }

    @Test
    void booksWhatCameAndWhatIsGone() {
        adjust(RECEIVED).then().statusCode(201).body("change", equalTo(10)).body("reason", equalTo("RECEIVED"));
        adjust("{\"warehouse\":\"TEST-MINSK\",\"change\":-3,\"reason\":\"DAMAGED\",\"note\":\"Crushed.\"}")
                .then()
                .statusCode(201);

        asMerchant().get(path("")).then().body("available", equalTo(7));
        asMerchant()
                .get(path("/adjustments"))
                .then()
                .statusCode(200)
                .body("items.reason", contains("DAMAGED", "RECEIVED"))
                .body("items[0].note", equalTo("Crushed."));
        String next = asMerchant().get(path("/adjustments?limit=1")).path("next");
        asMerchant()
                .get(path("/adjustments?limit=1&cursor=" + next))
                .then()
                .body("items.reason", contains("RECEIVED"))
                .body("next", nullValue());
        assertThat(events.factsOf("pavilion.inventory", sku))
                .containsExactly("1 by.pavilion.stock.changed.v1", "2 by.pavilion.stock.changed.v1");
    }

    @Test
    void booksOnceHoweverOftenItIsSent() {
        String key = UUID.randomUUID().toString();
        String id = adjust(key, RECEIVED).then().statusCode(201).extract().path("id");

        adjust(key, RECEIVED)
                .then()
                .statusCode(201)
                .body("id", equalTo(id))
                .header("Location", endsWith(sku + "/stock/adjustments/" + id));
        adjust(key, RECEIVED.replace("10", "11")).then().statusCode(422);
        asMerchant().get(path("")).then().body("available", equalTo(10));
    }

    @Test
    void takesNoMoreThanThereIs() {
        adjust(RECEIVED);

        adjust("{\"warehouse\":\"TEST-MINSK\",\"change\":-11,\"reason\":\"LOST\"}")
                .then()
                .statusCode(409)
                .body("type", endsWith(":stock-below-zero"))
                .body("available", equalTo(10))
                .body("warehouse", equalTo("TEST-MINSK"));
        asMerchant().get(path("")).then().body("available", equalTo(10));
    }

    @Test
    void namesEveryWrongField() {
        adjust("{\"warehouse\":\"NOWHERE\",\"change\":0,\"reason\":\"LOST\",\"bestBefore\":\"2027-01-01\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/warehouse", "/change", "/lot"));
        adjust(RECEIVED.replace("10", "-10")).then().statusCode(422).body("errors.reason", contains("wrong-direction"));
        adjust("{\"warehouse\":\"a b\",\"change\":1,\"reason\":\"STOLEN\",\"lot\":\"a b\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/warehouse", "/reason", "/lot"));
    }

    @Test
    void keepsLotsWithTheirDates() {
        String lot = "{\"warehouse\":\"TEST-MINSK\",\"change\":10,\"reason\":\"RECEIVED\",\"lot\":\"L1\"";
        adjust(lot + "}").then().statusCode(422).body("errors.reason", contains("best-before-needed"));
        adjust(lot + ",\"bestBefore\":\"2099-01-01\"}").then().statusCode(201);
        adjust(lot + "}").then().statusCode(201).body("lot", equalTo("L1"));
        adjust(lot + ",\"bestBefore\":\"2099-01-02\"}")
                .then()
                .statusCode(422)
                .body("errors.reason", contains("other-best-before"));
        adjust("{\"warehouse\":\"TEST-MINSK\",\"change\":-4,\"reason\":\"DAMAGED\",\"lot\":\"L1\"}")
                .then()
                .statusCode(201);
        adjust("{\"warehouse\":\"TEST-MINSK\",\"change\":-4,\"reason\":\"DAMAGED\",\"lot\":\"L2\"}")
                .then()
                .statusCode(422)
                .body("errors.reason", contains("unknown-lot"));

        asMerchant()
                .get(path("/lots"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].bestBefore", equalTo("2099-01-01"))
                .body("items[0].received", equalTo(20))
                .body("items[0].removed", equalTo(4))
                .body("items[0].left", equalTo(16));
        asMerchant().get(path("")).then().body("available", equalTo(16));
    }

    @Test
    void keepsSettings() {
        asMerchant()
                .get(path("/settings"))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("sku", equalTo(sku));
        putSettings(asMerchant(), "{\"lowStockThreshold\":5}").then().statusCode(428);
        putSettings(asMerchant().header("If-Match", "\"0\""), "{\"lowStockThreshold\":5}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("lowStockThreshold", equalTo(5));
        putSettings(asMerchant().header("If-Match", "\"0\""), "{}").then().statusCode(412);
        putSettings(
                        asMerchant().header("If-Match", "\"1\""),
                        asMerchant().get(path("/settings")).asString())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        putSettings(asMerchant().header("If-Match", "*"), "{\"lowStockThreshold\":-1}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/lowStockThreshold"));
    }

    @Test
    void setsPiecesAsideForAChannelAndTakesThemBack() {
        adjust(RECEIVED);

        allocate("{\"warehouse\":\"TEST-MINSK\",\"available\":7}")
                .then()
                .statusCode(200)
                .body("pool", equalTo("douyin"))
                .body("available", equalTo(7));
        asMerchant().get(path("")).then().body("available", equalTo(3));
        allocate("{\"warehouse\":\"TEST-MINSK\",\"available\":11}")
                .then()
                .statusCode(409)
                .body("available", equalTo(3));
        allocate(asMerchant().get(path("/allocations")).jsonPath().getMap("items[0]"))
                .then()
                .statusCode(200);
        asMerchant()
                .get(path("/allocations"))
                .then()
                .body("items.pool", contains("douyin"))
                .body("items.available", contains(7));
        allocate("{\"warehouse\":\"TEST-MINSK\",\"available\":0}").then().statusCode(200);
        asMerchant().get(path("")).then().body("available", equalTo(10));
        allocate("{\"warehouse\":\"NOWHERE\",\"available\":1}").then().statusCode(422);
        asMerchant()
                .contentType("application/json")
                .body("{\"warehouse\":\"TEST-MINSK\",\"available\":0}")
                .put(path("/allocations/SAFETY"))
                .then()
                .statusCode(404);
    }

    private Response allocate(Object body) {
        return asMerchant().contentType("application/json").body(body).put(path("/allocations/douyin"));
    }

    @Test
    void isForTheMerchantWhoseListingItIs() {
        RequestSpecification other = with(keyOfAnotherMerchant());

        for (String list : new String[] {"/adjustments", "/allocations", "/lots", "/settings"}) {
            other.get(path(list)).then().statusCode(404);
        }
        other.header("Idempotency-Key", "k")
                .contentType("application/json")
                .body(RECEIVED)
                .post(path("/adjustments"))
                .then()
                .statusCode(404);
    }

    private String path(String below) {
        return "/api/v1/merchant/products/" + sku + "/stock" + below;
    }

    private Response adjust(String body) {
        return adjust(UUID.randomUUID().toString(), body);
    }

    private Response adjust(String key, String body) {
        return asMerchant()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(path("/adjustments"));
    }

    private Response putSettings(RequestSpecification caller, String body) {
        return caller.contentType("application/json").body(body).put(path("/settings"));
    }
}
