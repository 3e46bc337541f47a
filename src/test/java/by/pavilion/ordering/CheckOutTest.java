package by.pavilion.ordering;

import static by.pavilion.ordering.TestCommands.STOREFRONT;
import static by.pavilion.ordering.TestCommands.line;
import static by.pavilion.ordering.TestCommands.newKey;
import static by.pavilion.ordering.TestCommands.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.Quota;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckOutTest {
    private static final int SHOPPERS = 16;

    @Inject
    CheckOut checkOut;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    PlaceTogether placeTogether;

    @Inject
    Orders orders;

    @Inject
    Quota quota;

    @Inject
    Parties parties;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    @Test
    void goodsOfTwoWarehousesBecomeTwoOrders() {
        Sku inChina = shop.chocolate("26.00", 10);
        Sku inBelarus = inBelarus("30.00", 10);

        Checkout checkout = placed(somebody(), line(inChina, 2), line(inBelarus, 3));

        assertThat(checkout.orders())
                .extracting(Order::warehouse, order -> order.mode().code(), CheckOutTest::goods)
                .containsExactlyInAnyOrder(
                        tuple(TestShop.BONDED, "1210", List.of(inChina + " 2")),
                        tuple(TestShop.DIRECT, "9610", List.of(inBelarus + " 3")));
        assertThat(checkout.orders()).allSatisfy(order -> {
            assertThat(order.checkout()).contains(checkout.id());
            assertThat(orders.find(order.id())).contains(order);
            assertThat(orders.timeline(order.id()))
                    .extracting(TimelineStep::fact)
                    .containsExactly("placed");
        });
        assertThat(checkout.orders()).extracting(Order::recipient).doesNotHaveDuplicates();
        assertThat(checkout.payable())
                .isEqualTo(checkout.orders()
                        .get(0)
                        .totals()
                        .payable()
                        .plus(checkout.orders().get(1).totals().payable()));
        assertThat(shop.available(inChina)).isEqualTo(8);
        assertThat(shop.available(inBelarus)).isEqualTo(7);
    }

    @Test
    void moreThanTheLimitOfOneOrderBecomesOrdersThatEachPass() {
        Sku sku = shop.chocolate("900.00", 30);

        Checkout checkout = placed(somebody(), line(sku, 12));

        assertThat(checkout.orders()).hasSize(3);
        assertThat(checkout.orders()).allSatisfy(order -> assertThat(
                        order.totals().goods().plus(order.totals().freight()))
                .isLessThanOrEqualTo(Money.of("5000.00", Money.CNY)));
        assertThat(shop.available(sku)).isEqualTo(18);
    }

    @Test
    void whatFitsOneOrderIsOneWithItsLinesAsTheyWere() {
        Sku one = shop.chocolate("26.00", 10);
        Sku other = shop.chocolate("27.00", 10);

        Checkout checkout = placed(somebody(), line(one, 1), line(other, 2), line(one, 3));

        assertThat(checkout.orders()).hasSize(1);
        assertThat(goods(checkout.orders().get(0))).containsExactly(one + " 1", other + " 2", one + " 3");
    }

    @Test
    void whereOnePartIsMissingNothingIsPlacedAndTheKeyIsFree() throws SQLException {
        Sku inChina = shop.chocolate("26.00", 10);
        Sku inBelarus = inBelarus("30.00", 2);
        Recipient buyer = somebody();
        IdempotencyKey key = newKey();

        Problem refusal = refused(checkOut(key, TestCommands.to(buyer, line(inChina, 2), line(inBelarus, 3))));

        assertThat(refusal.type().slug()).isEqualTo("out-of-stock");
        assertThat(refusal.errors()).containsExactly(OrderingProblems.exceedsStock(1, 2));
        assertNothingOf(buyer, inChina, inBelarus);
        assertThat(shop.available(inChina)).isEqualTo(10);
        assertThat(shop.available(inBelarus)).isEqualTo(2);
        assertThat(checkOut(key, TestCommands.to(buyer, line(inChina, 2), line(inBelarus, 2))))
                .isInstanceOf(Placement.CheckedOut.class);
    }

    @Test
    void aYearThatHoldsOnlyAPartHoldsNothing() throws SQLException {
        Sku sku = shop.chocolate("4000.00", 20);
        Recipient buyer = somebody();
        IdempotencyKey key = newKey();

        Problem refusal = refused(checkOut(key, TestCommands.to(buyer, line(sku, 7))));

        assertThat(refusal.type().slug()).isEqualTo("above-year-limit");
        assertNothingOf(buyer, sku);
        assertThat(shop.available(sku)).isEqualTo(20);
        Checkout six = checkOut(key, TestCommands.to(buyer, line(sku, 6))).checkoutOrThrow();
        assertThat(six.orders()).hasSize(6);
        assertThat(used(buyer)).isEqualTo(Money.of("24048.00", Money.CNY));
    }

    @Test
    void aCheckoutThatIsTooMuchForTheYearTakesNothingFromTheOrderBehindIt() {
        Sku sku = shop.chocolate("4000.00", 20);
        Recipient buyer = somebody();
        IdempotencyKey tooMuch = newKey();
        IdempotencyKey fits = newKey();

        List<Placement> placements = placeTogether.place(List.of(
                wish(tooMuch, TestCommands.to(buyer, line(sku, 7))), wish(fits, TestCommands.to(buyer, line(sku, 1)))));

        assertThat(refused(placements.get(0)).type().slug()).isEqualTo("above-year-limit");
        assertThat(placements.get(1).checkoutOrThrow().orders()).hasSize(1);
        assertThat(used(buyer)).isEqualTo(Money.of("4008.00", Money.CNY));
    }

    @Test
    void aCheckoutWhoseGoodsAreGoneTakesNothingOfTheYearFromTheOrderBehindIt() {
        Sku scarce = shop.chocolate("4000.00", 6);
        Sku plenty = shop.chocolate("4000.00", 6);
        Recipient buyer = somebody();

        List<Placement> placements = placeTogether.place(List.of(
                wish(newKey(), TestCommands.to(somebody(), line(scarce, 1))),
                wish(newKey(), TestCommands.to(buyer, line(scarce, 6))),
                wish(newKey(), TestCommands.to(buyer, line(plenty, 1)))));

        assertThat(placements.get(0).checkoutOrThrow().orders()).hasSize(1);
        assertThat(refused(placements.get(1)).type().slug()).isEqualTo("out-of-stock");
        assertThat(placements.get(2).checkoutOrThrow().orders()).hasSize(1);
        assertThat(used(buyer)).isEqualTo(Money.of("4008.00", Money.CNY));
        assertThat(shop.available(scarce)).isEqualTo(5);
    }

    @Test
    void oneKeyMakesOneCheckoutHoweverManyTryAtOnce() throws Exception {
        Sku inChina = shop.chocolate("26.00", 100);
        Sku inBelarus = inBelarus("30.00", 100);
        PlaceOrderCommand command = TestCommands.to(somebody(), line(inChina, 1), line(inBelarus, 1));
        IdempotencyKey key = newKey();

        List<Placement> placements = race(Collections.nCopies(SHOPPERS, command), key);

        Set<Checkout> made = new HashSet<>();
        placements.forEach(placement -> made.add(placement.checkoutOrThrow()));
        assertThat(made).hasSize(1);
        assertThat(shop.available(inChina)).isEqualTo(99);
        assertThat(shop.available(inBelarus)).isEqualTo(99);
        assertThat(checkOut(key, command))
                .isEqualTo(new Placement.CheckedOut(made.iterator().next(), true));
        assertThat(refused(checkOut(key, command.withLines(List.of(line(inChina, 1)))))
                        .type()
                        .slug())
                .isEqualTo("idempotency-key-reused");
        assertThat(refused(placeOrder
                                .place(STOREFRONT, key, command.withLines(List.of(line(inChina, 1))))
                                .toCompletableFuture()
                                .join())
                        .type()
                        .slug())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void sellsWholeCheckoutsOnlyWhenOnePartRunsOut() throws Exception {
        Sku inChina = shop.chocolate("26.00", 30);
        Sku inBelarus = inBelarus("30.00", 5);
        List<Recipient> buyers = new ArrayList<>();
        List<PlaceOrderCommand> commands = new ArrayList<>();
        for (int shopper = 0; shopper < SHOPPERS; shopper++) {
            buyers.add(somebody());
            commands.add(TestCommands.to(buyers.get(shopper), line(inChina, 1), line(inBelarus, 1)));
        }

        List<Placement> placements = race(commands, null);

        assertThat(placements.stream().filter(Placement.CheckedOut.class::isInstance))
                .hasSize(5);
        for (int shopper = 0; shopper < SHOPPERS; shopper++) {
            if (placements.get(shopper) instanceof Placement.Refused refused) {
                assertThat(refused.problem().type().slug()).isEqualTo("out-of-stock");
                assertThat(used(buyers.get(shopper)).isZero()).isTrue();
            }
        }
        assertThat(shop.available(inBelarus)).isZero();
        assertThat(shop.available(inChina)).isEqualTo(25);
        assertThat(orderedPieces(inChina)).isEqualTo(5);
        assertThat(reservedPieces(inChina)).isEqualTo(5);
        assertThat(reservedPieces(inBelarus)).isEqualTo(5);
    }

    @Test
    void nobodyGetsMoreOrdersThanACheckoutMakes() throws SQLException {
        Sku sku = shop.chocolate("2600.00", 6);
        Sku inBelarus = inBelarus("2600.00", 5);
        Recipient buyer = somebody();

        Problem refusal = refused(checkOut(newKey(), TestCommands.to(buyer, line(sku, 6), line(inBelarus, 5))));

        assertThat(refusal.type().slug()).isEqualTo("validation");
        assertThat(refusal.errors())
                .extracting(FieldError::pointer, FieldError::reason)
                .containsExactly(tuple("/lines", "too-many-orders"));
        assertNothingOf(buyer, sku, inBelarus);
    }

    private void assertNothingOf(Recipient buyer, Sku... skus) throws SQLException {
        assertThat(used(buyer).isZero()).as("a year that nobody has used").isTrue();
        for (Sku sku : skus) {
            assertThat(orderedPieces(sku)).isZero();
            assertThat(reservedPieces(sku)).isZero();
        }
    }

    private Money used(Recipient buyer) {
        return quota.used(parties.blindIndexes(buyer.buyer().idNumber()));
    }

    private long orderedPieces(Sku sku) throws SQLException {
        return number("SELECT COALESCE(SUM(quantity), 0) FROM ordering_order_lines WHERE sku = ?", sku);
    }

    private long reservedPieces(Sku sku) throws SQLException {
        return number("SELECT COALESCE(SUM(reserved), 0) FROM inventory_balances WHERE sku = ?", sku);
    }

    private long number(String select, Sku sku) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, sku.toString());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private Sku inBelarus(String price, long pieces) {
        Sku sku = shop.chocolate(price);
        shop.stock(sku, TestShop.DIRECT, pieces);
        return sku;
    }

    private static List<String> goods(Order order) {
        return order.lines().stream()
                .map(line -> line.sku() + " " + line.quantity())
                .toList();
    }

    private static Wish wish(IdempotencyKey key, PlaceOrderCommand command) {
        return Wish.ofSeveral(STOREFRONT, key, command, Optional.empty(), Optional.empty());
    }

    private Checkout placed(Recipient buyer, PlaceOrderCommand.Line... lines) {
        return checkOut(newKey(), TestCommands.to(buyer, lines)).checkoutOrThrow();
    }

    private static Problem refused(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Refused.class);
        return ((Placement.Refused) placement).problem();
    }

    private Placement checkOut(IdempotencyKey key, PlaceOrderCommand command) {
        return checkOut.checkOut(STOREFRONT, key, command, Optional.empty())
                .toCompletableFuture()
                .join();
    }

    /** All at once, with one key or each with its own; half of them in a portion that goes beside the others'. */
    private List<Placement> race(List<PlaceOrderCommand> commands, @Nullable IdempotencyKey key) throws Exception {
        ExecutorService beside = Executors.newFixedThreadPool(commands.size());
        try {
            List<Future<Placement>> racing = new ArrayList<>();
            for (int index = 0; index < commands.size(); index++) {
                PlaceOrderCommand command = commands.get(index);
                IdempotencyKey own = key == null ? newKey() : key;
                boolean inTheQueue = index % 2 == 0;
                racing.add(beside.submit(() -> inTheQueue
                        ? checkOut(own, command)
                        : placeTogether.place(List.of(wish(own, command))).get(0)));
            }
            List<Placement> placements = new ArrayList<>();
            for (Future<Placement> one : racing) {
                placements.add(one.get());
            }
            return placements;
        } finally {
            beside.shutdownNow();
        }
    }
}
