package by.pavilion.inventory;

import static by.pavilion.inventory.TestStock.MERCHANT;
import static by.pavilion.inventory.TestStock.MINSK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.events.TestOutbox;
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
    TestOutbox events;

    @Test
    void tellsOnceAndAgainOnlyAfterThereWasMore() {
        Sku sku = stocks.listed();
        stocks.set(sku, 10);
        watchStock.save(MERCHANT, sku, ANY, Optional.of(5L));

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
        watchStock.save(MERCHANT, sku, ANY, Optional.of(5L));

        take(sku, 6);

        await().until(() -> lows(sku) == 1);
    }

    @Test
    void tellsAtOnceWhenAThresholdIsSetThatIsCrossedAlready() {
        Sku sku = stocks.listed();
        stocks.set(sku, 10);

        watchStock.save(MERCHANT, sku, ANY, Optional.of(10L));
        watchStock.save(MERCHANT, sku, ANY, Optional.of(20L));
        assertThat(lows(sku)).isEqualTo(1);
        watchStock.save(MERCHANT, sku, ANY, Optional.empty());
        watchStock.save(MERCHANT, sku, ANY, Optional.of(10L));

        assertThat(lows(sku)).isEqualTo(2);
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
