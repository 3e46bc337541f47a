package by.pavilion.ordering.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuoteResourceTest {
    private static final String NEW_BUYER = "110101199003078291";

    @Inject
    TestShop shop;

    @Test
    void costsWhatTheOrderWillCostToTheCent() {
        Sku sku = shop.chocolate("26.00", 10);

        Map<String, Object> quoted = quote(body(sku, 2, ""))
                .statusCode(200)
                .body("mode", equalTo("1210"))
                .body("warehouse", equalTo(TestShop.BONDED.toString()))
                .body("regime", equalTo("WITHIN_LIMITS"))
                .body("dutiablePrice.amount", equalTo("60.00"))
                .body("lines", hasSize(1))
                .body("lines[0].goods.amount", equalTo("52.00"))
                .body("lines[0].freight.amount", equalTo("8.00"))
                .body("lines[0].payable.amount", equalTo("65.46"))
                .body("limits.order.amount", equalTo("5000.00"))
                .body("limits.leftThisYear", nullValue())
                .extract()
                .path("totals");

        Map<String, Object> ordered =
                TestApi.place(TestApi.body(sku, 2)).statusCode(201).extract().path("totals");
        assertThat(quoted).isEqualTo(ordered);
    }

    @Test
    void explainsEachTaxByRuleRateSourceAndValidity() {
        Sku sku = shop.chocolate("26.00", 10);

        quote(body(sku, 2, ""))
                .statusCode(200)
                .body("lines[0].tax.explanation.tax", containsInAnyOrder("tariff", "consumption", "vat"))
                .body("lines[0].tax.explanation.find { it.tax == 'vat' }.rule", equalTo("vat-reduced"))
                .body("lines[0].tax.explanation.find { it.tax == 'vat' }.rate", equalTo("0.130000"))
                .body("lines[0].tax.explanation.find { it.tax == 'vat' }.share", equalTo("0.7000"))
                .body("lines[0].tax.explanation.find { it.tax == 'vat' }.base.amount", equalTo("60.00"))
                .body("lines[0].tax.explanation.find { it.tax == 'vat' }.due.amount", equalTo("5.46"))
                .body("lines[0].tax.explanation.find { it.tax == 'vat' }.ruleSource", equalTo("财关税〔2018〕49号"))
                .body("lines[0].tax.explanation.find { it.tax == 'vat' }.ruleValidFrom", equalTo("2019-01-01"));
    }

    @Test
    void explainsTheFreightByWeightAndZone() {
        Sku sku = shop.chocolate("26.00", 20);

        quote(body(sku, 12, ""))
                .statusCode(200)
                .body("totals.freight.amount", equalTo("10.00"))
                .body("freightExplanation.rule", equalTo("freight-by-weight"))
                .body("freightExplanation.zone", equalTo("standard"))
                .body("freightExplanation.grams", equalTo(1260))
                .body("freightExplanation.first.amount", equalTo("8.00"))
                .body("freightExplanation.step.amount", equalTo("2.00"))
                .body("freightExplanation.due.amount", equalTo("10.00"))
                .body("freightExplanation.validFrom", equalTo("2020-01-01"));
    }

    @Test
    void pricesByAGivenModeWhateverLiesWhere() {
        Sku sku = shop.chocolate("26.00", 0);

        quote(body(sku, 2, ",\"mode\":\"9610\""))
                .statusCode(200)
                .body("mode", equalTo("9610"))
                .body("warehouse", nullValue())
                .body("totals.freight.amount", equalTo("25.00"));
        quote(body(sku, 2, ""))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:out-of-stock"))
                .body("errors.pointer", hasItem("/lines/0/quantity"));
    }

    @Test
    void pricesByTheRulesOfTheDateThatIsAskedFor() {
        Sku sku = shop.chocolate("26.00", 10);
        LocalDate inAMonth = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusMonths(1);

        quote(body(sku, 2, ",\"mode\":\"9610\",\"date\":\"%s\"".formatted(inAMonth)))
                .statusCode(200)
                .body("date", equalTo(inAMonth.toString()))
                .body("mode", equalTo("9610"));
        quote(body(sku, 2, ",\"date\":\"%s\"".formatted(inAMonth.plusYears(2))))
                .statusCode(422)
                .body("errors.pointer", hasItem("/date"))
                .body("errors.reason", hasItem("date-not-quoted"));
    }

    @Test
    void tellsWhatIsLeftOfTheBuyersYear() {
        Sku sku = shop.chocolate("26.00", 10);
        String buyer = ",\"buyer\":{\"idNumber\":\"%s\"}".formatted(NEW_BUYER);
        quote(body(sku, 2, buyer)).statusCode(200).body("limits.leftThisYear.amount", equalTo("26000.00"));

        TestApi.place(TestApi.body(sku, 2).replace("11010519491231002X", NEW_BUYER))
                .statusCode(201);

        quote(body(sku, 2, buyer)).statusCode(200).body("limits.leftThisYear.amount", equalTo("25940.00"));
    }

    @Test
    void aPublishableKeyLearnsPricesButNothingOfABuyer() {
        Sku sku = shop.chocolate("26.00", 10);

        quoteWith(TestKeys.publicStorefront(), body(sku, 2, ""))
                .statusCode(200)
                .body("totals.payable.amount", equalTo("65.46"));
        quoteWith(TestKeys.publicStorefront(), body(sku, 2, ",\"buyer\":{\"idNumber\":\"%s\"}".formatted(NEW_BUYER)))
                .statusCode(422)
                .body("errors.pointer", hasItem("/buyer"))
                .body("errors.reason", hasItem("needs-secret-key"));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        LocalDate yesterday = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1);

        quote("""
                {"shipTo":{"province":"火星"},"lines":[{"sku":"NO-SUCH-SKU","quantity":0}],"channel":"bazaar",
                 "date":"%s","buyer":{"idNumber":"110101199003070012"}}""".formatted(yesterday))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/shipTo/province",
                                "/lines/0/sku",
                                "/lines/0/quantity",
                                "/channel",
                                "/date",
                                "/buyer/idNumber"));
        quote("{}").statusCode(422).body("errors.pointer", containsInAnyOrder("/shipTo/province", "/lines"));
        quote("{\"mode\":\"0110\",\"date\":\"tomorrow\",\"extra\":1}")
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/mode", "/date", "/extra", "/shipTo/province", "/lines"));
    }

    @Test
    void showsTheSplitWhenOneOrderIsNotEnough() {
        Sku sku = shop.chocolate("2600.00", 10);

        quote(body(sku, 2, ""))
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:needs-several-orders"))
                .body("orders", equalTo(2));
    }

    private static ValidatableResponse quote(String body) {
        return quoteWith(TestKeys.storefront(), body);
    }

    private static ValidatableResponse quoteWith(String key, String body) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/quotes")
                .then();
    }

    private static String body(Sku sku, long quantity, String more) {
        return """
                {"shipTo":{"province":"上海市"},"lines":[{"sku":"%s","quantity":%d}]%s}""".formatted(sku, quantity, more);
    }
}
