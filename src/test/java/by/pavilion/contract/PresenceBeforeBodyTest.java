package by.pavilion.contract;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.with;

import by.pavilion.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not there is told before anything is said about the body: 404 comes before 400 and 422. */
@QuarkusTest
class PresenceBeforeBodyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/carrier-rules/crr_0000000000000/ends",
                "/cases/cas_0000000000000/dismissals",
                "/consignments/csn_0000000000000/certificates",
                "/dead-letters/dlt_0000000000000/discards",
                "/departures/dep_0000000000000/units",
                "/departures/dep_0000000000000/units/unt_0000000000000/changes",
                "/departures/dep_0000000000000/units/unt_0000000000000/parcels",
                "/departures/dep_0000000000000/seals",
                "/departures/dep_0000000000000/starts",
                "/departures/dep_0000000000000/arrivals",
                "/document-submissions/dsm_0000000000000/refusals",
                "/keys/key_0000000000000/rotations",
                "/merchants/mer_0000000000000/change-requests",
                "/merchants/mer_0000000000000/rejections",
                "/merchants/mer_0000000000000/suspensions",
                "/merchants/mer_0000000000000/documents",
                "/merchants/mer_0000000000000/commissions",
                "/merchants/no-id/documents",
                "/orders/ord_0000000000000/cancellations",
                "/orders/ord_0000000000000/holds",
                "/orders/ord_0000000000000/notes",
                "/orders/ord_0000000000000/refunds",
                "/orders/ord_0000000000000/returns",
                "/orders/ord_0000000000000/stranded-goods/decisions",
                "/returns/ret_0000000000000/rejections",
                "/returns/ret_0000000000000/receipts",
                "/returns/ret_0000000000000/parcels",
                "/reviews/rev_0000000000000/decisions",
                "/webhooks/whk_0000000000000/rotations"
            })
    void operatorsAreToldWhatIsNotThere(String path) {
        for (String body : new String[] {"{\"zzz\":1}", "no JSON"}) {
            asOperator()
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1" + path)
                    .then()
                    .statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/merchant/keys/key_0000000000000/rotations",
                "/merchant/products/NO-SUCH-SKU/stock/adjustments",
                "/merchant/shipments/shp_0000000000000/packings",
                "/merchant/shipments/shp_0000000000000/shortages"
            })
    void merchantsAreToldWhatIsNotTheirs(String path) {
        asMerchant()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"zzz\":1}")
                .post("/api/v1" + path)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/carts/crt_0000000000000/merges",
                "/checkouts/chk_0000000000000/payments",
                "/orders/ord_0000000000000/payments",
                "/orders/ord_0000000000000/cancellations",
                "/orders/ord_0000000000000/returns"
            })
    void storefrontsAreToldWhatIsNotTheirs(String path) {
        with(TestKeys.storefront())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"zzz\":1}")
                .post("/api/v1" + path)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISHED", "nonsense"})
    void aListingThatIsNotThereStandsNowhere(String status) {
        asMerchant()
                .contentType("application/json")
                .body("{\"status\":\"" + status + "\"}")
                .put("/api/v1/merchant/products/NO-SUCH-SKU/standing")
                .then()
                .statusCode(404);
    }
}
