package by.pavilion.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.IdempotencyKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A checkout's payments begin one by one: the process may die between any two of them. */
@QuarkusTest
class PayCheckoutTest {
    private static final Caller OPERATOR =
            new Caller("key_test_operator", Optional.of(Role.OPERATOR), Optional.empty());

    @Inject
    TestShop shop;

    @Inject
    Orders orders;

    @Inject
    StartPayment startPayment;

    @Test
    void whoAsksAgainAfterACrashGetsThePaymentThatHadBegunAndTheOther() {
        ValidatableResponse placed = post("/api/v1/checkouts", UUID.randomUUID().toString(), twoParcels())
                .statusCode(201);
        String payments = "/api/v1/checkouts/" + placed.extract().<String>path("id") + "/payments";
        List<String> parcels = placed.extract().path("orders.id");
        String key = UUID.randomUUID().toString();
        OrderId first = OrderId.fromString(parcels.get(0));
        Payment begun = begin(first, key);

        List<String> both = post(payments, key, "{\"provider\":\"sandbox\"}")
                .statusCode(201)
                .body("items", hasSize(2))
                .body("items.orderId", equalTo(parcels))
                .extract()
                .path("items.id");

        assertThat(both).first().isEqualTo(begun.id().toString());
        assertThat(both).doesNotHaveDuplicates();
        post(payments, key, "{\"provider\":\"sandbox\"}").statusCode(201).body("items.id", equalTo(both));
    }

    /** What is left when the process dies after the first of them. */
    private Payment begin(OrderId order, String key) {
        PlacedBy caller = orders.visible(OPERATOR, order).placedBy();
        return startPayment
                .start(caller, PayCheckout.keyOf(new IdempotencyKey(key), order), order, "sandbox")
                .toCompletableFuture()
                .join()
                .orThrow();
    }

    private String twoParcels() {
        Sku inChina = shop.chocolate("26.00", 10);
        Sku inBelarus = shop.chocolate("30.00");
        shop.stock(inBelarus, TestShop.DIRECT, 10);
        return TestApi.body(inChina, 2)
                .replace("}],", "},{\"sku\":\"" + inBelarus + "\",\"quantity\":1}],")
                .replace("11010519491231002X", TestApi.identityNumber());
    }

    private static ValidatableResponse post(String path, String key, String body) {
        return TestApi.storefront()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
