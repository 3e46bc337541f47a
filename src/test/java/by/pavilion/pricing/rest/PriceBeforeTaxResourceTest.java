package by.pavilion.pricing.rest;

import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.with;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestCalls;
import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PriceBeforeTaxResourceTest {
    @Inject
    TestShop shop;

    @Test
    void tellsThePriceBeforeTaxThatLeadsToTheOneAskedFor() {
        Sku sku = shop.chocolate("26.00");

        ask(TestCalls.keyOf(TestShop.MERCHANT.toString()), sku, "199.00")
                .statusCode(200)
                .body("sku", equalTo(sku.value()))
                .body("priceWithTax.amount", equalTo("199.00"))
                .body("price.amount", equalTo("182.40"))
                .body("tax.tariff.amount", equalTo("0.00"))
                .body("tax.vat.amount", equalTo("16.60"))
                .body("tax.total.amount", equalTo("16.60"));
    }

    @Test
    void saysWhenNoPriceLeadsThere() {
        Sku sku = shop.chocolate("26.00");

        // 5,000.00 before tax are 5,455.00 with it; 5,000.01 bear the tariff and the taxes in full
        ask(TestCalls.keyOf(TestShop.MERCHANT.toString()), sku, "5500.00")
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:no-price-with-tax"))
                .body("errors[0].pointer", equalTo("priceWithTax"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.005", "x", "1e3", "0", "0.00"})
    void refusesWhatIsNoPrice(String price) {
        ask(TestCalls.keyOf(TestShop.MERCHANT.toString()), shop.chocolate("26.00"), price)
                .statusCode(400);
    }

    @Test
    void isNobodyElsesBusiness() {
        ask(keyOfAnotherMerchant(), shop.chocolate("26.00"), "199.00").statusCode(404);
    }

    private static ValidatableResponse ask(String key, Sku sku, String price) {
        return with(key)
                .queryParam("priceWithTax", price)
                .get("/api/v1/merchant/products/" + sku + "/price-before-tax")
                .then();
    }
}
