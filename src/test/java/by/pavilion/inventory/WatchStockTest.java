package by.pavilion.inventory;

import static by.pavilion.inventory.TestStock.MERCHANT;
import static by.pavilion.inventory.TestStock.MINSK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.events.TestOutbox;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.IfMatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WatchStockTest {
    private static final IfMatch ANY = IfMatch.fromString("*");

    @Inject
    TestStock stocks;

    @Inject
    Stock stock;

    @Inject
    WatchStock watchStock;

    @Inject
    AllocateStock allocateStock;

    @Inject
    StockDifferences differences;

    @Inject
    TestOutbox events;

    @Test
    void tellsOnceAndAgainOnlyAfterThereWasMore() {
        Sku sku = stocks.listed();
        stocks.set(sku, 10);
        watchStock.save(MERCHANT, sku, ANY, 0, Optional.of(5L));

        take(sku, 4);
        look(sku);
        assertThat(lows(sku)).isEqualTo(0);
        take(sku, 1);
        look(sku);
        assertThat(lows(sku)).isEqualTo(1);
        take(sku, 1);
        look(sku);
        assertThat(lows(sku)).isEqualTo(1);
        stocks.set(sku, 6);
        look(sku);
        assertThat(lows(sku)).isEqualTo(1);
        stocks.set(sku, 0);
        look(sku);
        assertThat(lows(sku)).isEqualTo(2);
        assertThat(facts(sku)).as("without a gap").hasSize((int) stock.of(sku).sequence());
    }

    @Test
    void tellsByItselfSoonAfterASale() {
        Sku sku = stocks.listed();
        stocks.set(sku, 10);
        watchStock.save(MERCHANT, sku, ANY, 0, Optional.of(5L));

        take(sku, 6);

        await().until(() -> lows(sku) == 1);
    }

    @Test
    void tellsAtOnceWhenAThresholdIsSetThatIsCrossedAlready() {
        Sku sku = stocks.listed();
        stocks.set(sku, 10);

        watchStock.save(MERCHANT, sku, ANY, 0, Optional.of(10L));
        watchStock.save(MERCHANT, sku, ANY, 0, Optional.of(20L));
        assertThat(lows(sku)).isEqualTo(1);
        watchStock.save(MERCHANT, sku, ANY, 0, Optional.empty());
        watchStock.save(MERCHANT, sku, ANY, 0, Optional.of(10L));

        assertThat(lows(sku)).isEqualTo(2);
    }

    @Test
    void keepsTheSafetyStockFromSaleAndFillsItUpFromWhatComes() {
        Sku sku = stocks.listed();
        stocks.set(sku, 3);

        watchStock.save(MERCHANT, sku, ANY, 5, Optional.empty());
        assertThat(stock.of(sku).available()).isEqualTo(0);
        assertThat(kept(sku)).isEqualTo(3);
        stocks.set(sku, 10);
        look(sku);
        assertThat(stock.of(sku).available()).isEqualTo(8);
        assertThat(kept(sku)).isEqualTo(5);
        look(sku);
        assertThat(kept(sku)).isEqualTo(5);
        watchStock.save(MERCHANT, sku, ANY, 1, Optional.empty());

        assertThat(stock.of(sku).available()).isEqualTo(12);
        assertThat(kept(sku)).isEqualTo(1);
        assertThat(facts(sku)).as("without a gap").hasSize((int) stock.of(sku).sequence());
        assertThat(differencesOf(sku)).isEmpty();
    }

    private long kept(Sku sku) {
        return allocateStock.page(MERCHANT, sku, null, 10).items().stream()
                .filter(allocation -> allocation.pool().equals(Pool.SAFETY))
                .mapToLong(Allocation::available)
                .sum();
    }

    private List<StockDifference> differencesOf(Sku sku) {
        return differences.page(Cursor.print("b", sku, "", ""), 100).items().stream()
                .filter(difference -> difference.sku().equals(sku))
                .toList();
    }

    private void take(Sku sku, long pieces) {
        QuarkusTransaction.requiringNew().run(() -> assertThat(
                        stock.take(List.of(new Stock.Taking("ord_test", List.of(new StockLine(sku, MINSK, pieces))))))
                .isTrue());
    }

    private void look(Sku sku) {
        QuarkusTransaction.requiringNew().run(() -> watchStock.look(Set.of(sku)));
    }

    private List<String> facts(Sku sku) {
        return events.factsOf("pavilion.inventory", sku.value());
    }

    private long lows(Sku sku) {
        return facts(sku).stream().filter(fact -> fact.endsWith(".low.v1")).count();
    }
}
