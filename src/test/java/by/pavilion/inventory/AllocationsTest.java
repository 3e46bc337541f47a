package by.pavilion.inventory;

import static by.pavilion.inventory.TestStock.MERCHANT;
import static by.pavilion.inventory.TestStock.MINSK;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.TestOutbox;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AllocationsTest {
    private static final Pool DOUYIN = Pool.fromString("douyin");
    private static final Pool STOREFRONT = Pool.fromString("storefront");

    @Inject
    TestOutbox events;

    @Inject
    TestStock stocks;

    @Inject
    Stock stock;

    @Inject
    WhenOrderingTells whenOrderingTells;

    @Inject
    AllocateStock allocateStock;

    @Inject
    StockDifferences differences;

    @Inject
    Ids ids;

    private Sku sku;

    @BeforeEach
    void tenPieces() {
        sku = stocks.listed();
        stocks.set(sku, 10);
    }

    @Test
    void sellsAChannelItsOwnPiecesAndTheOthersWhatIsLeft() {
        allocate(4);

        assertThat(forSale(DOUYIN)).isEqualTo(4);
        assertThat(forSale(STOREFRONT)).isEqualTo(6);
        assertThat(take(order(), DOUYIN, 3)).isTrue();
        assertThat(take(order(), STOREFRONT, 6)).isTrue();
        assertThat(forSale(DOUYIN)).isEqualTo(1);
        assertThat(take(order(), DOUYIN, 2)).as("the pool is the limit").isFalse();
        assertBooksAgree();
    }

    @Test
    void tellsWhatTheChannelHasAfterEachChange() {
        long before = stock.of(sku).sequence();

        allocate(4);
        allocate(4);
        allocateStock.end(MERCHANT, sku, DOUYIN);

        assertThat(events.factsOf("pavilion.inventory", sku.value()))
                .endsWith(
                        (before + 1) + " by.pavilion.stock.changed.v1",
                        (before + 2) + " by.pavilion.stock.allocation-changed.v1",
                        (before + 3) + " by.pavilion.stock.changed.v1",
                        (before + 4) + " by.pavilion.stock.allocation-changed.v1");
    }

    @Test
    void sellsNothingOfWhatIsFreeForAllWhenThePoolIsEmpty() {
        allocate(0);

        assertThat(forSale(DOUYIN)).isZero();
        assertThat(take(order(), DOUYIN, 1)).isFalse();
        assertThat(forSale(STOREFRONT)).isEqualTo(10);
    }

    @Test
    void givesBackToThePoolThatTheOrderTookFrom() {
        allocate(4);
        String sold = order();
        take(sold, DOUYIN, 4);
        String other = order();
        take(other, STOREFRONT, 6);

        giveBack(sold, 3);
        giveBack(other, 6);

        assertThat(forSale(DOUYIN)).isEqualTo(3);
        assertThat(forSale(STOREFRONT)).isEqualTo(6);
        assertBooksAgree();
    }

    @Test
    void freesForAllWhatComesBackAfterThePoolHasEnded() {
        allocate(4);
        String sold = order();
        take(sold, DOUYIN, 3);

        allocateStock.end(MERCHANT, sku, DOUYIN);
        assertThat(forSale(DOUYIN)).as("as any other channel").isEqualTo(7);
        giveBack(sold, 3);

        assertThat(forSale(STOREFRONT)).isEqualTo(10);
        allocate(2);
        assertThat(forSale(DOUYIN)).as("begun again").isEqualTo(2);
        assertBooksAgree();
    }

    @Test
    void takesShippedPiecesOutOfWhatIsOnHandOnce() {
        allocate(4);
        String sold = order();
        take(sold, DOUYIN, 3);
        String other = order();
        take(other, STOREFRONT, 2);
        giveBack(other, 1);

        tellShipped(sold, other);
        tellShipped(sold, other, "ord_unknown");

        assertThat(stock.of(sku).balances()).containsExactly(new StockBalance(MINSK, 5, 0));
        assertThat(stock.supply(List.of(sku)).of(sku, DOUYIN)).containsExactly(new StockBalance(MINSK, 1, 0));
        assertBooksAgree();
    }

    @Test
    void grantsFromThePoolWhatThePoolHas() {
        allocate(4);
        Supply supply = stock.supply(List.of(sku));
        List<Stock.Taking> takings = List.of(
                new Stock.Taking("pool", List.of(supply.line(sku, MINSK, 4, DOUYIN))),
                new Stock.Taking("late", List.of(supply.line(sku, MINSK, 1, DOUYIN))),
                new Stock.Taking("free", List.of(supply.line(sku, MINSK, 6, STOREFRONT))));

        assertThat(QuarkusTransaction.requiringNew().call(() -> stock.grant(takings)))
                .containsExactlyInAnyOrder("pool", "free");
    }

    @Test
    void neverSellsMoreThanThePoolHasWhileTheMerchantMovesIt() throws InterruptedException, ExecutionException {
        stocks.set(sku, 200);
        allocate(40);
        ExecutorService racers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> turns = new ArrayList<>();
            for (int racer = 0; racer < 7; racer++) {
                Pool channel = racer % 2 == 0 ? DOUYIN : STOREFRONT;
                turns.add(racers.submit(() -> {
                    for (int round = 0; round < 20; round++) {
                        String order = order();
                        if (take(order, channel, 1) && round % 3 == 0) {
                            giveBack(order, 1);
                        }
                    }
                }));
            }
            turns.add(racers.submit(() -> {
                for (int round = 0; round < 20; round++) {
                    if (round % 4 == 3) {
                        allocateStock.end(MERCHANT, sku, DOUYIN);
                    } else {
                        allocate(round);
                    }
                }
            }));
            for (Future<?> turn : turns) {
                turn.get();
            }
        } finally {
            racers.shutdown();
        }

        assertBooksAgree();
    }

    private void tellShipped(String... orders) {
        QuarkusTransaction.requiringNew()
                .run(() -> whenOrderingTells.on(Stream.of(orders)
                        .map(order -> new ReceivedEvent(
                                order,
                                Topic.ORDERS,
                                "by.pavilion.order.shipped.v1",
                                order,
                                5,
                                Instant.EPOCH,
                                "c",
                                "{}"))
                        .toList()));
    }

    private String order() {
        return "ord_" + ids.next();
    }

    private void allocate(long pieces) {
        allocateStock.allocate(MERCHANT, sku, DOUYIN, MINSK, pieces);
    }

    private long forSale(Pool channel) {
        return stock.supply(List.of(sku)).available(sku, channel);
    }

    private boolean take(String order, Pool channel, long pieces) {
        StockLine line = stock.supply(List.of(sku)).line(sku, MINSK, pieces, channel);
        return stocks.take(List.of(new Stock.Taking(order, List.of(line))));
    }

    private void giveBack(String order, long pieces) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        stock.giveBack(List.of(new Stock.Taking(order, List.of(new StockLine(sku, MINSK, pieces))))));
    }

    private void assertBooksAgree() {
        assertThat(differences.page(null, 100).items())
                .filteredOn(difference -> difference.sku().equals(sku))
                .isEmpty();
    }
}
