package by.pavilion.inventory.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.WholeList;
import by.pavilion.catalog.TestListings;
import by.pavilion.events.TestOutbox;
import by.pavilion.shared.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StockResourceTest {
    @Inject
    TestOutbox events;

    @BeforeEach
    void warehousesAreThere() {
        for (String code : new String[] {"TEST-MINSK", "TEST-BREST"}) {
            putWarehouse(code, "{\"name\":\"For tests\",\"country\":\"BY\",\"customsMode\":\"9610\"}");
        }
    }

    @Test
    void setsABalanceInANamedWarehouse() {
        String sku = listed();

        put(sku, "{\"available\":1000,\"warehouse\":\"TEST-MINSK\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("available", equalTo(1000))
                .body("onHand", equalTo(1000))
                .body("balances.warehouse", contains("TEST-MINSK"));
        put(sku, "{\"available\":5,\"warehouse\":\"TEST-BREST\"}").then().body("available", equalTo(1005));
        put(sku, "{\"available\":7,\"warehouse\":\"TEST-MINSK\"}").then().body("available", equalTo(12));
        get(sku).then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("balances.warehouse", contains("TEST-BREST", "TEST-MINSK"))
                .body("balances.available", contains(5, 7));
        assertThat(events.factsOf("pavilion.inventory", sku))
                .containsExactly(
                        "1 by.pavilion.stock.changed.v1",
                        "2 by.pavilion.stock.changed.v1",
                        "3 by.pavilion.stock.changed.v1");
    }

    @Test
    void setsTheTotalOverTheBalancesThatThereAre() {
        String sku = listed();
        put(sku, "{\"available\":10,\"warehouse\":\"TEST-MINSK\"}");
        put(sku, "{\"available\":4,\"warehouse\":\"TEST-BREST\"}");

        put(sku, "{\"available\":20}")
                .then()
                .body("available", equalTo(20))
                .body("balances.available", contains(4, 16));
        put(sku, "{\"available\":3}").then().body("available", equalTo(3)).body("balances.available", contains(3, 0));
        put(sku, "{\"available\":0}").then().body("available", equalTo(0)).body("balances.available", contains(0, 0));
        put(sku, "{\"available\":500}").then().body("available", equalTo(500));
    }

    @Test
    void setsOneLotAndLeavesWhatElseLiesThere() {
        String sku = listed();
        put(sku, "{\"available\":100,\"warehouse\":\"TEST-MINSK\"}");

        String early =
                "{\"available\":%d,\"warehouse\":\"TEST-MINSK\",\"lot\":\"EARLY\",\"bestBefore\":\"2090-05-01\"}";
        put(sku, early.formatted(40)).then().statusCode(200).body("available", equalTo(140));
        put(sku, "{\"available\":7,\"warehouse\":\"TEST-BREST\",\"lot\":\"EARLY\",\"bestBefore\":\"2090-06-01\"}")
                .then()
                .body("balances.available", contains(7, 140));
        put(sku, early.formatted(25)).then().body("balances.available", contains(7, 125));
        put(sku, "{\"available\":25,\"warehouse\":\"TEST-MINSK\",\"lot\":\"EARLY\"}")
                .then()
                .body("available", equalTo(132));
        asMerchant()
                .get("/api/v1/merchant/products/{sku}/stock/lots", sku)
                .then()
                .body("items.warehouse", contains("TEST-BREST", "TEST-MINSK"))
                .body("items.left", contains(7, 25));
    }

    @Test
    void saysWhatIsWrongWithALot() {
        String sku = listed();

        put(sku, "{\"available\":5,\"bestBefore\":\"2090-05-01\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/lot", "/warehouse"));
        put(sku, "{\"available\":5,\"warehouse\":\"TEST-NOWHERE\",\"lot\":\"L1\",\"bestBefore\":\"2090-05-01\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/warehouse"));
        put(sku, "{\"available\":5,\"warehouse\":\"TEST-MINSK\",\"lot\":\"L1\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/bestBefore"));
        put(sku, "{\"available\":5,\"warehouse\":\"TEST-MINSK\",\"lot\":\"L1\",\"bestBefore\":\"+99999-01-01\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/bestBefore"));
    }

    @Test
    void putsFirstPiecesWithoutAWarehouseWhereTheGoodsMayBeSentFrom() {
        putWarehouse("TEST-CN", "{\"name\":\"For tests\",\"country\":\"CN\",\"customsMode\":\"1210\"}");
        String direct = listed();
        String bonded = listed(TestListings.chocolate().replace("9610;1210", "1210;9610?"));

        put(direct, "{\"available\":20}").then().statusCode(200).body("available", equalTo(20));
        put(bonded, "{\"available\":7}").then().statusCode(200).body("available", equalTo(7));

        assertThat(modeOfFirstBalance(direct)).isEqualTo("9610");
        assertThat(modeOfFirstBalance(bonded)).isEqualTo("1210");
    }

    private static String modeOfFirstBalance(String sku) {
        String warehouse = get(sku).path("balances[0].warehouse");
        return asOperator().get("/api/v1/warehouses/" + warehouse).path("customsMode");
    }

    @Test
    void refusesAnUnknownWarehouse() {
        String sku = listed();

        put(sku, "{\"available\":20,\"warehouse\":\"NOWHERE\"}")
                .then()
                .statusCode(422)
                .body("errors.reason", contains("unknown-warehouse"));
        get(sku).then().body("available", equalTo(0)).body("balances", empty());
    }

    @Test
    void takesBackUnchangedWhatItGave() {
        String sku = listed();
        put(sku, get(sku).asString()).then().statusCode(200).header("ETag", "\"0\"");
        put(sku, "{\"available\":10,\"warehouse\":\"TEST-MINSK\"}");

        put(sku, get(sku).asString()).then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void checksAVersionThatIsNamed() {
        String sku = listed();
        put(sku, "{\"available\":10,\"warehouse\":\"TEST-MINSK\"}");

        asMerchant()
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body("{\"available\":11}")
                .put("/api/v1/merchant/products/" + sku + "/stock")
                .then()
                .statusCode(412);
        get(sku).then().body("available", equalTo(10));
    }

    @Test
    void namesEveryWrongField() {
        String sku = listed();

        put(sku, "{\"available\":-1,\"warehouse\":\"in the cellar\",\"colour\":\"red\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/available", "/warehouse", "/colour"));
        put(sku, "{\"available\":1000000001,\"warehouse\":\"TEST-MINSK\"}")
                .then()
                .statusCode(422);
        put(sku, "{}").then().statusCode(422).body("errors.pointer", contains("/available"));
    }

    @Test
    void isForTheMerchantWhoseListingItIs() {
        String sku = listed();
        String other = keyOfAnotherMerchant();

        with(other).get("/api/v1/merchant/products/" + sku + "/stock").then().statusCode(404);
        with(other)
                .contentType("application/json")
                .body("{\"available\":1,\"warehouse\":\"TEST-MINSK\"}")
                .put("/api/v1/merchant/products/" + sku + "/stock")
                .then()
                .statusCode(404);
        get(newSku()).then().statusCode(404);
        put(newSku(), "{}").then().statusCode(404);
    }

    @Test
    void keepsWarehouses() {
        String code = newSku();
        putWarehouse(code, "{\"name\":\"Bonded\",\"country\":\"CN\",\"customsMode\":\"1210\"}")
                .then()
                .statusCode(201)
                .header("Location", "/api/v1/warehouses/" + code)
                .body("customsMode", equalTo("1210"));
        asOperator()
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body(asOperator().get("/api/v1/warehouses/" + code).asString())
                .put("/api/v1/warehouses/" + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"");
        putWarehouse(code, "{\"name\":\"Again\",\"country\":\"CN\",\"customsMode\":\"1210\"}")
                .then()
                .statusCode(428);
        putWarehouse(newSku(), "{\"country\":\"China\",\"customsMode\":\"0110\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/name", "/country", "/customsMode"));
        for (String impossible : List.of(
                "\"country\":\"BY\",\"customsMode\":\"1210\"",
                "\"country\":\"BY\",\"customsMode\":\"1239\"",
                "\"country\":\"CN\",\"customsMode\":\"9610\"")) {
            String nowhere = newSku();
            putWarehouse(nowhere, "{\"name\":\"Nowhere\",%s}".formatted(impossible))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/customsMode"))
                    .body("errors.reason", contains("mode-of-another-country"));
            asOperator().get("/api/v1/warehouses/" + nowhere).then().statusCode(404);
        }
        WholeList.of("/api/v1/warehouses").body("items.code", hasItems("TEST-MINSK", "TEST-BREST"));
        asOperator().get("/api/v1/warehouses/NOWHERE").then().statusCode(404);
        asMerchant().get("/api/v1/warehouses").then().statusCode(403);
    }

    /** The database compares no column of codes with what has other signs. */
    @Test
    void noListGoesOnAfterWhatIsNoCode() {
        String ofProduct = "/api/v1/merchant/products/" + listed();

        refusesCursor(asOperator(), "/api/v1/warehouses", Cursor.print("仓"));
        refusesCursor(asMerchant(), ofProduct + "/stock/lots", Cursor.print("TEST-MINSK", "批号"));
        refusesCursor(asMerchant(), ofProduct + "/stock/allocations", Cursor.print("仓", ""));
        refusesCursor(asOperator(), "/api/v1/inventory/differences", Cursor.print("b", "货", "", ""));
    }

    private static void refusesCursor(RequestSpecification caller, String list, String cursor) {
        caller.queryParam("cursor", cursor)
                .get(list)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("cursor"))
                .body("errors.reason", contains("malformed-cursor"));
    }

    @Test
    void aWarehouseMayLieAtAPlaceOfItsCountry() {
        String code = newSku();
        String body = "{\"name\":\"Brest\",\"country\":\"BY\",\"customsMode\":\"9610\",\"unlocode\":\"%s\"}";
        putWarehouse(code, body.formatted("PLMAL"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/unlocode"))
                .body("errors.reason", contains("place-of-another-country"));
        putWarehouse(code, body.formatted("by-bqt"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/unlocode"));
        putWarehouse(code, "{\"name\":\"Brest\",\"country\":\"CN\",\"customsMode\":\"9610\",\"unlocode\":\"BYBQT\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/customsMode", "/unlocode"));
        asOperator().get("/api/v1/warehouses/" + code).then().statusCode(404);

        putWarehouse(code, body.formatted("BYBQT")).then().statusCode(201).body("unlocode", equalTo("BYBQT"));
        String kept = asOperator().get("/api/v1/warehouses/" + code).asString();
        replace(code, "\"0\"", kept)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("unlocode", equalTo("BYBQT"));

        replace(code, "\"0\"", "{\"name\":\"Brest\",\"country\":\"BY\",\"customsMode\":\"9610\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("unlocode", nullValue());
    }

    private static Response replace(String warehouse, String version, String body) {
        return asOperator()
                .header("If-Match", version)
                .contentType("application/json")
                .body(body)
                .put("/api/v1/warehouses/" + warehouse);
    }

    private static String listed() {
        return listed(TestListings.chocolate());
    }

    private static String listed(String body) {
        String sku = newSku();
        asMerchant()
                .contentType("application/json")
                .body(body)
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201);
        return sku;
    }

    private static Response put(String sku, String body) {
        return asMerchant()
                .contentType("application/json")
                .body(body)
                .put("/api/v1/merchant/products/" + sku + "/stock");
    }

    private static Response get(String sku) {
        return asMerchant().get("/api/v1/merchant/products/" + sku + "/stock");
    }

    private static Response putWarehouse(String code, String body) {
        return asOperator().contentType("application/json").body(body).put("/api/v1/warehouses/" + code);
    }
}
