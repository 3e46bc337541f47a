package by.pavilion.customs.rest;

import static by.pavilion.TestCalls.asOperator;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ComplianceResourceTest {
    private static final String CHEESE = "/api/v1/compliance?hsCode=0406900000";

    @Test
    void answersForOneModeByItsCodeOrForEach() {
        asOperator()
                .get(CHEESE + "&mode=9610")
                .then()
                .statusCode(200)
                .body("modes.mode", contains("9610"))
                .body("modes[0].verdict", equalTo("BLOCKED"));
        asOperator().get(CHEESE + "&mode=1210").then().statusCode(200).body("modes.mode", contains("1210"));
        asOperator().get(CHEESE).then().statusCode(200).body("modes.mode", contains("9610", "1210", "1239"));
    }

    @Test
    void tellsWhichDocumentsTheSellerHoldsAndWhichEachShipmentBrings() {
        asOperator()
                .get(CHEESE + "&mode=1210")
                .then()
                .statusCode(200)
                .body("modes[0].verdict", equalTo("ALLOWED"))
                .body(
                        "modes[0].documents.document",
                        contains("MAKER_REGISTRATION", "QUARANTINE_PERMIT", "VETERINARY_CERTIFICATE"))
                .body("modes[0].documents.level", contains("REQUIRED", "REQUIRED", "PER_SHIPMENT"))
                .body("modes[0].documents.required", contains(true, true, false));
    }

    @Test
    void refusesAModeThatIsNone() {
        asOperator().get(CHEESE + "&mode=0110").then().statusCode(400).body("errors.pointer", contains("mode"));
    }

    @Test
    void aRuleOfAProvinceHoldsByItsFullNameAndByItsShortOne() {
        for (String henan : List.of("河南省", "河南")) {
            asOperator()
                    .queryParam("hsCode", "3004909099")
                    .queryParam("mode", "1210")
                    .queryParam("province", henan)
                    .get("/api/v1/compliance")
                    .then()
                    .statusCode(200)
                    .body("province", equalTo(henan))
                    .body("modes[0].reasons.code", hasItem("medicine-in-pilot"))
                    .body("modes[0].reasons.code", not(hasItem("medicine-outside-pilot")));
        }
    }

    @Test
    void refusesAProvinceThatIsNoneOfTheMainland() {
        for (String nowhere : List.of("Henan", "香港特别行政区", "河南河南河南河南河南河南河南河南河南河南河南")) {
            asOperator()
                    .queryParam("hsCode", "3004909099")
                    .queryParam("province", nowhere)
                    .get("/api/v1/compliance")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("province"))
                    .body("errors.reason", contains("province-not-served"));
        }
    }
}
