package by.pavilion.ordering;

import static by.pavilion.ordering.TestCommands.STOREFRONT;
import static by.pavilion.ordering.TestCommands.line;
import static by.pavilion.ordering.TestCommands.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.IdempotencyKey;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlaceOrderRaceTest {
    private static final int SHOPPERS = 16;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    TestShop shop;

    @Test
    void sellsExactlyWhatIsThereWhenEverybodyWantsTheLastPieces() throws Exception {
        Sku sku = shop.chocolate("26.00", 10);

        List<Placement> placements =
                race(() -> place(STOREFRONT, newKey(), TestCommands.of(line(sku, 1))), 2 * SHOPPERS);

        assertThat(placed(placements)).hasSize(10);
        assertThat(placements.stream()
                        .filter(Placement.Refused.class::isInstance)
                        .map(placement ->
                                ((Placement.Refused) placement).problem().type().slug()))
                .hasSize(2 * SHOPPERS - 10)
                .containsOnly("out-of-stock");
        assertThat(shop.available(sku)).isZero();
    }

    @Test
    void sellsNothingTwiceWhenBasketsCross() throws Exception {
        Sku one = shop.chocolate("26.00", 8);
        Sku other = shop.chocolate("27.00", 8);
        List<Callable<Placement>> tasks = new ArrayList<>();
        for (int shopper = 0; shopper < SHOPPERS; shopper++) {
            PlaceOrderCommand command = shopper % 2 == 0
                    ? TestCommands.of(line(one, 1), line(other, 1))
                    : TestCommands.of(line(other, 1), line(one, 1));
            tasks.add(() -> place(STOREFRONT, newKey(), command));
        }

        List<Placement> placements = race(tasks);

        assertThat(placed(placements)).hasSize(8);
        assertThat(shop.available(one)).isZero();
        assertThat(shop.available(other)).isZero();
    }

    @Test
    void oneKeyMakesOneOrderHoweverManyTryAtOnce() throws Exception {
        Sku sku = shop.chocolate("26.00", 100);
        IdempotencyKey key = newKey();

        List<Placement> placements = race(() -> place(STOREFRONT, key, TestCommands.of(line(sku, 1))), SHOPPERS);

        assertThat(placed(placements)).hasSize(SHOPPERS);
        assertThat(placed(placements).stream()
                        .map(placement -> placement.order().id())
                        .distinct())
                .hasSize(1);
        assertThat(placed(placements).stream().filter(placement -> !placement.repeated()))
                .hasSize(1);
        assertThat(shop.available(sku)).isEqualTo(99);
    }

    @Test
    void aMarketplaceThatPushesOneSaleFromAllSidesGetsOneOrder() throws Exception {
        Sku sku = shop.chocolate("26.00", 100);
        Origin.Marketplace sale = TestCommands.marketplace("60.00");

        List<Placement> placements =
                race(() -> place(sale.placedBy(), sale.key(), TestCommands.sale(sale, line(sku, 2))), SHOPPERS);

        assertThat(placed(placements).stream()
                        .map(placement -> placement.order().id())
                        .distinct())
                .hasSize(1);
        assertThat(shop.available(sku)).isEqualTo(98);
    }

    private static List<Placement.Placed> placed(List<Placement> placements) {
        return placements.stream()
                .filter(Placement.Placed.class::isInstance)
                .map(Placement.Placed.class::cast)
                .toList();
    }

    private static List<Placement> race(Callable<Placement> task, int times)
            throws InterruptedException, ExecutionException, TimeoutException {
        return race(Collections.nCopies(times, task));
    }

    private static List<Placement> race(List<Callable<Placement>> tasks)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService shoppers = Executors.newFixedThreadPool(SHOPPERS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Placement>> futures = new ArrayList<>();
            for (Callable<Placement> task : tasks) {
                futures.add(shoppers.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            List<Placement> placements = new ArrayList<>();
            for (Future<Placement> future : futures) {
                placements.add(future.get(120, TimeUnit.SECONDS));
            }
            return placements;
        } finally {
            shoppers.shutdownNow();
        }
    }

    private Placement place(PlacedBy placedBy, IdempotencyKey key, PlaceOrderCommand command) {
        return placeOrder.place(placedBy, key, command).toCompletableFuture().join();
    }
}
