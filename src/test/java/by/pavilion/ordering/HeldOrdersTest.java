package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeldOrdersTest {
    @Inject
    TestShop shop;

    @Test
    void ordersThatSomethingHoldsAreListedApart() {
        String held = placed();
        String free = placed();
        String again = placed();
        String hold = hold(held);
        release(again, hold(again));
        hold(again);

        assertThat(list("true")).contains(held, again).doesNotContain(free);
        assertThat(list("false")).contains(free).doesNotContain(held, again);
        assertThat(list("true&status=CANCELLED")).doesNotContain(held);
        release(held, hold);
        assertThat(list("true")).doesNotContain(held);
        TestApi.storefront()
                .get("/api/v1/orders?held=perhaps")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("held")));
    }

    @Test
    void whoHeldAnOrderAndLetItGoStaysOnRecordWithoutTheNote() {
        String order = placed();
        String hold = hold(order, "{\"reason\":\"other\",\"note\":\"王小明来电\"}");
        release(order, hold);

        TestApi.with(TestKeys.operator())
                .get("/api/v1/audit?subject=" + order)
                .then()
                .statusCode(200)
                .body("items.kind", contains("ORDER", "ORDER"))
                .body("items.role", contains("operator", "operator"))
                .body("items.changes.field.flatten()", contains("/holds/" + hold, "/holds/" + hold))
                .body("items[0].changes[0].from", equalTo("other"))
                .body("items[0].changes[0].to", nullValue())
                .body("items[1].changes[0].from", nullValue())
                .body("items[1].changes[0].to", equalTo("other"))
                .body(not(containsString("王小明")));
    }

    private static List<String> list(String held) {
        return TestApi.storefront()
                .get("/api/v1/orders?limit=100&held=" + held)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private String placed() {
        return TestApi.place(TestApi.body(shop.chocolate("26.00", 10), 1)
                        .replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String hold(String order) {
        return hold(order, "{\"reason\":\"other\"}");
    }

    private static String hold(String order, String body) {
        return TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/orders/{order}/holds", order)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void release(String order, String hold) {
        TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/orders/{order}/holds/{hold}/releases", order, hold)
                .then()
                .statusCode(200);
    }
}
