package by.pavilion.ordering.rest;

import static by.pavilion.TestCalls.asOperator;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of a buyer is told to an operator, and erased when no order needs it any more. */
@QuarkusTest
class PartyResourceTest {
    @Inject
    TestShop shop;

    @Inject
    Statements statements;

    @Test
    void aBuyersDataIsExportedAndErasedWhenNoOrderNeedsIt() {
        String identity = TestApi.identityNumber();
        JsonPath order = TestApi.place(
                        TestApi.body(shop.chocolate("26.00", 5), 1).replace("11010519491231002X", identity))
                .statusCode(201)
                .extract()
                .jsonPath();
        String party = "/api/v1/parties/" + order.getString("recipientRef");

        asOperator()
                .get(party)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("buyer.name", equalTo("王小明"))
                .body("buyer.idType", equalTo("ID_CARD"))
                .body("buyer.idNumber", equalTo(identity))
                .body("shipTo.street", equalTo("世纪大道100号"))
                .body("$", not(hasKey("erasedAt")))
                .body("disclosures[0].purpose", equalTo("export"));

        asOperator()
                .delete(party)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:party-needed"))
                .body("order", equalTo(order.getString("id")));
        cancel(order.getString("id"));

        asOperator().delete(party).then().statusCode(204);
        asOperator().delete(party).then().statusCode(204);
        asOperator()
                .get(party)
                .then()
                .statusCode(200)
                .body("erasedAt", notNullValue())
                .body("$", not(hasKey("buyer")))
                .body("$", not(hasKey("shipTo")))
                .body("disclosures.purpose", hasItem("export"));
        TestApi.storefront()
                .get("/api/v1/orders/" + order.getString("id"))
                .then()
                .statusCode(200)
                .body("buyer.idNumber", equalTo(""))
                .body("shipTo.city", equalTo(""));
    }

    /** What an address was before it was changed is erased as well. */
    @Test
    void theFormerAddressIsErasedToo() {
        JsonPath order = TestApi.place(TestApi.body(shop.chocolate("26.00", 5), 1)
                        .replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .jsonPath();
        String former = order.getString("recipientRef");
        String now = asOperator()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"street\":\"1 Other Road\"}")
                .patch("/api/v1/orders/{order}/ship-to", order.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .path("recipientRef");
        asOperator().get("/api/v1/parties/" + now).then().body("replaces", equalTo(former));
        cancel(order.getString("id"));

        asOperator().delete("/api/v1/parties/" + now).then().statusCode(204);

        asOperator().get("/api/v1/parties/" + former).then().statusCode(200).body("$", not(hasKey("buyer")));
    }

    /** Customs may hold the goods of an order that was cancelled here in time. */
    @Test
    void whoeverBoughtWhatAnAuthorityHoldsIsNotErased() {
        JsonPath order = TestApi.place(TestApi.body(shop.chocolate("26.00", 5), 1)
                        .replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .jsonPath();
        String party = "/api/v1/parties/" + order.getString("recipientRef");
        cancel(order.getString("id"));
        atCustoms(order.getString("id"), "DETAINED");

        asOperator()
                .delete(party)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:party-needed"))
                .body("order", equalTo(order.getString("id")));

        atCustoms(order.getString("id"), "RETURNED_ABROAD");
        asOperator().delete(party).then().statusCode(204);
    }

    private void atCustoms(String order, String state) {
        QuarkusTransaction.requiringNew()
                .run(() -> statements.update(
                        "UPDATE ordering_orders SET customs_status = ? WHERE id = ?",
                        state,
                        OrderId.fromString(order).value()));
    }

    @Test
    void whoIsNotThereIsNeitherToldNorErased() {
        for (String method : new String[] {"GET", "DELETE"}) {
            asOperator()
                    .request(method, "/api/v1/parties/rcp_0000000000001")
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:pavilion:problem:no-such-party"));
        }
    }

    private static void cancel(String order) {
        TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"changed-mind\"}")
                .post("/api/v1/orders/{order}/cancellations", order)
                .then()
                .statusCode(202)
                .body("orderStatus", equalTo("CANCELLED"));
    }
}
