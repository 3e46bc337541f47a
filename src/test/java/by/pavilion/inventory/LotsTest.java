package by.pavilion.inventory;

import static by.pavilion.inventory.TestStock.MINSK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import by.pavilion.WholeList;
import by.pavilion.catalog.Sku;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.TestOutbox;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LotsTest {
    @Inject
    TestStock stocks;

    @Inject
    Stock stock;

    @Inject
    StockRecords records;

    @Inject
    WhenOrderingTells whenOrderingTells;

    @Inject
    BookReturned bookReturned;

    @Inject
    TakeOutOldLots takeOutOldLots;

    @Inject
    OldLots oldLots;

    @Inject
    LotStore lots;

    @Inject
    TestOutbox events;

    @Inject
    DataSource dataSource;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private LocalDate today;

    @BeforeEach
    void readTheDay() {
        today = ShelfLife.today(clock.instant());
    }

    @Test
    void picksWhatExpiresFirst() {
        Sku sku = stocks.listed();
        stocks.receive(sku, "LATE", today.plusDays(90), 10);
        stocks.receive(sku, "EARLY", today.plusDays(30), 3);

        tell(accepted(newOrder(), "storefront", sku, 5));

        assertThat(left(sku)).containsExactly("EARLY 0", "LATE 8");
        assertThat(stock.of(sku).available()).as("not the business of lots").isEqualTo(13);
        assertThat(records.lot(sku, new LotNumber("LATE")).map(Lot::left)).contains(8L);
        assertThat(records.lot(sku, new LotNumber("NEVER"))).isEmpty();
    }

    @Test
    void readsTheEventsOfTheContract() throws IOException {
        Sku sku = stocks.listed();
        stocks.receive(sku, "L1", today.plusDays(30), 10);
        String order = newOrder();

        tell(event("by.pavilion.order.accepted.v1", order, example("accepted", order, sku)));
        assertThat(left(sku)).containsExactly("L1 8");
        tell(event("by.pavilion.order.cancelled.v1", order, example("cancelled", order, sku)));

        assertThat(left(sku)).containsExactly("L1 10");
    }

    /** The contract's example, made to be about this order and these goods. */
    private static String example(String fact, String order, Sku sku) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode schema = json.readTree(
                Path.of("openapi/events/by.pavilion.order." + fact + ".v1.json").toFile());
        ObjectNode example = (ObjectNode) schema.at("/examples/0");
        example.put("orderId", order).put("warehouse", MINSK.value());
        example.path("lines")
                .forEach(
                        line -> ((ObjectNode) line).put("sku", sku.value()).put("lineId", order.replace("ord", "oln")));
        return json.writeValueAsString(example);
    }

    @Test
    void staysRightWhileBuyersBuyAndTheMerchantBooks() throws Exception {
        Sku sku = stocks.listed();
        stocks.receive(sku, "L1", today.plusDays(30), 100);
        ExecutorService racers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> turns = new ArrayList<>();
            for (int racer = 0; racer < 8; racer++) {
                boolean buys = racer % 2 == 0;
                turns.add(racers.submit(() -> {
                    for (int round = 0; round < 10; round++) {
                        if (buys) {
                            tell(accepted(newOrder(), "storefront", sku, 1));
                        } else {
                            stocks.receive(sku, "L1", today.plusDays(30), 2);
                        }
                    }
                }));
            }
            for (Future<?> turn : turns) {
                turn.get();
            }
        } finally {
            racers.shutdownNow();
        }

        assertThat(left(sku)).containsExactly("L1 140");
        assertThat(stock.of(sku).available()).isEqualTo(180);
        assertThat(events.factsOf("pavilion.inventory", sku.value()))
                .hasSize((int) stock.of(sku).sequence());
    }

    @Test
    void servesOrdersOfAPortionOneAfterTheOtherAndLeavesTheRestToPiecesWithoutLot() {
        Sku sku = stocks.listed();
        stocks.receive(sku, "ONLY", today.plusDays(30), 3);
        stocks.set(sku, 10);

        tell(accepted(newOrder(), "storefront", sku, 2), accepted(newOrder(), "storefront", sku, 2));
        tell(accepted(newOrder(), "storefront", sku, 2));

        assertThat(left(sku)).containsExactly("ONLY 0");
    }

    @Test
    void assignsAnOrderOnceHoweverOftenItIsTold() {
        Sku sku = stocks.listed();
        stocks.receive(sku, "L1", today.plusDays(30), 10);
        ReceivedEvent accepted = accepted(newOrder(), "storefront", sku, 4);

        tell(accepted);
        tell(accepted);

        assertThat(left(sku)).containsExactly("L1 6");
    }

    @Test
    void givesBackWhatACancelledOrderHadAndOnlyOnce() {
        Sku sku = stocks.listed();
        stocks.receive(sku, "L1", today.plusDays(30), 10);
        String order = newOrder();
        tell(accepted(order, "storefront", sku, 4));

        tell(cancelled(order));
        tell(cancelled(order));

        assertThat(left(sku)).containsExactly("L1 10");
    }

    @Test
    void givesBackWhatAnOrderThatGotSmallerNeedsNoMoreOfWhatStaysGoodLongest() {
        Sku sku = stocks.listed();
        stocks.receive(sku, "LATE", today.plusDays(90), 10);
        stocks.receive(sku, "EARLY", today.plusDays(30), 3);
        String order = newOrder();
        tell(accepted(order, "storefront", sku, 5));

        tell(smaller(order, sku, 4));
        tell(smaller(order, sku, 4));
        assertThat(left(sku)).containsExactly("EARLY 0", "LATE 9");
        tell(smaller(order, sku, 2));
        assertThat(left(sku)).containsExactly("EARLY 1", "LATE 10");
        tell(cancelled(order));

        assertThat(left(sku)).containsExactly("EARLY 3", "LATE 10");
    }

    @Test
    void givesBackTheLotsOfALineThatIsCancelledWhole() {
        Sku sku = stocks.listed();
        stocks.receive(sku, "L1", today.plusDays(30), 10);
        String order = newOrder();

        tell(
                accepted(order, "storefront", sku, 4),
                event(
                        "by.pavilion.order.lines-cancelled.v1",
                        order,
                        "{\"orderId\":\"%s\",\"channel\":{\"code\":\"storefront\"},\"warehouse\":\"%s\",\"lines\":[]}"
                                .formatted(order, MINSK)));

        assertThat(left(sku)).containsExactly("L1 10");
    }

    @Test
    void keepsTheLotsOfACancelledOrderWhoseParcelHasLeft() {
        Sku sku = stocks.listed();
        stocks.receive(sku, "L1", today.plusDays(30), 10);
        String order = newOrder();
        tell(accepted(order, "storefront", sku, 4));

        tell(event("by.pavilion.order.cancelled.v1", order, """
                {"orderId":"%s","channel":{"code":"storefront"},"warehouse":"%s","lines":[],"restocked":false}""".formatted(order, MINSK)));

        assertThat(left(sku)).containsExactly("L1 6");
    }

    @Test
    void putsWhatCameBackAndCanBeSoldIntoTheLotsItWasPickedFrom() {
        Sku sku = stocks.listed();
        stocks.receive(sku, "LATE", today.plusDays(90), 10);
        stocks.receive(sku, "EARLY", today.plusDays(30), 3);
        String order = newOrder();
        tell(accepted(order, "storefront", sku, 5));

        QuarkusTransaction.requiringNew()
                .run(() ->
                        bookReturned.book(order, "ret_" + order, List.of(new BookReturned.Pieces(sku, MINSK, 4, 1))));

        assertThat(left(sku)).containsExactly("EARLY 3", "LATE 9");
        assertThat(stock.of(sku).available()).isEqualTo(17);
    }

    @Test
    void keepsLotsForAChannelThatAreGoodLongEnough() throws SQLException {
        String channel = "test-" + Long.toString(ids.next(), 36);
        Sku sku = stocks.listed();
        stocks.receive(sku, "SHORT", today.plusDays(59), 10);
        stocks.receive(sku, "LONG", today.plusDays(60), 10);
        execute("INSERT INTO inventory_channel_rules (channel, min_shelf_life_days) VALUES (?, 60)", channel);

        tell(accepted(newOrder(), channel, sku, 4));
        tell(accepted(newOrder(), "storefront", sku, 1));

        assertThat(left(sku)).containsExactly("LONG 6", "SHORT 9");
    }

    /** The lots that wait for a lenient channel's orders are not sold to a strict one, however its wishes come. */
    @Test
    void sellsToAStrictChannelWhatStaysGoodLongEnough() throws SQLException {
        String channel = "test-" + Long.toString(ids.next(), 36);
        Pool strict = Pool.fromString(channel);
        Pool lenient = Pool.fromString("storefront");
        Sku sku = stocks.listed();
        stocks.receive(sku, "SHORT", today.plusDays(59), 10);
        stocks.receive(sku, "LONG", today.plusDays(60), 3);
        execute("INSERT INTO inventory_channel_rules (channel, min_shelf_life_days) VALUES (?, 60)", channel);
        Supply before = stock.supply(List.of(sku));
        assertThat(before.available(sku, strict)).isEqualTo(3);
        assertThat(before.available(sku, lenient)).isEqualTo(13);
        Stock.Taking few = new Stock.Taking(newOrder(), List.of(before.line(sku, MINSK, 2, strict)));
        Stock.Taking many = new Stock.Taking(newOrder(), List.of(before.line(sku, MINSK, 9, lenient)));

        assertThat(grant(many, few)).containsExactly(many.reference());
        assertThat(grant(few, many)).containsExactlyInAnyOrder(few.reference(), many.reference());
        assertThat(take(many, few))
                .as("too few good ones are left for the second")
                .isFalse();
        assertThat(take(few, many)).isTrue();

        assertThat(stock.supply(List.of(sku)).available(sku, strict)).isZero();
        assertThat(take(new Stock.Taking(newOrder(), List.of(before.line(sku, MINSK, 1, strict)))))
                .isFalse();
        tell(accepted(many.reference(), "storefront", sku, 9), accepted(few.reference(), channel, sku, 2));
        assertThat(left(sku)).containsExactly("LONG 1", "SHORT 1");
        assertThat(stock.supply(List.of(sku)).available(sku, strict)).isEqualTo(1);
    }

    private Set<String> grant(Stock.Taking... takings) {
        return QuarkusTransaction.requiringNew().call(() -> stock.grant(List.of(takings)));
    }

    /** What is refused leaves nothing behind. */
    private boolean take(Stock.Taking... takings) {
        QuarkusTransaction.begin();
        boolean taken = stock.take(List.of(takings));
        if (taken) {
            QuarkusTransaction.commit();
        } else {
            QuarkusTransaction.rollback();
        }
        return taken;
    }

    @Test
    void takesWhatHasBecomeTooOldOutOfTheCounterOnce() throws SQLException {
        Sku sku = stocks.listed();
        stocks.receive(sku, "OLD", today.minusDays(1), 4);
        stocks.receive(sku, "TODAY", today, 5);
        stocks.set(sku, 20);

        takeOutAll();
        takeOutAll();

        assertThat(left(sku)).containsExactly("OLD 0", "TODAY 5");
        assertThat(stock.of(sku)).isEqualTo(new SkuStock(sku, 4, List.of(new StockBalance(MINSK, 16, 0))));
        assertThat(events.factsOf("pavilion.inventory", sku.value())).hasSize(4);
    }

    @Test
    void leavesReservedPiecesOfOldLotsUntilTheyAreFree() throws SQLException {
        Sku sku = stocks.listed();
        stocks.receive(sku, "OLD", today.minusDays(1), 4);
        stocks.set(sku, 1);

        takeOutAll();
        assertThat(tooOld(sku)).containsExactly("OLD 3 since " + today);
        stocks.set(sku, 5);
        takeOutAll();
        assertThat(left(sku)).as("looked at today already").containsExactly("OLD 3");
        execute("UPDATE inventory_lots SET looked_at_on = '2020-01-01' WHERE sku = ?", sku.value());
        takeOutAll();

        assertThat(left(sku)).containsExactly("OLD 0");
        assertThat(tooOld(sku)).isEmpty();
        assertThat(stock.of(sku).available()).isEqualTo(2);
    }

    @Test
    void whatIsTooOldAndHeldIsACaseForAPersonPageByPage() {
        Sku sku = stocks.listed();
        stocks.receive(sku, "OLDER", today.minusDays(2), 2);
        stocks.receive(sku, "OLD-1", today.minusDays(1), 2);
        stocks.receive(sku, "OLD-2", today.minusDays(1), 2);
        stocks.set(sku, 0);
        takeOutAll();

        List<String> one = new ArrayList<>();
        Instant time = Instant.EPOCH;
        long number = 0;
        for (List<OldLots.OldLot> part = oldLots.after(time, number, 1);
                !part.isEmpty();
                part = oldLots.after(time, number, 1)) {
            time = part.get(0).since();
            number = part.get(0).number();
            if (part.get(0).lot().sku().equals(sku)) {
                one.add(part.get(0).lot().number().value());
            }
        }

        assertThat(one).hasSize(3).startsWith("OLDER").contains("OLD-1", "OLD-2");
        assertThat(subjects()).contains(sku + "/" + MINSK + "/OLDER");
    }

    /** What all pages name; other tests leave lots of their own. */
    private static List<String> subjects() {
        return WholeList.of("/api/v1/cases?kind=LOT_TOO_OLD")
                .body("items.next.action", everyItem(equalTo("ASK")))
                .texts("items.subject");
    }

    /** What was judged days ago was sold since, or it would have been judged again. */
    @Test
    void onlyWhatIsJudgedEachDayIsLookedAtForCases() throws SQLException {
        Sku sku = stocks.listed();
        stocks.receive(sku, "OLD", today.minusDays(1), 2);
        stocks.set(sku, 0);
        takeOutAll();
        assertThat(tooOld(sku)).hasSize(1);

        execute("UPDATE inventory_lots SET looked_at_on = '2020-01-01' WHERE sku = ?", sku.value());

        assertThat(tooOld(sku)).isEmpty();
    }

    /** Years of lots that are used up stand before the few that are looked for. */
    @Test
    void looksByAgeAtNothingThatIsUsedUp() throws SQLException {
        Sku sku = stocks.listed();
        List<Lot> usedUp = IntStream.range(0, 1000)
                .mapToObj(number -> new Lot(
                        sku, MINSK, new LotNumber("USED-" + number), today.minusDays(1 + number % 500), 2, 1, 1))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> lots.insert(usedUp));
        analyse();

        long looking = QuarkusTransaction.requiringNew().call(() -> {
            long before = rowsRead();
            lots.ageing(today, today, 100);
            lots.tooOld(today, today.minusDays(2), today.minusDays(400), 0, 100);
            return rowsRead() - before;
        });

        assertThat(looking).isLessThan(1000);
        execute("DELETE FROM inventory_lots WHERE sku = ? AND lot LIKE 'USED-%'", sku.value());
    }

    private void analyse() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement analyse = connection.prepareStatement("ANALYZE TABLE inventory_lots")) {
            analyse.execute();
        }
    }

    /** By this transaction's connection. */
    private long rowsRead() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement status =
                        connection.prepareStatement("SELECT SUM(variable_value) FROM information_schema.session_status"
                                + " WHERE variable_name LIKE 'HANDLER_READ%'");
                ResultSet row = status.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> tooOld(Sku sku) {
        return oldLots.after(Instant.EPOCH, 0, 10_000).stream()
                .filter(old -> old.lot().sku().equals(sku))
                .map(old -> old.lot().number() + " " + old.lot().left() + " since " + ShelfLife.today(old.since()))
                .toList();
    }

    private void takeOutAll() {
        while (takeOutOldLots.doSome() > 0) {
            // the next portion
        }
    }

    private List<String> left(Sku sku) {
        return records.lots(sku, null, 100).items().stream()
                .map(lot -> lot.number() + " " + lot.left())
                .toList();
    }

    private String newOrder() {
        return "ord_" + Long.toString(ids.next(), 36);
    }

    private void tell(ReceivedEvent... portion) {
        QuarkusTransaction.requiringNew().run(() -> whenOrderingTells.on(List.of(portion)));
    }

    private ReceivedEvent accepted(String order, String channel, Sku sku, long quantity) {
        return event("by.pavilion.order.accepted.v1", order, """
                {"orderId":"%s","channel":{"code":"%s"},"warehouse":"%s","checks":[],
                 "lines":[{"lineId":"%s","sku":"%s","quantity":%d}]}""".formatted(
                        order, channel, MINSK, order.replace("ord", "oln"), sku, quantity));
    }

    private ReceivedEvent smaller(String order, Sku sku, long quantity) {
        return event("by.pavilion.order.lines-cancelled.v1", order, """
                {"orderId":"%s","channel":{"code":"storefront"},"warehouse":"%s",
                 "lines":[{"lineId":"%s","sku":"%s","quantity":%d}]}""".formatted(
                        order, MINSK, order.replace("ord", "oln"), sku, quantity));
    }

    private ReceivedEvent cancelled(String order) {
        return event(
                "by.pavilion.order.cancelled.v1",
                order,
                "{\"orderId\":\"%s\",\"channel\":{\"code\":\"storefront\"},\"warehouse\":\"%s\",\"lines\":[]}"
                        .formatted(order, MINSK));
    }

    private ReceivedEvent event(String type, String order, String data) {
        return new ReceivedEvent("evt_" + ids.next(), Topic.ORDERS, type, order, 1, clock.instant(), order, data);
    }

    private void execute(String sql, String parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        }
    }
}
