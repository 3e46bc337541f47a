package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerItemStoreTest {
    @Inject
    LedgerItemStore store;

    @Test
    void readsTheNumbersOfManyGoodsInSeveralLedgersAtOnce() {
        QuarkusTransaction.begin();
        try {
            add("T-ONE", "A-1", "one");
            add("T-ONE", "A-2", "two");
            add("T-TWO", "A-1", "uno");
            add("T-TWO", "A-2", "due");

            ItemNumbers found = store.numbers(Map.of("T-ONE", List.of("A-1", "A-2", "A-3"), "T-TWO", List.of("A-1")));

            assertThat(found.entered())
                    .isEqualTo(Map.of("T-ONE", Map.of("A-1", "one", "A-2", "two"), "T-TWO", Map.of("A-1", "uno")));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void ofTwoWhoEnterTheSameItemAtOnceTheSecondHasToLookAgain() {
        QuarkusTransaction.begin();
        try {
            add("T-ONE", "A-1", "one");

            assertThatThrownBy(() -> add("T-ONE", "A-1", "two"))
                    .matches(Transactions::othersWereInTheWay, "it is tried again");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void asksNothingWhereNoGoodsLieInAZone() {
        assertThat(store.numbers(Map.of())).isEqualTo(ItemNumbers.NONE);
    }

    private void add(String ledger, String sku, String number) {
        store.add(new LedgerItem(ledger, new Sku(sku), number, Instant.parse("2026-11-28T08:00:00Z"), "test", 0));
    }
}
