package by.pavilion.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.catalog.SaveListing;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestDrafts;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StockTest {
    private static final MerchantId MERCHANT = new MerchantId(1);
    private static final WarehouseCode MINSK = new WarehouseCode("TEST-MINSK");
    private static final WarehouseCode BREST = new WarehouseCode("TEST-BREST");

    @Inject
    Stock stock;

    @Inject
    TestStock stocks;

    @Inject
    SetStock setStock;

    @Inject
    SaveListing saveListing;

    @Inject
    SaveWarehouse saveWarehouse;

    @Inject
    Warehouses warehouses;

    @Inject
    Ids ids;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void warehousesAreThere() {
        for (WarehouseCode code : List.of(MINSK, BREST)) {
            if (warehouses.find(code).isEmpty()) {
                saveWarehouse.save(code, null, new SaveWarehouse.Particulars("For tests", "BY", "9610", null));
            }
        }
    }

    @Test
    void movesWhatIsTakenFromAvailableToReserved() throws SQLException {
        Sku sku = listed();
        set(sku, MINSK, 10);

        boolean taken = take("ord_1", new StockLine(sku, MINSK, 3), new StockLine(sku, MINSK, 1));

        assertThat(taken).isTrue();
        assertThat(stock.of(sku)).isEqualTo(new SkuStock(sku, 2, List.of(new StockBalance(MINSK, 6, 4))));
        assertLedgerAddsUp(sku);
    }

    @Test
    void writesOneEventForEachChangeWithoutAGap() throws SQLException {
        Sku sku = listed();
        set(sku, MINSK, 10);
        set(sku, BREST, 5);
        set(sku, BREST, 5);
        take("ord_1", new StockLine(sku, MINSK, 10));

        assertThat(events(sku))
                .containsExactly(
                        "1 by.pavilion.stock.changed.v1 10",
                        "2 by.pavilion.stock.changed.v1 15",
                        "3 by.pavilion.stock.changed.v1 5");
    }

    @Test
    void takesNothingAtAllWhenOneLineIsShort() throws SQLException {
        Sku plenty = listed();
        Sku few = listed();
        set(plenty, MINSK, 10);
        set(few, MINSK, 2);

        boolean taken = take("ord_1", new StockLine(plenty, MINSK, 1), new StockLine(few, MINSK, 3));

        assertThat(taken).isFalse();
        assertThat(stock.of(plenty)).isEqualTo(new SkuStock(plenty, 1, List.of(new StockBalance(MINSK, 10, 0))));
        assertThat(stock.of(few)).isEqualTo(new SkuStock(few, 1, List.of(new StockBalance(MINSK, 2, 0))));
        assertLedgerAddsUp(plenty);
        assertLedgerAddsUp(few);
    }

    @Test
    void takesForSeveralOrdersWithOneEventForEachSku() throws SQLException {
        Sku sku = listed();
        Sku other = listed();
        set(sku, MINSK, 10);
        set(other, MINSK, 10);

        boolean taken = take(List.of(
                new Stock.Taking("ord_1", List.of(new StockLine(sku, MINSK, 3))),
                new Stock.Taking("ord_2", List.of(new StockLine(other, MINSK, 1), new StockLine(sku, MINSK, 4)))));

        assertThat(taken).isTrue();
        assertThat(stock.of(sku)).isEqualTo(new SkuStock(sku, 2, List.of(new StockBalance(MINSK, 3, 7))));
        assertThat(stock.of(other)).isEqualTo(new SkuStock(other, 2, List.of(new StockBalance(MINSK, 9, 1))));
        assertLedgerAddsUp(sku);
        assertEventsAreNumberedWithoutGaps(sku);
    }

    @Test
    void givesBackWhatWasTakenWithOneEventForEachSku() throws SQLException {
        Sku sku = listed();
        set(sku, MINSK, 5);
        set(sku, BREST, 5);
        take("ord_1", new StockLine(sku, MINSK, 3));
        take("ord_2", new StockLine(sku, MINSK, 2), new StockLine(sku, BREST, 1));
        long soldOut = changes(sku);

        giveBack(List.of(
                new Stock.Taking("ord_1", List.of(new StockLine(sku, MINSK, 3))),
                new Stock.Taking("ord_2", List.of(new StockLine(sku, MINSK, 2), new StockLine(sku, BREST, 1)))));

        assertThat(stock.of(sku))
                .isEqualTo(new SkuStock(sku, 5, List.of(new StockBalance(BREST, 5, 0), new StockBalance(MINSK, 5, 0))));
        assertThat(changes(sku)).isEqualTo(soldOut + 1);
        assertLedgerAddsUp(sku);
        assertEventsAreNumberedWithoutGaps(sku);
    }

    @Test
    void neverGivesBackMoreThanIsReserved() throws SQLException {
        Sku sku = listed();
        set(sku, MINSK, 5);
        take("ord_1", new StockLine(sku, MINSK, 3));

        assertThatThrownBy(() -> giveBack(List.of(new Stock.Taking("ord_1", List.of(new StockLine(sku, MINSK, 4))))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(stock.of(sku)).isEqualTo(new SkuStock(sku, 2, List.of(new StockBalance(MINSK, 2, 3))));
        assertLedgerAddsUp(sku);
    }

    @Test
    void grantsInTheOrderOfArrivalWhatCanBeGrantedWhole() {
        Sku sku = listed();
        Sku other = listed();
        set(sku, MINSK, 5);
        set(other, MINSK, 1);
        List<Stock.Taking> takings = List.of(
                new Stock.Taking("first", List.of(new StockLine(sku, MINSK, 3))),
                new Stock.Taking("half", List.of(new StockLine(other, MINSK, 1), new StockLine(sku, MINSK, 3))),
                new Stock.Taking("small", List.of(new StockLine(sku, MINSK, 2))),
                new Stock.Taking("late", List.of(new StockLine(sku, MINSK, 1))),
                new Stock.Taking("elsewhere", List.of(new StockLine(other, BREST, 1))),
                new Stock.Taking("other", List.of(new StockLine(other, MINSK, 1))));

        assertThat(QuarkusTransaction.requiringNew().call(() -> stock.grant(takings)))
                .containsExactlyInAnyOrder("first", "small", "other");
    }

    @Test
    void isShortOfWhatItNeverHad() {
        Sku sku = listed();

        assertThat(take("ord_1", new StockLine(sku, MINSK, 1))).isFalse();
    }

    @Test
    void tellsTheChangeLogWhenThereIsNothingLeft() throws SQLException {
        Sku sku = listed();
        set(sku, MINSK, 2);
        long filled = changes(sku);
        take("ord_1", new StockLine(sku, MINSK, 1));
        long halfEmpty = changes(sku);
        take("ord_2", new StockLine(sku, MINSK, 1));
        long empty = changes(sku);
        set(sku, MINSK, 1);

        assertThat(List.of(filled, halfEmpty, empty, changes(sku))).containsExactly(1L, 1L, 2L, 3L);
    }

    @Test
    void neverSellsMoreThanThereIsHoweverManyWantIt() throws Exception {
        Sku hot = listed();
        Sku other = listed();
        set(hot, MINSK, 100);
        set(other, MINSK, 10_000);

        long sold = race(16, 40, round -> {
            long quantity = 1 + ThreadLocalRandom.current().nextLong(3);
            boolean taken = take("ord_" + round, new StockLine(other, MINSK, 1), new StockLine(hot, MINSK, quantity));
            return taken ? quantity : 0;
        });

        SkuStock after = stock.of(hot);
        assertThat(after.available()).isBetween(0L, 2L);
        assertThat(after.reserved()).isEqualTo(sold);
        assertThat(sold + after.available()).isEqualTo(100);
        assertLedgerAddsUp(hot);
        assertLedgerAddsUp(other);
        assertEventsAreNumberedWithoutGaps(hot);
        assertEventsAreNumberedWithoutGaps(other);
    }

    @Test
    void staysRightWhileTheMerchantCountsAndBuyersBuy() throws Exception {
        Sku sku = listed();
        set(sku, MINSK, 50);

        race(12, 25, round -> {
            if (round % 5 == 0) {
                set(sku, round % 2 == 0 ? MINSK : BREST, 20 + round % 7);
            } else {
                take("ord_" + round, new StockLine(sku, round % 3 == 0 ? BREST : MINSK, 1));
            }
            return 0;
        });

        assertLedgerAddsUp(sku);
        assertEventsAreNumberedWithoutGaps(sku);
    }

    /** A turn of a race: what it sold. */
    private interface Turn {
        long run(int round);
    }

    private static long race(int threads, int rounds, Turn turn) throws InterruptedException, ExecutionException {
        ExecutorService racers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> results = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * rounds;
                results.add(racers.submit(() -> {
                    long sum = 0;
                    for (int round = 0; round < rounds; round++) {
                        sum += turn.run(first + round);
                    }
                    return sum;
                }));
            }
            long sum = 0;
            for (Future<Long> result : results) {
                sum += result.get();
            }
            return sum;
        } finally {
            racers.shutdownNow();
        }
    }

    /** What a caller of {@link Stock#take} does: nothing stays when something is short. */
    private boolean take(String reference, StockLine... lines) {
        return take(List.of(new Stock.Taking(reference, List.of(lines))));
    }

    private boolean take(List<Stock.Taking> takings) {
        return stocks.take(takings);
    }

    private void giveBack(List<Stock.Taking> takings) {
        QuarkusTransaction.requiringNew().run(() -> stock.giveBack(takings));
    }

    private Sku listed() {
        Sku sku = new Sku("T-" + Long.toString(ids.next(), 36).toUpperCase(Locale.ROOT));
        saveListing.save(MERCHANT, sku, null, TestDrafts.chocolate());
        return sku;
    }

    private void set(Sku sku, WarehouseCode warehouse, long available) {
        setStock.set("key_test", MERCHANT, sku, null, available, Optional.of(warehouse));
    }

    private void assertLedgerAddsUp(Sku sku) throws SQLException {
        String sums = """
                SELECT b.warehouse, b.available, b.reserved,
                  (SELECT SUM(available_change) FROM inventory_ledger l WHERE l.sku = b.sku AND l.warehouse = b.warehouse),
                  (SELECT SUM(reserved_change) FROM inventory_ledger l WHERE l.sku = b.sku AND l.warehouse = b.warehouse)
                FROM inventory_balances b WHERE b.sku = ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sums)) {
            statement.setString(1, sku.value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    assertThat(rows.getLong(4))
                            .as("available in %s", rows.getString(1))
                            .isEqualTo(rows.getLong(2));
                    assertThat(rows.getLong(5))
                            .as("reserved in %s", rows.getString(1))
                            .isEqualTo(rows.getLong(3));
                }
            }
        }
    }

    private void assertEventsAreNumberedWithoutGaps(Sku sku) throws SQLException {
        List<String> events = events(sku);
        for (int place = 0; place < events.size(); place++) {
            assertThat(events.get(place)).startsWith((place + 1) + " ");
        }
        assertThat(stock.of(sku).sequence()).isEqualTo(events.size());
    }

    private List<String> events(Sku sku) throws SQLException {
        String select = """
                SELECT CONCAT(sequence, ' ', type, ' ', JSON_EXTRACT(payload, '$.available')) FROM events_outbox
                WHERE aggregatetype = 'pavilion.inventory' AND aggregateid = ? ORDER BY sequence""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, sku.value());
            List<String> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(rows.getString(1));
                }
            }
            return events;
        }
    }

    private long changes(Sku sku) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT COUNT(*) FROM inventory_changes WHERE sku = ?")) {
            statement.setString(1, sku.value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
