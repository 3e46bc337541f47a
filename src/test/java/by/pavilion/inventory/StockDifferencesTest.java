package by.pavilion.inventory;

import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.inventory.TestStock.MINSK;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Page;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StockDifferencesTest {
    @Inject
    TestStock stocks;

    @Inject
    Stock stock;

    @Inject
    StockDifferences differences;

    @Inject
    SetLot setLot;

    @Inject
    SetStocks setStocks;

    @Inject
    ReceiveLots receiveLots;

    @Inject
    TakeOutOldLots takeOutOldLots;

    @Inject
    Statements statements;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Test
    void findsNothingWhereTheLedgerExplainsTheCounters() {
        Sku sku = stocks.listed();
        stocks.set(sku, 10);
        QuarkusTransaction.requiringNew()
                .run(() -> stock.take(List.of(new Stock.Taking("ord_1", List.of(new StockLine(sku, MINSK, 3))))));

        assertThat(found(sku, 100)).isEmpty();
    }

    @Test
    void findsACounterThatWasChangedByHand() throws SQLException {
        Sku sku = stocks.listed();
        stocks.set(sku, 10);

        execute("UPDATE inventory_balances SET available = available + 1, reserved = 2 WHERE sku = ?", sku);
        try {
            assertThat(found(sku, 100))
                    .containsExactly(StockDifference.ofBalance(sku, MINSK, Optional.empty(), 11, 10, 2, 0));
            assertThat(asOperator()
                            .get("/api/v1/inventory/differences?limit=100")
                            .then()
                            .statusCode(200)
                            .extract()
                            .<Object>path("items"))
                    .isNotNull();
        } finally {
            execute("UPDATE inventory_balances SET available = available - 1, reserved = 0 WHERE sku = ?", sku);
        }
        assertThat(found(sku, 100)).isEmpty();
    }

    @Test
    void findsABalanceThatIsGoneAndWalksThroughAllByPages() throws SQLException {
        Sku sku = stocks.listed();
        Sku other = stocks.listed();
        stocks.set(sku, 10);
        stocks.set(other, 5);

        execute("DELETE FROM inventory_balances WHERE sku = ?", sku);
        execute("DELETE FROM inventory_balances WHERE sku = ?", other);
        try {
            assertThat(found(sku, 1))
                    .containsExactly(StockDifference.ofBalance(sku, MINSK, Optional.empty(), 0, 10, 0, 0));
            assertThat(found(other, 1))
                    .containsExactly(StockDifference.ofBalance(other, MINSK, Optional.empty(), 0, 5, 0, 0));
        } finally {
            execute("INSERT INTO inventory_balances VALUES (?, 'TEST-MINSK', 10, 0)", sku);
            execute("INSERT INTO inventory_balances VALUES (?, 'TEST-MINSK', 5, 0)", other);
        }
    }

    @Test
    void findsALotOfWhichMoreIsCountedAsAssignedThanOrdersHave() throws SQLException {
        Sku sku = stocks.listed();
        stocks.receive(sku, "L1", LocalDate.now(ZoneOffset.UTC).plusDays(90), 10);
        stocks.receive(sku, "L2", LocalDate.now(ZoneOffset.UTC).plusDays(90), 10);
        assertThat(found(sku, 1)).isEmpty();

        execute("UPDATE inventory_lots SET assigned = 3 WHERE lot = 'L2' AND sku = ?", sku);
        try {
            assertThat(found(sku, 1))
                    .containsExactly(StockDifference.ofLot(
                            sku,
                            MINSK,
                            new LotNumber("L2"),
                            new StockDifference.Sums(10, 10),
                            new StockDifference.Sums(0, 0),
                            new StockDifference.Sums(3, 0)));
        } finally {
            execute("UPDATE inventory_lots SET assigned = 0 WHERE lot = 'L2' AND sku = ?", sku);
        }
    }

    @Test
    void findsALotOfWhichMoreCameOrWentThanItsLedgerSays() throws SQLException {
        Sku sku = stocks.listed();
        stocks.receive(sku, "L1", LocalDate.now(ZoneOffset.UTC).plusDays(90), 10);

        execute("UPDATE inventory_lots SET received = received + 2, removed = removed + 1 WHERE sku = ?", sku);
        try {
            assertThat(found(sku, 1))
                    .containsExactly(StockDifference.ofLot(
                            sku,
                            MINSK,
                            new LotNumber("L1"),
                            new StockDifference.Sums(12, 10),
                            new StockDifference.Sums(1, 0),
                            new StockDifference.Sums(0, 0)));
        } finally {
            execute("UPDATE inventory_lots SET received = received - 2, removed = removed - 1 WHERE sku = ?", sku);
        }
        assertThat(found(sku, 1)).isEmpty();
    }

    @Test
    void findsALotThatIsGone() throws SQLException {
        Sku sku = stocks.listed();
        LocalDate bestBefore = LocalDate.now(ZoneOffset.UTC).plusDays(90);
        stocks.receive(sku, "L1", bestBefore, 10);

        execute("DELETE FROM inventory_lots WHERE sku = ?", sku);
        try {
            assertThat(found(sku, 1)).singleElement().satisfies(difference -> assertThat(
                            difference.side(StockDifference.Counted.RECEIVED))
                    .contains(new StockDifference.Side(StockDifference.Counted.RECEIVED, 0, 10)));
        } finally {
            execute("DELETE FROM inventory_lot_ledger WHERE sku = ?", sku);
        }
    }

    /** By hand, set, in bulk, by lists, and by age. */
    @Test
    void everythingThatComesToALotOrGoesHasARowOfItsLedger() {
        Sku sku = stocks.listed();
        LotNumber old = new LotNumber("OLD");
        LocalDate bestBefore = ShelfLife.today(clock.instant()).plusYears(5);

        stocks.receive(sku, "OLD", bestBefore, 4);
        setLot(sku, old, 6);
        setLot(sku, old, 5);
        setLot(sku, old, 5);
        QuarkusTransaction.requiringNew()
                .run(() -> receiveLots.receive(
                        "inb_1",
                        MINSK,
                        List.of(new ReceiveLots.Arrival(
                                TestStock.MERCHANT, new ReceiveLots.Dated(sku, old, bestBefore), 3))));
        assertThat(setStocks.set("key_test", TestStock.MERCHANT, List.of(line(sku, old, 1), line(sku, old, 2))))
                .containsOnly(List.of());
        // only now: old goods are taken out at any time, by the background's work too
        statements.update(
                "UPDATE inventory_lots SET best_before = ? WHERE sku = ?",
                bestBefore.minusYears(6).toString(),
                sku.value());
        while (takeOutOldLots.doSome() > 0) {
            // the next portion
        }

        assertThat(lotLedger(sku))
                .containsExactly(
                        "received 4 0",
                        "stock-set 2 0",
                        "stock-set 0 1",
                        "received 3 0",
                        "stock-set 1 7",
                        "shelf-life-ended 0 2");
        assertThat(found(sku, 100)).isEmpty();
    }

    private void setLot(Sku sku, LotNumber lot, long available) {
        setLot.set(
                "key_test",
                TestStock.MERCHANT,
                sku,
                null,
                new SetLot.Particulars(available, Optional.of(MINSK), Optional.of(lot), Optional.empty()));
    }

    private static SetStocks.Line line(Sku sku, LotNumber lot, long available) {
        return new SetStocks.Line(sku, available, Optional.of(MINSK), Optional.of(lot), Optional.empty());
    }

    private List<String> lotLedger(Sku sku) {
        return statements.list(
                "SELECT reason, received_change, removed_change FROM inventory_lot_ledger WHERE sku = ? ORDER BY id",
                row -> row.getString(1) + " " + row.getLong(2) + " " + row.getLong(3),
                sku.value());
    }

    /** What all pages together say of the SKU. */
    private List<StockDifference> found(Sku sku, int limit) {
        List<StockDifference> found = new ArrayList<>();
        @Nullable String next = null;
        do {
            Page<StockDifference> page = differences.page(next, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            found.addAll(page.items());
            next = page.next();
        } while (next != null);
        return found.stream().filter(difference -> difference.sku().equals(sku)).toList();
    }

    private void execute(String sql, Sku sku) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sku.value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
