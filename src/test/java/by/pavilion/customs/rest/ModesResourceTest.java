package by.pavilion.customs.rest;

import static by.pavilion.TestCalls.asOperator;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The application as tests configure it: for 9610 and 1210. */
@QuarkusTest
class ModesResourceTest {

    @Test
    void tellsWhichModesAreConnectedAndWhere() {
        asOperator()
                .get("/api/v1/customs/modes")
                .then()
                .statusCode(200)
                .body("items.mode", contains("9610", "1210", "1239"))
                .body("items.connected", contains(true, true, false))
                .body("items[0].district", equalTo("4601"))
                .body("items[0]", not(hasKey("ledger")))
                .body("items[1].port", equalTo("4601"))
                .body("items[1].ledger", equalTo("T4601W000001"))
                .body("items[1].itemNumbers", equalTo("SKU"))
                .body("items[2]", not(hasKey("district")));
    }
}
