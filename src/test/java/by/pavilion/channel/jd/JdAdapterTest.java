package by.pavilion.channel.jd;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.endsWith;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelFault.Kind;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.Shops;
import by.pavilion.channel.pull.OrderLists;
import by.pavilion.parties.Recipient;
import by.pavilion.sandbox.jd.JdShop;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter against the simulator, each by code of its own. */
@QuarkusTest
class JdAdapterTest {
    private static final String BONDED = "BY-SAV-CHEE-017";
    private static final String DIRECT = "BY-KOM-CHOC-001";
    private static final String GET = "jingdong.pop.order.enGet";
    private static final String SEARCH = "jingdong.pop.order.enSearch";
    private static final String PAYMENT =
            "jingdong.pop.customs.center.OrderBankAdapterJsfService.getPaymentNoResultByVender";
    private static final String SHIP = "jingdong.pop.order.shipment";

    @Inject
    JdShop sandbox;

    @Inject
    Shops shops;

    @Inject
    JdOrders orders;

    @Inject
    JdOrderSearch search;

    @Inject
    JdBuyers buyers;

    @Inject
    JdParcels parcels;

    @Inject
    JdStock stock;

    @Inject
    JdPrices prices;

    @Inject
    JdAfterSales afterSales;

    @Inject
    JdHttp http;

    @Inject
    Statements statements;

    ShopAccess shop;

    @BeforeEach
    void connect() {
        shop = TestJd.connected(sandbox, shops);
    }

    @AfterEach
    void allIsWell() {
        given().delete("/sandbox/jd/faults");
    }

    @Test
    void readsAnOrderAndThePaymentThatCustomsKnows() throws ChannelFault {
        String sale = TestJd.sell(DIRECT, 2);

        MarketplaceOrder order = orders.fetch(shop, sale);

        assertThat(order.state()).isEqualTo(MarketplaceOrder.State.READY);
        assertThat(order.payment()).hasValueSatisfying(payment -> {
            assertThat(payment.amount()).isEqualTo(Money.of("56.73", Money.CNY));
            assertThat(payment.transactionId()).isEqualTo("JP" + sale);
            assertThat(payment.provider()).isEqualTo("jdpay");
        });
        assertThat(order.lines()).singleElement().satisfies(line -> {
            assertThat(line.code()).isEqualTo(DIRECT);
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.sku().skuId()).matches("\\d{12}");
        });
        assertThat(order.region().city()).isEqualTo("海口市");
        assertThat(order.reportedParcels()).isEmpty();
        assertThat(Duration.between(order.placedAt(), Instant.now())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void anOrderWhosePaymentHasNoNumberIsUnpaidAndMovesAllTheSame() throws ChannelFault {
        String sale = TestJd.sell(DIRECT, 1);
        TestJd.plan(PAYMENT, "failed");

        MarketplaceOrder order = orders.fetch(shop, sale);

        assertThat(order.state()).isEqualTo(MarketplaceOrder.State.READY);
        assertThat(order.payment()).isEmpty();
    }

    @Test
    void aWindowOfSeveralPagesIsCutSoThatNothingSlipsBetweenThem() throws ChannelFault {
        stock.set(shop, skuOf(BONDED), 100_000, "t-" + System.nanoTime());
        Instant past = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
        List<String> sales = new ArrayList<>();
        for (int number = 0; number < 101; number++) {
            String sale = sandbox.sell(BONDED, 1).orElseThrow().id();
            changeAt(sale, past.plusSeconds(number));
            sales.add(sale);
        }

        OrderSearch.Page whole = search.changed(shop, past, past.plusSeconds(110), Optional.empty());
        List<OrderSearch.Found> found = new OrderLists().read(search::changed, shop, past, past.plusSeconds(110));

        assertThat(whole.tooMany()).isTrue();
        assertThat(found).extracting(OrderSearch.Found::externalOrderId).containsAll(sales);
    }

    @Test
    void hasTheBuyerDisclosed() throws ChannelFault {
        String sale = TestJd.sell(DIRECT, 1);

        Recipient buyer = buyers.disclose(shop, orders.fetch(shop, sale));

        assertThat(buyer.buyer().idNumber()).matches("119900\\d{11}[0-9X]");
        assertThat(buyer.shipTo().street()).startsWith("样例路");
        assertThat(buyer.shipTo().phone()).matches("100\\d{8}");
    }

    @Test
    void reportsAParcelOnceWhateverBecomesOfTheAnswer() throws ChannelFault {
        String sale = TestJd.sell(BONDED, 1);
        TestJd.plan(SHIP, "lost");

        ChannelFault lost = catchThrowableOfType(ChannelFault.class, () -> parcels.report(shop, sale, "SF", "SF100"));
        parcels.report(shop, sale, "SF", "SF100");

        assertThat(lost.kind()).isEqualTo(Kind.RETRY);
        assertThat(TestJd.sale(sale, "logisticsId")).isEqualTo("467");
        assertThat(orders.fetch(shop, sale).reportedParcels()).containsExactly("SF100");
        assertThat(orders.fetch(shop, sale).state()).isEqualTo(MarketplaceOrder.State.FULFILLED);
    }

    @Test
    void leavesAnotherParcelToAPerson() throws ChannelFault {
        String sale = TestJd.sell(BONDED, 1);
        parcels.report(shop, sale, "SF", "SF101");

        ChannelFault conflict =
                catchThrowableOfType(ChannelFault.class, () -> parcels.report(shop, sale, "SF", "SF102"));

        assertThat(conflict.kind()).isEqualTo(Kind.REFUSED);
        assertThat(TestJd.sale(sale, "waybill")).isEqualTo("SF101");
    }

    @Test
    void reportsWhatComesFromAbroadInTwoSteps() throws ChannelFault {
        String sale = TestJd.sell(DIRECT, 1);

        ClearanceOut.News departed =
                new ClearanceOut.News(ClearanceOut.Step.DEPARTED, Instant.now(), "", Optional.empty());

        parcels.report(shop, sale, departed);
        parcels.report(shop, sale, departed);
        assertThat(TestJd.sale(sale, "orderState")).isEqualTo("WAIT_SELLER_DELIVERY");
        parcels.report(shop, sale, "nobody-knows", "X1");

        assertThat(TestJd.sale(sale, "orderState")).isEqualTo("WAIT_GOODS_RECEIVE_CONFIRM");
        assertThat(TestJd.sale(sale, "logisticsId")).isEqualTo("1274");
    }

    @Test
    void makesUpForAFirstStepThatWasNotReported() throws ChannelFault {
        String sale = TestJd.sell(DIRECT, 1);

        parcels.report(shop, sale, "ZTO", "Z1");

        assertThat(TestJd.sale(sale, "orderState")).isEqualTo("WAIT_GOODS_RECEIVE_CONFIRM");
        assertThat(TestJd.sale(sale, "waybill")).isEqualTo("Z1");
    }

    @Test
    void listsWhatHasChangedAndDoesNotBelieveSilence() throws ChannelFault {
        Instant from = Instant.now().minusSeconds(2);
        String first = TestJd.sell(BONDED, 1);
        String second = TestJd.sell(BONDED, 1);
        TestJd.happen(second, "cancel");

        List<OrderSearch.Found> found = all(from, Instant.now().plusSeconds(2));
        TestJd.plan(SEARCH, "failed");
        ChannelFault failed = catchThrowableOfType(
                ChannelFault.class, () -> all(from, Instant.now().plusSeconds(2)));

        assertThat(found)
                .extracting(OrderSearch.Found::externalOrderId)
                .contains(first, second)
                .doesNotHaveDuplicates();
        assertThat(found).extracting(OrderSearch.Found::updatedAt).isSorted();
        assertThat(found)
                .filteredOn(order -> order.externalOrderId().equals(second))
                .singleElement()
                .satisfies(order -> assertThat(order.state()).isEqualTo(MarketplaceOrder.State.CANCELLED));
        assertThat(found)
                .filteredOn(order -> order.externalOrderId().equals(first))
                .singleElement()
                .satisfies(order -> assertThat(order.content())
                        .contains(new OrderSearch.Content(
                                1,
                                Optional.of(Money.ofMinor(Long.parseLong(TestJd.sale(first, "payAmount")), Money.CNY)),
                                Set.of())));
        assertThat(failed).isNotNull();
    }

    @Test
    void doesNotTakeAMonthAndMoreForAWindow() throws ChannelFault {
        Instant now = Instant.now();

        assertThat(search.changed(shop, now.minus(Duration.ofDays(45)), now, Optional.empty())
                        .tooMany())
                .isTrue();
    }

    @Test
    void setsStockToNothingAndReadsItBack() throws ChannelFault {
        ChannelSku sku = skuOf(DIRECT);

        stock.set(shop, sku, 7, "t-" + System.nanoTime());
        assertThat(stock.read(shop, sku).sellable()).isEqualTo(7);
        String request = "t-" + System.nanoTime();
        stock.set(shop, sku, 0, request);
        assertThat(stock.read(shop, sku).sellable()).isZero();
        stock.set(shop, sku, 9, request);

        assertThat(stock.read(shop, sku).sellable()).as("the same wish again").isZero();
        ChannelFault unknown = catchThrowableOfType(
                ChannelFault.class, () -> stock.set(shop, new ChannelSku("", "1"), 1, "t-unknown"));
        assertThat(unknown.kind()).isEqualTo(Kind.REFUSED);
        stock.set(shop, sku, 100_000, "t-" + System.nanoTime());
    }

    @Test
    void setsPricesAboveNothingOnly() throws ChannelFault {
        ChannelSku sku = skuOf("BY-KOM-CHOC-002");

        prices.set(shop, sku, Money.of("12.90", Money.CNY));

        assertThat(prices.read(shop, sku)).isEqualTo(Money.of("12.90", Money.CNY));
        for (String wrong : List.of("0.00", "-1.00")) {
            ChannelFault refused =
                    catchThrowableOfType(ChannelFault.class, () -> prices.set(shop, sku, Money.of(wrong, Money.CNY)));
            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void followsARefundBeforeShippingAndAnswersWhatWasSeen() throws ChannelFault {
        Instant from = Instant.now().minusSeconds(2);
        String sale = TestJd.sell(BONDED, 1);
        given().post("/sandbox/jd/sales/" + sale + "/refunds").then().statusCode(201);

        AfterSale asked = wishOf(sale, from);
        assertThat(orders.fetch(shop, sale).state()).isEqualTo(MarketplaceOrder.State.STOPPED);
        afterSales.agree(shop, asked);
        AfterSale done = wishOf(sale, from);

        assertThat(asked.kind()).isEqualTo(AfterSale.Kind.REFUND_BEFORE_SHIPPING);
        assertThat(asked.state()).isEqualTo(AfterSale.State.ASKED);
        assertThat(asked.amount().amount().toPlainString()).matches("\\d+\\.\\d\\d");
        assertThat(done.state()).isEqualTo(AfterSale.State.REFUNDED);
        assertThat(orders.fetch(shop, sale).state()).isEqualTo(MarketplaceOrder.State.CANCELLED);
        ChannelFault changed = catchThrowableOfType(ChannelFault.class, () -> afterSales.refuse(shop, asked, "no"));
        assertThat(changed.kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void followsAReturnAfterShippingUntilItsMoneyIsBack() throws ChannelFault {
        Instant from = Instant.now().minusSeconds(2);
        String sale = TestJd.sell(BONDED, 2);
        long paid = Long.parseLong(TestJd.sale(sale, "payAmount"));
        parcels.report(shop, sale, "SF", "SF103");
        String service = given().contentType("application/json")
                .body("{\"quantity\":1}")
                .post("/sandbox/jd/sales/" + sale + "/services")
                .path("id");

        AfterSale asked = wishOf(sale, from);
        given().contentType("application/json").body("{\"paidBack\":true}").put("/sandbox/jd/services/" + service);
        AfterSale done = wishOf(sale, from);

        assertThat(asked.kind()).isEqualTo(AfterSale.Kind.RETURN);
        assertThat(asked.state()).isEqualTo(AfterSale.State.UNDERWAY);
        assertThat(done.state()).isEqualTo(AfterSale.State.REFUNDED);
        assertThat(done.amount().minor()).isEqualTo(paid / 2);
        assertThat(done.externalLineId()).isEqualTo(skuOf(BONDED).skuId());
        ChannelFault console = catchThrowableOfType(ChannelFault.class, () -> afterSales.agree(shop, done));
        assertThat(console.kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void aClosedServiceOrderIsNotMoney() throws ChannelFault {
        Instant from = Instant.now().minusSeconds(2);
        String sale = TestJd.sell(BONDED, 1);
        parcels.report(shop, sale, "SF", "SF104");
        String service = given().contentType("application/json")
                .body("{\"quantity\":1}")
                .post("/sandbox/jd/sales/" + sale + "/services")
                .path("id");
        given().contentType("application/json").body("{\"paidBack\":false}").put("/sandbox/jd/services/" + service);

        assertThat(wishOf(sale, from).state()).isEqualTo(AfterSale.State.CLOSED);
    }

    /** What changes meanwhile leaves the list, and lets another one move up, onto a page that was read before. */
    @Test
    void whatBuyersWantBackWithinOneSecondIsReadByPagesWhileNothingChanges() throws ChannelFault {
        Instant second = Instant.parse("2024-03-01T00:00:00Z");
        long first = 800_000_000_000_000_000L + Math.floorMod(System.nanoTime(), 1_000_000_000_000L);
        Set<String> wanted = new HashSet<>();
        for (int number = 0; number < 51; number++) {
            wanted.add("R" + wantedAt(second, first + number, false));
        }
        for (int number = 51; number < 72; number++) {
            wanted.add("S" + wantedAt(second, first + number, true));
        }
        try {
            assertThat(afterSales
                            .changed(shop, second.minusSeconds(60), second.plusSeconds(60), Optional.empty())
                            .tooMany())
                    .isTrue();
            Set<String> found = new HashSet<>();
            String lastPage = "";
            Optional<String> page = Optional.empty();
            do {
                AfterSales.Page part = afterSales.changed(shop, second, second.plusSeconds(1), page);
                part.found().forEach(one -> found.add(one.externalId()));
                lastPage = page.orElse(lastPage);
                page = part.next();
            } while (page.isPresent());
            assertThat(found).isEqualTo(wanted);

            update("UPDATE sandbox_jd_refunds SET modified_at = ? WHERE id = ?", second.plusSeconds(3_600), first + 51);

            Optional<String> place = Optional.of(lastPage);
            ChannelFault changed = catchThrowableOfType(
                    ChannelFault.class, () -> afterSales.changed(shop, second, second.plusSeconds(1), place));
            assertThat(lastPage).startsWith("SERVICES:2:");
            assertThat(changed.kind()).isEqualTo(Kind.RETRY);
            assertThat(changed.reason()).contains("changes while it is read");
        } finally {
            update("DELETE FROM sandbox_jd_refunds WHERE id >= ? AND id < ?", first, first + 72);
        }
    }

    private long wantedAt(Instant time, long id, boolean service) {
        update("""
                INSERT INTO sandbox_jd_refunds
                  (id, service, order_id, sku, quantity, amount, status, main_status, applied_at, modified_at)
                VALUES (?, ?, 300000000000001, 'A', 1, 100, ?, 10, ?, ?)""", id, service, service ? 10 : 3, time, time);
        return id;
    }

    private void update(String sql, Object... values) {
        QuarkusTransaction.requiringNew().run(() -> statements.update(sql, values));
    }

    @Test
    void knowsTroubleByItsKind() {
        String sale = TestJd.sell(BONDED, 1);
        TestJd.plan(GET, "limit");
        TestJd.plan(GET, "unavailable");
        TestJd.plan(GET, "garbage");

        assertThat(faultOf(sale)).isEqualTo(Kind.WAIT);
        assertThat(faultOf(sale)).isEqualTo(Kind.RETRY);
        assertThat(faultOf(sale)).isEqualTo(Kind.RETRY);
        assertThat(faultOf("1")).isEqualTo(Kind.REFUSED);
    }

    @Test
    void mendsABrokenAnswerAndCountsIt() throws ChannelFault {
        String sale = TestJd.sell(BONDED, 1);
        long before = http.repaired();
        TestJd.plan(GET, "broken");

        assertThat(orders.fetch(shop, sale).state()).isEqualTo(MarketplaceOrder.State.READY);
        assertThat(http.repaired()).isEqualTo(before + 1);
    }

    @Test
    void refusesWhatBeginsLikeAFile() {
        String sale = TestJd.sell(BONDED, 1);

        ChannelFault refused = catchThrowableOfType(ChannelFault.class, () -> parcels.report(shop, sale, "SF", "@SF"));

        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void isAuthorisedByAGoodCodeOnly() {
        TestJd.authorize(shop, "code.1.2.3").then().statusCode(422).body("type", endsWith("authorization-refused"));
        String code = given().get("/sandbox/jd/oauth2/to_login").path("code");
        String answer =
                TestJd.authorize(shop, code).then().statusCode(200).extract().asString();

        assertThat(answer).contains("expiresAt").doesNotContain("act.", "rft.");
    }

    private List<OrderSearch.Found> all(Instant from, Instant until) throws ChannelFault {
        List<OrderSearch.Found> found = new ArrayList<>();
        Optional<String> page = Optional.empty();
        do {
            OrderSearch.Page part = search.changed(shop, from, until, page);
            assertThat(part.tooMany()).isFalse();
            found.addAll(part.orders());
            page = part.next();
        } while (page.isPresent());
        return found;
    }

    private void changeAt(String sale, Instant at) {
        QuarkusTransaction.requiringNew()
                .run(() -> statements.update(
                        "UPDATE sandbox_jd_sales SET modified_at = ? WHERE order_id = ?", at, Long.parseLong(sale)));
    }

    private AfterSale wishOf(String sale, Instant from) throws ChannelFault {
        Optional<String> page = Optional.empty();
        AfterSale found = null;
        do {
            var part = afterSales.changed(shop, from, Instant.now().plusSeconds(2), page);
            for (AfterSale wish : part.found()) {
                if (wish.externalOrderId().equals(sale)) {
                    found = wish;
                }
            }
            page = part.next();
        } while (page.isPresent());
        return Objects.requireNonNull(found);
    }

    private ChannelSku skuOf(String sku) throws ChannelFault {
        return orders.fetch(shop, TestJd.sell(sku, 1)).lines().get(0).sku();
    }

    private Kind faultOf(String sale) {
        return catchThrowableOfType(ChannelFault.class, () -> orders.fetch(shop, sale))
                .kind();
    }
}
