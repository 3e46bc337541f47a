package by.pavilion.customs;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.catalog.TestListings.chocolate;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Units, quantities and origins that customs would not take keep a listing from buyers, and its merchant is told how to mend it. */
@QuarkusTest
class ListedQuantitiesTest {

    @Test
    void aQuantityThatTheWeightContradictsIsTold() {
        save(chocolate().replace("\"quantity1\":0.09", "\"quantity1\":0.9"))
                .body("status", equalTo("BLOCKED"))
                .body("reasons.code", contains("quantity-differs"))
                .body("reasons.pointer", contains("/customs/quantity1"))
                .body(
                        "reasons[0].messages.en",
                        allOf(containsString("0.09 "), containsString("0.9 "), containsString("kilogram")))
                .body("reasons[0].messages.ru", allOf(containsString("0.09 "), containsString("килограмм")))
                .body("reasons[0].messages.'zh-CN'", allOf(containsString("0.09"), containsString("千克")))
                .body("reasons[0].remedies.en", containsString("net weight"));
    }

    @Test
    void unitsThatTheTariffDoesNotWantAreTold() {
        save(chocolate().replace("\"unit1\":\"035\",\"quantity1\":0.09", "\"unit1\":\"036\",\"quantity1\":90"))
                .body("status", equalTo("BLOCKED"))
                .body("reasons.code", contains("statutory-units-differ"))
                .body("reasons.pointer", contains("/customs/unit1"))
                .body("reasons[0].messages.en", containsString("035 (千克, килограмм, kilogram)"));
        save(chocolate().replace("\"quantity1\":0.09", "\"quantity1\":0.09,\"unit2\":\"011\",\"quantity2\":1"))
                .body("reasons.pointer", contains("/customs/unit2"));
    }

    @Test
    void originsAndUnitsThatAreInNoTableAreTold() {
        save(chocolate().replace("\"originCountry\":\"340\"", "\"originCountry\":\"999\""))
                .body("status", equalTo("BLOCKED"))
                .body("reasons.code", contains("country-not-in-table"))
                .body("reasons.pointer", contains("/customs/originCountry"));
        save(chocolate().replace("\"unit\":\"017\"", "\"unit\":\"999\""))
                .body("reasons.code", contains("unit-not-in-table"))
                .body("reasons.pointer", contains("/customs/unit"));
    }

    @Test
    void whatIsMendedIsOnSale() {
        save(chocolate()).body("status", equalTo("PUBLISHED")).body("reasons", empty());
    }

    private static ValidatableResponse save(String listing) {
        return asMerchant()
                .contentType("application/json")
                .body(listing)
                .put("/api/v1/merchant/products/" + newSku())
                .then()
                .statusCode(201);
    }
}
