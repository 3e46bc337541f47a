package by.pavilion.ordering;

import static by.pavilion.ordering.TestCommands.line;
import static by.pavilion.ordering.TestCommands.newKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.DeclarationState;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import by.pavilion.inventory.AdjustStock;
import by.pavilion.inventory.AdjustmentReason;
import by.pavilion.inventory.StockDifference;
import by.pavilion.inventory.StockDifferences;
import by.pavilion.ordering.payment.Payment;
import by.pavilion.ordering.payment.StartPayment;
import by.pavilion.ordering.returns.DecideReturn;
import by.pavilion.ordering.returns.OrderReturn;
import by.pavilion.ordering.returns.ReceiveReturn;
import by.pavilion.ordering.returns.RequestReturn;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.TestRecipients;
import by.pavilion.pricing.Benefit;
import by.pavilion.pricing.Prices;
import by.pavilion.pricing.PromotionId;
import by.pavilion.pricing.PromotionScope;
import by.pavilion.pricing.SavePromotion;
import by.pavilion.shared.Answer;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Money;
import by.pavilion.shared.Page;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Shoppers who order, with and without coupons, repeat themselves, pay a firm that tells of it over HTTP, cancel all or a part
 * and are late, operators who give money and goods back, a merchant who counts, adjusts and sets pieces aside, and customs and a
 * carrier who tell of one order at the same moment, all at once, while somebody cuts connections to the database in the middle
 * of transactions. Calls may be cut off then, or refused for a reason that stands in {@link #REFUSALS}, and end in no other
 * way. Afterwards the books must agree: stock with its ledger and with the orders, keys with orders, quotas with their entries,
 * events with their numbers, orders with what was told of them, money with what the firm took and gave back
 * ({@link TestMoney}). docs/adr/0018 lists what this test says when a guard is taken away, and deploy/guards/run takes them away.
 *
 * <p>{@code -Dinvariants.seed} makes every shopper wish the same again; how the threads meet no seed can tell.
 */
@QuarkusTest
@TestProfile(OwnFirm.class)
class PlacementInvariantsTest {
    private static final Logger LOG = Logger.getLogger(PlacementInvariantsTest.class);
    private static final int SHOPPERS = 12;
    private static final int TURNS = 300;

    /** On a slow machine fewer turns must do. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** On a quick machine the turns are over before anybody was caught in a transaction: then they go on. */
    private static final int LEAST_CUTS = 3;

    private static final int MOST_TURNS = 1_500;

    /** What somebody may be told who comes too late, wants too much, or repeats what is done. */
    private static final Set<String> REFUSALS = Set.of(
            "out-of-stock",
            "coupon-used-up",
            "above-year-limit",
            "unavailable",
            "validation",
            "stock-below-zero",
            "order-not-payable",
            "order-being-paid",
            "order-not-cancellable",
            "order-lines-not-cancellable",
            "order-not-refundable",
            "order-not-returnable",
            "return-not-possible-now",
            "return-window-over",
            "declaration-not-released");

    /** As events name them. */
    private static final String DECLARATION = "dcl_0000000000000";

    private static final String SHIPMENT = "shp_0000000000000";

    /** People whom no other test knows: what they use of their years is theirs. */
    private final List<String> people = List.of(
            TestApi.identityNumber(),
            TestApi.identityNumber(),
            TestApi.identityNumber(),
            TestApi.identityNumber(),
            TestApi.identityNumber(),
            TestApi.identityNumber(),
            TestApi.identityNumber(),
            TestApi.identityNumber());

    private static final Caller OPERATOR =
            new Caller("key_test_operator", Optional.of(Role.OPERATOR), Optional.empty());
    private static final int COUPON_USES = 40;

    private final String coupon = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger partsCancelled = new AtomicInteger();
    private final AtomicInteger adjusted = new AtomicInteger();
    private final TestTroubles troubles = new TestTroubles();
    private final ExecutorService payers = Executors.newFixedThreadPool(2);
    private final ExecutorService carriers = Executors.newFixedThreadPool(4);
    private final List<Sku> skus = new ArrayList<>();
    private final Map<IdempotencyKey, PlaceOrderCommand> wishes = new ConcurrentHashMap<>();
    private final Map<IdempotencyKey, PlaceOrderCommand> checkoutWishes = new ConcurrentHashMap<>();

    /** Orders and checkouts by the keys that made them. */
    private final Map<IdempotencyKey, Set<Object>> answers = new ConcurrentHashMap<>();

    private final Set<OrderId> known = ConcurrentHashMap.newKeySet();

    /** What the firm has taken: it goes on telling of it until it is heard. */
    private final Map<PaymentId, Money> taken = new ConcurrentHashMap<>();

    /** Orders of which customs and the carrier have told at the same moment, or have tried to. */
    private final Set<OrderId> toldOf = ConcurrentHashMap.newKeySet();

    private final Set<OrderId> heardFromCustoms = ConcurrentHashMap.newKeySet();
    private final Set<OrderId> heardFromCarrier = ConcurrentHashMap.newKeySet();

    /** Returns that are under way, by their order. */
    private final Map<OrderId, ReturnId> comingBack = new ConcurrentHashMap<>();

    private static HttpServer firm;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    CheckOut checkOut;

    @Inject
    StartPayment startPayment;

    @Inject
    RefundOrder refundOrder;

    @Inject
    RequestReturn requestReturn;

    @Inject
    DecideReturn decideReturn;

    @Inject
    ReceiveReturn receiveReturn;

    @Inject
    FollowFacts followFacts;

    @Inject
    Orders orders;

    @Inject
    CancelOrder cancelOrder;

    @Inject
    ExpireOrders expireOrders;

    @Inject
    AdjustStock adjustStock;

    @Inject
    StockDifferences stockDifferences;

    @Inject
    SavePromotion savePromotion;

    @Inject
    Prices prices;

    @Inject
    Parties parties;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    @BeforeAll
    static void openTheFirm() {
        firm = OwnFirm.open();
    }

    @AfterAll
    static void closeTheFirm() {
        firm.stop(0);
    }

    @Test
    void theBooksAgreeWhateverHappens() throws Exception {
        long seed = Long.getLong("invariants.seed", System.nanoTime());
        LOG.infof("seed=%d", seed);
        Instant began = Instant.now();
        for (int sku = 0; sku < 5; sku++) {
            skus.add(shop.chocolate("26.00", 60));
        }
        PromotionId promotion = offerCoupon();
        Sku inBelarus = shop.chocolate("30.00");
        shop.stock(inBelarus, TestShop.DIRECT, 300);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(SHOPPERS + 1);
        try {
            Future<?> cutter = threads.submit(() -> {
                cutConnections(over, new Random(seed));
                return true;
            });
            List<Future<?>> shoppers = new ArrayList<>();
            for (int shopper = 0; shopper < SHOPPERS; shopper++) {
                Random random = new Random(seed + shopper + 1);
                shoppers.add(threads.submit(() -> shop(random, inBelarus)));
            }
            for (Future<?> shopper : shoppers) {
                shopper.get();
            }
            over.set(true);
            cutter.get();
            LOG.infof(
                    "seed=%d turns=%d cuts=%d parts cancelled=%d adjusted=%d %s",
                    seed, turns.get(), cuts.get(), partsCancelled.get(), adjusted.get(), troubles);
            assertThat(cuts.get()).as("connections cut").isGreaterThanOrEqualTo(LEAST_CUTS);
            troubles.assertNothingElse(REFUSALS);
            assertThat(partsCancelled.get()).as("orders that became smaller").isPositive();
            assertThat(adjusted.get()).as("adjustments").isPositive();
        } finally {
            over.set(true);
            threads.shutdownNow();
            payers.shutdownNow();
            carriers.shutdownNow();
        }

        // whoever got no answer asks again, as callers do
        wishes.keySet().forEach(this::order);
        checkoutWishes.keySet().forEach(this::checkOut);
        troubles.assertNothingElse(REFUSALS);

        taken.forEach(this::tell);
        TestMoney money = new TestMoney(dataSource);
        await().atMost(Duration.ofMinutes(3)).until(() -> money.tellOfRefunds(known));

        assertEachKeyHasOneOrder();
        assertCheckoutsAreWhole();
        skus.add(inBelarus);
        for (Sku sku : skus) { // what has left is taken out of the stock by a reader of events
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertStockAgrees(sku));
        }
        assertTheProductFindsNoDifference();
        money.assertAgrees(known, taken);
        assertEachEventHasItsOrder(began);
        assertEachQuotaHasItsOrder();
        assertEventsAreNumberedWithoutGaps();
        assertQuotasAgree();
        assertCouponsAgree(promotion);
        assertNoPaidOrderIsCalledUnpaid();
        assertWhatBothSidesToldIsKept();
    }

    /** A yuan off for so many orders. */
    private PromotionId offerCoupon() {
        PromotionId promotion = savePromotion
                .make(
                        "test",
                        newKey(),
                        TestShop.MERCHANT,
                        new SavePromotion.Particulars(
                                Map.of("en", "A yuan off"),
                                new Benefit.AmountOff(Money.of("1.00", Money.CNY), Money.zero(Money.CNY)),
                                new PromotionScope(skus, List.of(), List.of()),
                                Optional.of(coupon),
                                Optional.of((long) COUPON_USES),
                                Optional.empty(),
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2099-01-01T00:00:00Z"),
                                false))
                .id();
        await().until(() -> prices.coupon(coupon, Origin.STOREFRONT).isPresent());
        return promotion;
    }

    private void shop(Random random, Sku inBelarus) {
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int turn = 0;
                (turn < TURNS && System.nanoTime() < end) || (cuts.get() < LEAST_CUTS && turn < MOST_TURNS);
                turn++) {
            turns.incrementAndGet();
            try {
                turn(random, inBelarus);
            } catch (RuntimeException e) { // when it was cut off, the caller does not know what happened
                troubles.ended(e);
            }
        }
    }

    private void turn(Random random, Sku inBelarus) {
        int dice = random.nextInt(29);
        if (dice < 3) {
            IdempotencyKey key = newKey();
            PlaceOrderCommand near = command(random);
            List<PlaceOrderCommand.Line> both = new ArrayList<>(near.lines());
            both.add(line(inBelarus, 1));
            checkoutWishes.put(key, near.withLines(both));
            checkOut(key);
        } else if (dice < 10) {
            IdempotencyKey key = newKey();
            wishes.put(key, command(random));
            order(key);
        } else if (dice < 13) {
            any(wishes, random).ifPresent(this::order);
            any(checkoutWishes, random).ifPresent(this::checkOut);
        } else if (dice < 16) {
            anyOrder(random).ifPresent(this::pay);
        } else if (dice < 17) {
            anyOrder(random).ifPresent(order -> cancelOrder.cancel(OPERATOR, newKey(), order, "suspicious"));
        } else if (dice < 18) {
            isPaidInTheLastMoment(random);
        } else if (dice < 19) {
            anyOrder(random).ifPresent(this::arrives);
        } else if (dice < 21) {
            anyOrder(random).ifPresent(this::goesBack);
        } else if (dice < 22) {
            anyOrder(random)
                    .ifPresent(order -> refundOrder.refund(
                            OPERATOR.id(), newKey(), order, new RefundOrder.Wish("1.00", "CNY", "goodwill")));
        } else if (dice < 23) {
            shop.allocate(skus.get(random.nextInt(2)), Origin.STOREFRONT, random.nextInt(30));
        } else if (dice < 25) {
            shop.stock(skus.get(random.nextInt(skus.size())), TestShop.BONDED, 20 + random.nextInt(60));
        } else if (dice < 26) {
            anyOrder(random).ifPresent(this::losesAPiece);
        } else if (dice < 28) {
            anyOrder(random).ifPresent(this::isToldOfByBothSides);
        } else {
            adjust(skus.get(random.nextInt(skus.size())), random.nextInt(5) + 1, random.nextBoolean());
        }
    }

    /** A piece of its first line is not wanted any more; when it was the last one, nothing is. */
    private void losesAPiece(OrderId id) {
        OrderLineId first = orders.visible(OPERATOR, id).lines().get(0).id();
        Cancellation done = cancelOrder.cancel(
                OPERATOR, newKey(), id, "suspicious", List.of(new Pieces(Optional.of(first), Optional.empty(), 1)));
        if (!done.pieces().isEmpty()) {
            partsCancelled.incrementAndGet();
        }
    }

    /** Somebody has found or lost pieces. */
    private void adjust(Sku sku, int pieces, boolean lost) {
        adjustStock.adjust(
                "test",
                newKey(),
                TestShop.MERCHANT,
                sku,
                new AdjustStock.Particulars(
                        TestShop.BONDED,
                        lost ? -pieces : pieces,
                        lost ? AdjustmentReason.LOST : AdjustmentReason.FOUND,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        adjusted.incrementAndGet();
    }

    private static Optional<IdempotencyKey> any(Map<IdempotencyKey, PlaceOrderCommand> wishes, Random random) {
        return wishes.keySet().stream()
                .skip(random.nextInt(Math.max(1, wishes.size())))
                .findFirst();
    }

    private Optional<OrderId> anyOrder(Random random) {
        return known.stream().skip(random.nextInt(Math.max(1, known.size()))).findFirst();
    }

    /** Its time is over, and the firm tells that it is paid while somebody looks for such orders. */
    private void isPaidInTheLastMoment(Random random) {
        IdempotencyKey key = newKey();
        wishes.put(key, command(random));
        order(key);
        for (Object placed : answers.getOrDefault(key, Set.of())) {
            OrderId order = (OrderId) placed;
            Optional<Payment> begun = begin(order);
            isLate(order);
            CompletableFuture<Void> paying =
                    CompletableFuture.runAsync(() -> begun.ifPresent(PlacementInvariantsTest::settle), payers);
            LockSupport.parkNanos(random.nextInt(12_000_000)); // it may be found while the money is being written down
            expireOrders.doSome();
            paying.join();
        }
    }

    private void isLate(OrderId order) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE ordering_orders SET expires_at = '2026-01-01' WHERE status = 'PLACED' AND id = "
                            + order.value());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PlaceOrderCommand command(Random random) {
        Sku one = skus.get(random.nextInt(skus.size()));
        Sku other = skus.get(random.nextInt(skus.size()));
        Recipient somebody = TestRecipients.inShanghai();
        Recipient buyer = new Recipient(
                new Buyer(
                        somebody.buyer().name(),
                        people.get(random.nextInt(people.size())),
                        somebody.buyer().phone()),
                somebody.shipTo());
        PlaceOrderCommand command = one.equals(other)
                ? TestCommands.to(buyer, line(one, 1 + random.nextInt(3)))
                : TestCommands.to(buyer, line(one, 1 + random.nextInt(3)), line(other, 1));
        return random.nextInt(4) > 0
                ? command
                : new PlaceOrderCommand(
                        command.origin(),
                        command.idType(),
                        command.recipient(),
                        command.lines(),
                        command.consumerNoticeVersion(),
                        Optional.empty(),
                        List.of(coupon));
    }

    private void order(IdempotencyKey key) {
        PlaceOrderCommand command = wishes.get(key);
        Placement placement = placeOrder
                .place(TestCommands.STOREFRONT, key, Objects.requireNonNull(command))
                .toCompletableFuture()
                .join();
        if (placement instanceof Placement.Placed placed) {
            answers.computeIfAbsent(key, none -> ConcurrentHashMap.newKeySet())
                    .add(placed.order().id());
            known.add(placed.order().id());
        } else if (placement instanceof Placement.Refused refused) {
            troubles.refused(refused.problem());
        }
    }

    private void checkOut(IdempotencyKey key) {
        PlaceOrderCommand command = checkoutWishes.get(key);
        Placement placement = checkOut.checkOut(
                        TestCommands.STOREFRONT, key, Objects.requireNonNull(command), Optional.empty())
                .toCompletableFuture()
                .join();
        if (placement instanceof Placement.CheckedOut checkedOut) {
            answers.computeIfAbsent(key, none -> ConcurrentHashMap.newKeySet())
                    .add(checkedOut.checkout().id());
            checkedOut.checkout().orders().forEach(order -> known.add(order.id()));
        } else if (placement instanceof Placement.Refused refused) {
            troubles.refused(refused.problem());
        }
    }

    /** The buyer pays, and the firm tells. Whoever is not heard tells again in the end. */
    private void pay(OrderId order) {
        begin(order).ifPresent(PlacementInvariantsTest::settle);
    }

    /** The shopper has gone to the firm and paid there; the firm has not told of it yet. */
    private Optional<Payment> begin(OrderId order) {
        Answer<Payment> answer = startPayment
                .start(TestCommands.STOREFRONT, newKey(), order, "sandbox")
                .toCompletableFuture()
                .join();
        Problem refusal = answer.refusal();
        if (refusal != null) {
            troubles.refused(refusal);
            return Optional.empty();
        }
        Payment payment = answer.orThrow();
        taken.put(payment.id(), payment.amount());
        return Optional.of(payment);
    }

    private static void settle(Payment payment) {
        TestPayments.settled(payment.id().toString(), payment.amount().amount().toPlainString());
    }

    private void tell(PaymentId payment, Money amount) {
        TestPayments.settled(payment.toString(), amount.amount().toPlainString())
                .statusCode(200);
    }

    /** Customs releases the list of an order, and its parcel reaches its buyer. */
    private void arrives(OrderId order) {
        Transactions.retrying(() -> {
            Instant now = Instant.now();
            if (customs(
                            "UPDATE customs_declarations SET state = 'RELEASED', released_at = ? WHERE state = 'DECLARING' AND order_id = ?",
                            now,
                            order)
                    == 1) {
                follow(order, Topic.CUSTOMS, now, progress -> progress.atCustoms(DeclarationState.RELEASED, DECLARATION)
                        .declared(now)
                        .released(now)
                        .shipped(SHIPMENT, now)
                        .delivered(SHIPMENT, now));
            }
            return true;
        });
    }

    /**
     * Customs and the carrier tell of an order at the same moment, each on a thread of its own as their topics may be; neither
     * fact moves its status. Once for each order: told again, a fact would mend what was lost.
     */
    private void isToldOfByBothSides(OrderId order) {
        if (!toldOf.add(order)) {
            return;
        }
        CompletableFuture<Void> carrier = CompletableFuture.runAsync(
                () -> {
                    tellOf(order, Topic.LOGISTICS, progress -> progress.moved(FulfilmentStatus.READY, SHIPMENT));
                    heardFromCarrier.add(order);
                },
                carriers);
        tellOf(
                order,
                Topic.CUSTOMS,
                progress -> progress.atCustoms(progress.customs().orElse(DeclarationState.DECLARING), DECLARATION));
        heardFromCustoms.add(order);
        carrier.join();
    }

    private void tellOf(OrderId order, Topic topic, UnaryOperator<Progress> fact) {
        Transactions.retrying(() -> {
            follow(order, topic, Instant.now(), fact);
            return true;
        });
    }

    private void follow(OrderId order, Topic topic, Instant at, UnaryOperator<Progress> fact) {
        ReceivedEvent event =
                new ReceivedEvent("evt_" + UUID.randomUUID(), topic, "test", order.toString(), 1, at, "test", "{}");
        followFacts.follow(List.of(Told.of(order.toString(), event, fact)));
    }

    /** A piece of an order goes back; when it is here, customs takes no return any more, so it is paid back at once. */
    private void goesBack(OrderId id) {
        ReturnId back = comingBack.get(id);
        if (back == null) {
            Sku sku = orders.visible(OPERATOR, id).lines().get(0).sku();
            OrderReturn wanted = requestReturn.request(
                    OPERATOR,
                    newKey(),
                    id,
                    new RequestReturn.Wish(
                            "changed-mind",
                            Optional.empty(),
                            List.of(new Pieces(Optional.empty(), Optional.of(sku), 1))));
            comingBack.put(id, wanted.id());
            decideReturn.approve(OPERATOR.id(), newKey(), wanted.id());
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> customs(
                        "UPDATE customs_declarations SET released_at = ? WHERE state = 'RELEASED' AND order_id = ?",
                        Instant.now().minus(Duration.ofDays(60)),
                        id));
        Sku sku = orders.visible(OPERATOR, id).lines().get(0).sku();
        receiveReturn.receive(OPERATOR.id(), newKey(), back, List.of(new ReceiveReturn.Pieces(sku, 1, 0)));
    }

    private int customs(String update, Instant at, OrderId order) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setString(2, order.toString());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Cuts a connection that writes or commits at the moment: from the database's side the process has died between two
     * statements. A pause after each cut lets something get through.
     */
    private void cutConnections(AtomicBoolean over, Random random) throws InterruptedException {
        while (!over.get()) {
            Thread.sleep(1);
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                List<Long> writing = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(
                        "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND (info = 'COMMIT'"
                                + " OR info LIKE 'INSERT%' OR info LIKE 'UPDATE%')")) {
                    while (rows.next()) {
                        writing.add(rows.getLong(1));
                    }
                }
                if (!writing.isEmpty()) {
                    statement.execute("KILL " + writing.get(random.nextInt(writing.size())));
                    cuts.incrementAndGet();
                    Thread.sleep(20 + random.nextInt(60));
                }
            } catch (SQLException alreadyGone) {
                // it has ended by itself meanwhile
            }
        }
    }

    private void assertEachKeyHasOneOrder() throws SQLException {
        Map<IdempotencyKey, Set<Object>> several = new HashMap<>(answers);
        several.values().removeIf(made -> made.size() == 1);
        assertThat(several).as("keys with several orders").isEmpty();
        try (Connection connection = dataSource.getConnection()) {
            for (Map.Entry<IdempotencyKey, Set<Object>> answer : answers.entrySet()) {
                assertThat(number(
                                connection,
                                "SELECT COUNT(*) FROM shared_idempotency_keys WHERE idempotency_key = '%s' AND resource = '%s'"
                                        .formatted(
                                                answer.getKey().value(),
                                                answer.getValue().iterator().next())))
                        .isEqualTo(1);
            }
        }
    }

    /** Each checkout has a parcel from either side, and no order is of a checkout that nobody got as an answer. */
    private void assertCheckoutsAreWhole() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (IdempotencyKey key : checkoutWishes.keySet()) {
                for (Object checkout : answers.getOrDefault(key, Set.of())) {
                    assertThat(number(
                                    connection,
                                    "SELECT COUNT(DISTINCT warehouse) FROM ordering_orders WHERE checkout_id = "
                                            + ((CheckoutId) checkout).value()))
                            .as("parcels of %s", checkout)
                            .isEqualTo(2);
                }
            }
        }
    }

    /**
     * The orders that have lines of these SKUs are those that somebody got as an answer, they have what is reserved, and
     * what they have taken and what is free is all that was received.
     */
    private void assertStockAgrees(Sku sku) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(sums(
                            connection,
                            "SELECT reference, SUM(reserved_change) FROM inventory_ledger WHERE sku = ? GROUP BY reference"
                                    + " HAVING SUM(reserved_change) <> 0",
                            sku))
                    .as("what orders have reserved of %s", sku)
                    .isEqualTo(sums(
                            connection,
                            "SELECT o.id, SUM(l.quantity) FROM ordering_order_lines l JOIN ordering_orders o ON o.id = l.order_id"
                                    + " WHERE l.sku = ? AND o.status IN ('PLACED', 'PAID', 'DECLARED', 'RELEASED') GROUP BY o.id",
                            sku));
            assertThat(sums(
                            connection,
                            "SELECT reference, -SUM(available_change) FROM inventory_ledger WHERE sku = ?"
                                    + " AND reason IN ('order-placed', 'order-cancelled') GROUP BY reference"
                                    + " HAVING SUM(available_change) <> 0",
                            sku))
                    .as("what orders have taken of what was received of %s", sku)
                    .isEqualTo(sums(
                            connection,
                            "SELECT o.id, SUM(l.quantity) FROM ordering_order_lines l JOIN ordering_orders o ON o.id = l.order_id"
                                    + " WHERE l.sku = ? AND o.status <> 'CANCELLED' GROUP BY o.id",
                            sku));
            assertThat(sums(
                            connection,
                            "SELECT CONCAT(warehouse, ' ', pool), SUM(available_change) FROM inventory_ledger WHERE sku = ?"
                                    + " GROUP BY warehouse, pool",
                            sku))
                    .as("what is free of %s by its ledger", sku)
                    .isEqualTo(sums(
                            connection,
                            "SELECT CONCAT(warehouse, ' '), available FROM inventory_balances b WHERE b.sku = ? UNION ALL"
                                    + " SELECT CONCAT(warehouse, ' ', pool), available FROM inventory_allocations a WHERE a.sku = ?",
                            sku));
            assertThat(number(
                            connection,
                            "SELECT MIN(available) FROM inventory_balances WHERE sku = '%s'".formatted(sku)))
                    .isNotNegative();
            long events = number(
                    connection,
                    "SELECT COUNT(*) FROM events_outbox WHERE aggregatetype = 'pavilion.inventory' AND aggregateid = '%s'"
                            .formatted(sku));
            assertThat(number(connection, "SELECT event_sequence FROM inventory_skus WHERE sku = '%s'".formatted(sku)))
                    .as("numbers of %s", sku)
                    .isEqualTo(events);
            Set<String> orders = known.stream().map(OrderId::toString).collect(Collectors.toSet());
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT DISTINCT reference FROM inventory_ledger WHERE sku = ? AND reason = 'order-placed'");
                    ResultSet rows = query(select, sku.value())) {
                while (rows.next()) {
                    assertThat(orders).as("orders that somebody knows of").contains(rows.getString(1));
                }
            }
        }
    }

    /** Other tests plant differences of their own. */
    private void assertTheProductFindsNoDifference() {
        List<StockDifference> found = new ArrayList<>();
        Page<StockDifference> page = stockDifferences.page(null, 100);
        found.addAll(page.items());
        while (page.next() != null) {
            page = stockDifferences.page(page.next(), 100);
            found.addAll(page.items());
        }
        assertThat(found)
                .as("differences that the product itself finds")
                .noneMatch(difference -> skus.contains(difference.sku()));
    }

    /** Nothing is told of what was rolled back. */
    private void assertEachEventHasItsOrder(Instant since) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT aggregateid FROM events_outbox WHERE type = 'by.pavilion.order.placed.v1' AND recorded_at >= ?")) {
            select.setTimestamp(1, Timestamp.from(since));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    assertThat(known).as("orders that were told of").contains(OrderId.fromString(rows.getString(1)));
                }
            }
        }
    }

    /** Nobody's year is used by an order that came to nothing. */
    private void assertEachQuotaHasItsOrder() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT order_id FROM customs_quota_entries WHERE person = ?")) {
            for (String idNumber : people) {
                try (ResultSet rows = query(select, parties.blindIndex(idNumber).value())) {
                    while (rows.next()) {
                        assertThat(known)
                                .as("orders with a part of a year")
                                .contains(OrderId.fromString(rows.getString(1)));
                    }
                }
            }
        }
    }

    private void assertEventsAreNumberedWithoutGaps() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (OrderId order : known) {
                String events = " FROM events_outbox WHERE aggregatetype = 'pavilion.orders' AND aggregateid = '%s'"
                        .formatted(order);
                long version =
                        number(connection, "SELECT event_sequence FROM ordering_orders WHERE id = " + order.value());
                assertThat(number(connection, "SELECT COUNT(*)" + events)).isEqualTo(version);
                assertThat(number(connection, "SELECT MAX(sequence)" + events)).isEqualTo(version);
                long besideTheirSteps =
                        number(connection, "SELECT COUNT(*)" + events + " AND type = 'by.pavilion.order.amended.v1'");
                assertThat(number(
                                connection,
                                "SELECT COUNT(*) FROM ordering_order_steps WHERE order_id = " + order.value()))
                        .as("steps of %s", order)
                        .isEqualTo(version - besideTheirSteps);
            }
        }
    }

    private void assertQuotasAgree() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (String idNumber : people) {
                String person = " WHERE person = '%s'"
                        .formatted(parties.blindIndex(idNumber).value());
                assertThat(number(connection, "SELECT COALESCE(SUM(used_minor), 0) FROM customs_quota_years" + person))
                        .as("the year of a person and the orders in it")
                        .isEqualTo(number(
                                connection,
                                "SELECT COALESCE(SUM(amount_minor), 0) FROM customs_quota_entries" + person
                                        + " AND state <> 'GIVEN_BACK'"));
            }
            for (OrderId order : known) {
                assertThat(number(
                                connection,
                                "SELECT COUNT(*) FROM customs_quota_entries WHERE order_id = '%s'".formatted(order)))
                        .isEqualTo(1);
            }
        }
    }

    /** The counter says how many orders use the code that are not cancelled, and never more than may. */
    private void assertCouponsAgree(PromotionId promotion) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            long used = number(
                    connection,
                    "SELECT used FROM pricing_coupon_counts WHERE person = '' AND promotion_id = " + promotion.value());
            assertThat(used).isBetween(1L, (long) COUPON_USES);
            assertThat(number(
                            connection,
                            "SELECT COUNT(*) FROM pricing_coupon_uses WHERE promotion_id = " + promotion.value()))
                    .isEqualTo(used);
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT reference FROM pricing_coupon_uses WHERE promotion_id = ?");
                    ResultSet rows = query(select, Long.toString(promotion.value()))) {
                while (rows.next()) {
                    OrderId order = OrderId.fromString(rows.getString(1));
                    assertThat(known).contains(order);
                    assertThat(number(
                                    connection,
                                    "SELECT COUNT(*) FROM ordering_orders WHERE status = 'CANCELLED' AND id = "
                                            + order.value()))
                            .as("%s is cancelled and has a coupon", order)
                            .isZero();
                }
            }
        }
    }

    /** What was paid is not cancelled for want of money, however close both came. */
    private void assertNoPaidOrderIsCalledUnpaid() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (OrderId order : known) {
                assertThat(
                                number(
                                        connection,
                                        "SELECT COUNT(DISTINCT fact) FROM ordering_order_steps WHERE order_id = "
                                                + order.value()
                                                + " AND (fact = 'paid' OR (fact = 'cancelled' AND reason = 'payment-expired'))"))
                        .as("%s is paid, or was not paid in time, or neither", order)
                        .isLessThan(2);
            }
        }
    }

    /** Neither side writes over what the other one has told at the same moment. */
    private void assertWhatBothSidesToldIsKept() throws SQLException {
        assertThat(heardFromCustoms).as("orders of which customs has told").isNotEmpty();
        assertThat(heardFromCarrier).as("orders of which the carrier has told").isNotEmpty();
        try (Connection connection = dataSource.getConnection()) {
            assertThat(without("declaration_id", heardFromCustoms, connection))
                    .as("orders that have lost what customs told")
                    .isEmpty();
            assertThat(without("shipment_id", heardFromCarrier, connection))
                    .as("orders that have lost what the carrier told")
                    .isEmpty();
        }
    }

    private static List<OrderId> without(String column, Set<OrderId> orders, Connection connection)
            throws SQLException {
        List<OrderId> without = new ArrayList<>();
        for (OrderId order : orders) {
            if (number(
                            connection,
                            "SELECT COUNT(*) FROM ordering_orders WHERE id = " + order.value() + " AND " + column
                                    + " IS NULL")
                    > 0) {
                without.add(order);
            }
        }
        return without;
    }

    /** Numbers by what they are of; an order by its id as text. The statement asks for one SKU, perhaps in several places. */
    private static Map<String, Long> sums(Connection connection, String sql, Sku sku) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int parameter = 1; parameter <= select.getParameterMetaData().getParameterCount(); parameter++) {
                select.setString(parameter, sku.value());
            }
            Map<String, Long> sums = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String of = rows.getString(1);
                    sums.put(of.matches("[0-9]+") ? new OrderId(Long.parseLong(of)).toString() : of, rows.getLong(2));
                }
            }
            return sums;
        }
    }

    private static ResultSet query(PreparedStatement statement, String value) throws SQLException {
        statement.setString(1, value);
        return statement.executeQuery();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
