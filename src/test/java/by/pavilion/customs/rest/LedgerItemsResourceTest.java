package by.pavilion.customs.rest;

import static by.pavilion.TestCalls.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import by.pavilion.WholeList;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of items in the ledger of the zone that tests declare in. */
@QuarkusTest
class LedgerItemsResourceTest {
    private static final String ITEMS = "/api/v1/customs/ledgers/T4601W000001/items";

    private final String sku =
            "LI-" + UUID.randomUUID().toString().substring(0, 12).toUpperCase(Locale.ROOT);

    @AfterEach
    void takeAway() {
        asOperator().header("If-Match", "*").delete(ITEMS + "/" + sku);
    }

    @Test
    void aNumberIsEnteredReadReplacedListedAndTakenAway() {
        get().statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-ledger-item"));
        put(null, "1806-1")
                .statusCode(201)
                .header("Location", equalTo(ITEMS + "/" + sku))
                .body("ledger", equalTo("T4601W000001"))
                .body("sku", equalTo(sku))
                .body("number", equalTo("1806-1"))
                .body("enteredBy", notNullValue());
        put(null, "1806-2").statusCode(428);
        String tag = get().statusCode(200).extract().header("ETag");

        put(tag, "1806-2").statusCode(200).body("number", equalTo("1806-2"));
        put(tag, "1806-3").statusCode(412);
        get().body("number", equalTo("1806-2"));
        WholeList.of(ITEMS).body("items.sku", hasItem(sku));

        asOperator().header("If-Match", "*").delete(ITEMS + "/" + sku).then().statusCode(204);
        get().statusCode(404);
        WholeList.of(ITEMS).body("items.sku", not(hasItem(sku)));
        assertThat(WholeList.of("/api/v1/audit?subject=T4601W000001/" + sku).texts("items.kind"))
                .containsExactly("LEDGER_ITEM", "LEDGER_ITEM", "LEDGER_ITEM");
    }

    @Test
    void whatWasReadCanBePutBack() {
        put(null, "1806-1").statusCode(201);
        String body = get().extract().asString();

        asOperator()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .put(ITEMS + "/" + sku)
                .then()
                .statusCode(200)
                .body("number", equalTo("1806-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "18 06", "料号1", "1234567890123456789012345678901"})
    void aNumberThatCannotStandInAListIsRefused(String number) {
        put(null, number)
                .statusCode(422)
                .body("errors.pointer", contains("/number"))
                .body("errors.reason", contains("malformed-item-number"));

        get().statusCode(404);
    }

    @Test
    void aNumberThatIsMissingIsRefused() {
        asOperator()
                .contentType("application/json")
                .body("{}")
                .put(ITEMS + "/" + sku)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/number"));
    }

    @Test
    void aLedgerThatNoZoneKeepsIsNotThereWhateverTheBodyHolds() {
        String other = "/api/v1/customs/ledgers/T0000W000009/items";

        asOperator().get(other).then().statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-ledger"));
        asOperator().get(other + "/" + sku).then().statusCode(404);
        asOperator()
                .contentType("application/json")
                .body("{\"zzz\":1}")
                .put(other + "/" + sku)
                .then()
                .statusCode(404);
        asOperator().header("If-Match", "*").delete(other + "/" + sku).then().statusCode(404);
        asOperator()
                .contentType("application/json")
                .body("{\"number\":\"1\"}")
                .put(ITEMS + "/no-sku")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse get() {
        return asOperator().get(ITEMS + "/" + sku).then();
    }

    private ValidatableResponse put(@Nullable String tag, String number) {
        RequestSpecification request = asOperator().contentType("application/json");
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return request.body("{\"number\":\"" + number + "\"}")
                .put(ITEMS + "/" + sku)
                .then();
    }
}
