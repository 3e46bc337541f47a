package by.pavilion.customs;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.newSku;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consumption tax on cosmetics sets in at 10 CNY for a millilitre: 300 CNY for 30 of them. */
@QuarkusTest
class ConsumptionTaxHintTest {
    private static final String PRODUCTS = "/api/v1/merchant/products/";
    private static final String CREAM = "3304990039";
    private static final String CHOCOLATE = "1806320000";

    @ParameterizedTest
    @CsvSource({
        "269.99, -",
        "270.00, just-below-consumption-tax",
        "299.99, just-below-consumption-tax",
        "300.00, just-above-consumption-tax",
        "330.00, just-above-consumption-tax",
        "330.01, -",
    })
    void aMerchantIsToldThatAPriceIsNearTheTax(String price, String hint) {
        assertThat(hintsOf(standing(CREAM, price))).isEqualTo(hint.equals("-") ? List.of() : List.of(hint));
    }

    @Test
    void goodsWithoutSuchATaxHaveNoSuchPrice() {
        assertThat(hintsOf(standing(CHOCOLATE, "299.99"))).isEmpty();
    }

    @Test
    void itSaysWhereTheTaxSetsInAndStopsNothing() {
        JsonPath standing = standing(CREAM, "299.99");

        assertThat(standing.getString("warnings.find { it.code == 'just-below-consumption-tax' }.messages.en"))
                .contains("300.00 CNY", "15 %");
        assertThat(standing.getList("reasons.code", String.class)).noneMatch(code -> code.contains("consumption"));
    }

    private static List<String> hintsOf(JsonPath standing) {
        return standing.getList("warnings.code", String.class).stream()
                .filter(code -> code.contains("consumption"))
                .toList();
    }

    private static JsonPath standing(String hsCode, String price) {
        String sku = newSku();
        String pieces = hsCode.equals(CREAM) ? ",\"unit2\":\"011\",\"quantity2\":1" : "";
        asMerchant()
                .contentType("application/json")
                .body("""
                        {"category":"skincare","brand":"Test","texts":{"zh-CN":{"name":"测试精华"}},
                         "customs":{"hsCode":"%s","unit":"142","unit1":"035","quantity1":0.03%s,
                                    "gmodelZh":"4|3|护肤|30毫升/瓶|Test牌","originCountry":"340"},
                         "netWeightGrams":30,"grossWeightGrams":100,"content":"30 ml","storage":"AMBIENT",
                         "shelfLifeDays":720,"price":{"amount":"%s","currency":"CNY"}}""".formatted(hsCode, pieces, price))
                .put(PRODUCTS + sku)
                .then()
                .statusCode(201);
        return asMerchant()
                .get(PRODUCTS + sku + "/standing")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
