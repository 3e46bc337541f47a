package by.pavilion.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.KnownOrder;
import by.pavilion.channel.KnownOrders;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.Shop;
import by.pavilion.channel.Shops;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.limits.Breaker;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.channel.reconciliation.Reconciliation;
import by.pavilion.channel.reconciliation.Reconciliations;
import by.pavilion.channel.reconciliation.Span;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PaymentStatus;
import by.pavilion.sandbox.jd.JdShop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * All that can go wrong at a marketplace goes wrong while shoppers buy, cancel and want their money back. One comparison finds what
 * was missed, and the next finds nothing: each sale is one order, sent on both sides or on none, and paid back by the same sum.
 */
@QuarkusTest
@TestProfile(Demo.class)
class FaultsJourneyTest {
    /** One comes from Belarus, the other out of a bonded zone. */
    private static final List<String> GOODS = List.of("BY-KOM-CHOC-001", "BY-SAV-CHEE-017");

    private static final String DOUYIN_SHOP = "4460001";
    private static final int SOLD = 30;
    private static final int CANCELLED = 8;
    private static final int REFUNDED = 6;
    /** Sold when nothing is told any more. */
    private static final int UNTOLD = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @Inject
    Shops shops;

    @Inject
    Breaker breaker;

    @Inject
    PullShops pullShops;

    @Inject
    ShopLists lists;

    @Inject
    JdShop jd;

    @Inject
    Reconciliations reconciliations;

    @Inject
    KnownOrders knownOrders;

    @Inject
    ChannelCases cases;

    @Inject
    Orders orders;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void nothingDiffersAtDouyinAfterOneComparison() throws ChannelFault, SQLException {
        goesWrongAndIsPutRight(
                new DouyinSandbox(shops.access("douyin", DOUYIN_SHOP).orElseThrow(), breaker, dataSource));
    }

    @Test
    void nothingDiffersAtJdAfterOneComparison() throws ChannelFault, SQLException {
        String shopId = jd.connection().shopId();
        goesWrongAndIsPutRight(new JdSandbox(shops.access("jd", shopId).orElseThrow(), breaker, lists));
    }

    /** Whatever comes of it, other tests find a shop where all is well. */
    private void goesWrongAndIsPutRight(SandboxShop there) throws ChannelFault, SQLException {
        Shop shop = there.access().shop();
        try {
            goWrongAndBePutRight(there);
        } finally {
            there.goWell();
            there.putRight();
            breaker.resume(shop.channel(), shop.shopId());
            pullShops.resume(shop.channel(), shop.shopId());
        }
    }

    private void goWrongAndBePutRight(SandboxShop there) throws ChannelFault, SQLException {
        Shop shop = there.access().shop();
        Instant begun = Instant.now();
        compared(there);
        long leftByOthers = differences(compared(there));

        there.goWrong();
        List<String> sold = sell(there, SOLD - CANCELLED);
        List<String> cancelled = sell(there, CANCELLED);
        cancelled.forEach(there::cancel);
        awaitGoingOn(
                there, () -> sold.stream().filter(sale -> isOurs(there, sale)).count() > sold.size() / 2);
        awaitGoingOn(
                there, () -> sold.stream().filter(sale -> isThere(there, sale)).count() >= REFUNDED);
        List<String> toRefund = sold.stream()
                .filter(sale -> isThere(there, sale))
                .limit(REFUNDED)
                .toList();
        there.fallSilent();
        pullShops.pause(shop);
        List<String> untold = sell(there, UNTOLD);
        Map<String, Integer> refunded = new LinkedHashMap<>();
        toRefund.forEach(sale -> refunded.put(sale, there.refund(sale)));
        await().until(() -> untold.stream().allMatch(there::hasToldAllOf)); // what it tells later would be heard
        there.goWell();
        there.putRight();
        breaker.resume(shop.channel(), shop.shopId());

        Reconciliation.Outcome first = compared(there);
        assertThat(first.missingHere()).as("what nobody has told of").isGreaterThanOrEqualTo(UNTOLD);
        pullShops.resume(shop.channel(), shop.shopId());
        refunded.keySet().forEach(there::agree);

        List<String> all = new ArrayList<>(sold);
        all.addAll(cancelled);
        all.addAll(untold);
        awaitSettled(there, all, refunded);
        for (Map.Entry<String, Integer> refund : refunded.entrySet()) {
            Order order = orderOf(there, refund.getKey()).orElseThrow();
            assertThat(PieceBack.fenOfMerchants(dataSource, order.id()))
                    .as("paid back once: " + refund.getKey())
                    .isEqualTo(there.paid(refund.getKey()) - refund.getValue());
        }
        awaitFollowed(there, begun, new HashSet<>(all));

        assertThat(differences(compared(there))).isLessThanOrEqualTo(leftByOthers);
        assertThat(all).noneMatch(sale -> cases.findOpen(
                        new ChannelCases.About(shop.channel(), shop.shopId(), Trouble.ORDER_DIFFERS, sale))
                .isPresent());
    }

    private static List<String> sell(SandboxShop there, int times) {
        List<String> sold = new ArrayList<>();
        for (int number = 0; number < times; number++) {
            sold.add(there.sell(GOODS.get(number % GOODS.size())));
        }
        return sold;
    }

    /** What is done by itself or by a person goes on meanwhile. */
    private static void awaitGoingOn(SandboxShop there, BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
            there.keepGoing();
            return condition.getAsBoolean();
        });
    }

    /** Until both sides say the same of each sale. What failed often waits for minutes, unless a person has it tried again. */
    private void awaitSettled(SandboxShop there, List<String> sales, Map<String, Integer> refunded) {
        Shop shop = there.access().shop();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(10)).untilAsserted(() -> {
            breaker.resume(shop.channel(), shop.shopId());
            for (String sale : sales) {
                assertSettled(there, sale, refunded.containsKey(sale));
            }
        });
    }

    /** It is over on both sides, or it was sent, and a part of it was paid back or nothing. */
    private void assertSettled(SandboxShop there, String sale, boolean refunded) {
        Optional<Order> here = orderOf(there, sale);
        if (there.isCancelled(sale)) {
            assertThat(here.map(Order::paymentStatus).orElse(PaymentStatus.REFUNDED))
                    .as("cancelled: " + sale)
                    .isEqualTo(PaymentStatus.REFUNDED);
            assertThat(here.map(Order::status).orElse(OrderStatus.CANCELLED))
                    .as("over, or too late for it: " + sale)
                    .isNotIn(OrderStatus.PLACED, OrderStatus.PAID, OrderStatus.DECLARED, OrderStatus.REJECTED);
            return;
        }
        assertThat(there.isSent(sale)).as("sent: " + sale).isTrue();
        assertThat(here).as("ours: " + sale).hasValueSatisfying(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.paymentStatus())
                    .isEqualTo(refunded ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.PAID);
        });
    }

    /** That we have told of a parcel changes the order there, which the pull would see within a minute. */
    private void awaitFollowed(SandboxShop there, Instant since, Set<String> sales) throws ChannelFault {
        lists.read(there.access(), since);
        List<OrderSearch.Found> listed = lists
                .orders(there.access(), since, Instant.now().plusSeconds(2))
                .stream()
                .filter(found -> sales.contains(found.externalOrderId()))
                .toList();
        Shop shop = shopOf(there);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Map<String, KnownOrder> known = knownOrders.find(shop.channel(), shop.shopId(), sales);
            assertThat(listed).noneMatch(found -> Optional.ofNullable(known.get(found.externalOrderId()))
                    .filter(order -> order.isOlderThan(found.updatedAt(), found.digest()))
                    .isPresent());
        });
    }

    /** What comes of a comparison of the last hours up to now, as an operator wants it. */
    private Reconciliation.Outcome compared(SandboxShop there) {
        Instant now = Instant.now();
        await().until(() -> Instant.now().isAfter(now.plusSeconds(3))); // what is younger than a second is not compared
        Shop shop = shopOf(there);
        Optional<Instant> before = lastOf(shop).map(Reconciliation.Outcome::at);
        Api.operator()
                .contentType("application/json")
                .body(Map.of("action", "RECONCILE"))
                .post("/api/v1/channels/" + shop.channel() + "/shops/" + shop.id() + "/actions")
                .then()
                .statusCode(202);
        return await().atMost(PATIENCE)
                .until(
                        () -> lastOf(shop),
                        last -> last.isPresent()
                                && !last.map(Reconciliation.Outcome::at).equals(before))
                .orElseThrow();
    }

    private Optional<Reconciliation.Outcome> lastOf(Shop shop) {
        return reconciliations.of(shop).stream()
                .filter(one -> one.span() == Span.HOURLY)
                .findFirst()
                .flatMap(Reconciliation::last);
    }

    private static long differences(Reconciliation.Outcome outcome) {
        return outcome.missingHere() + outcome.missingThere() + outcome.differing();
    }

    /** With its buyer, and the marketplace knows of the parcel. */
    private boolean isThere(SandboxShop there, String sale) {
        return there.isSent(sale)
                && orderOf(there, sale)
                        .filter(order -> order.status() == OrderStatus.DELIVERED)
                        .isPresent();
    }

    private boolean isOurs(SandboxShop there, String sale) {
        return orderOf(there, sale).isPresent();
    }

    private Optional<Order> orderOf(SandboxShop there, String sale) {
        return orders.findExternal(shopOf(there).channel(), shopOf(there).shopId(), sale);
    }

    private static Shop shopOf(SandboxShop there) {
        return there.access().shop();
    }
}
