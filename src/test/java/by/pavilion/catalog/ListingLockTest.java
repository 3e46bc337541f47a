package by.pavilion.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.Meanwhile;
import by.pavilion.TestCalls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whoever locks a listing sees it as it is, even if the transaction has read it before. */
@QuarkusTest
class ListingLockTest {
    @Inject
    ListingStore listings;

    @Test
    void whatOthersHaveWrittenSinceItWasReadIsSeenByTheLock() {
        Sku sku = new Sku(TestCalls.newSku());
        TestCalls.asMerchant()
                .contentType("application/json")
                .body(TestListings.chocolate())
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201);

        QuarkusTransaction.requiringNew().run(() -> {
            listings.find(sku);
            Meanwhile.another(() -> lock(sku).note = "another's");

            assertThat(lock(sku).note).isEqualTo("another's");
        });
    }

    private ListingRow lock(Sku sku) {
        return listings.lock(new TreeSet<>(List.of(sku))).get(0);
    }
}
