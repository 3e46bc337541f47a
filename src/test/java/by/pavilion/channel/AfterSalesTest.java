package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PaymentStatus;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What buyers at a marketplace want back, and what becomes of their orders here. */
@QuarkusTest
class AfterSalesTest {
    private static final String HELD = "by.pavilion.order.held.v1";
    private static final String UNHELD = "by.pavilion.order.unheld.v1";
    private static final int RETURN = 0;
    private static final int BEFORE_SHIPPING = 2;
    private static final int PROTECTED_PRICE = 6;

    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelCases cases;

    @Inject
    Orders orders;

    @Inject
    EventLog log;

    @Inject
    TestShop goods;

    @Inject
    DataSource dataSource;

    TinyDouyin platform;
    ExternalOrder external;
    Shop shop;
    Sku sku;
    ObjectNode sale;
    Order ours;

    @BeforeEach
    void sell() {
        platform = new TinyDouyin();
        external = new ExternalOrder("douyin", TestShops.newShopId(), TestShops.newOrderId());
        shop = TestShops.connect(connectShop, platform, external.shopId());
        sku = goods.chocolate("26.00", 10);
        sale = platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 2, 8_412);
        push("110", "");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> orders.findExternal("douyin", external.shopId(), external.externalOrderId())
                        .isPresent());
        ours = order();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void anOpenRefundHoldsTheOrderAndOneThatIsWithdrawnLetsItGoOn() {
        ObjectNode wish = platform.want("7000000000000000009", sale, BEFORE_SHIPPING, 8_412);
        push("200", "7000000000000000009");
        awaitTold(HELD);
        await().untilAsserted(() ->
                assertThat(openCases()).extracting(ChannelCase::trouble).containsExactly(Trouble.AFTER_SALE));
        assertThat(openCases().get(0).orderId()).contains(ours.id().toString());

        wish.put("aftersale_status", 28);
        wish.put("update_time", wish.path("update_time").asLong() + 1);
        push("207", "7000000000000000009");

        awaitTold(UNHELD);
        await().until(() -> openCases().isEmpty());
        assertThat(order().status()).isNotEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void whatWePaidBackInFullBeforeItWasSentIsCancelled() {
        platform.want("7000000000000000010", sale, BEFORE_SHIPPING, 8_412);
        push("200", "7000000000000000010");
        awaitTold(HELD);

        String key = UUID.randomUUID().toString();
        decide(key, "7000000000000000010", "AGREE").statusCode(202);
        decide(key, "7000000000000000010", "AGREE").statusCode(202);
        decide(key, "7000000000000000010", "REFUSE").statusCode(422);

        assertThat(platform.callsOf("afterSale.operate")).hasSize(1);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED));
        assertThat(goods.available(sku)).isEqualTo(10);
        await().until(() -> openCases().isEmpty());
        assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(owedToMerchants()).isZero();
        assertThat(log.of(Topic.ORDERS, ours.id().toString(), 0, 100))
                .extracting(ReceivedEvent::type)
                .containsOnlyOnce("by.pavilion.order.refunded.v1");
    }

    /** Its buyer has the money, so neither may the goods leave, nor is the merchant paid. */
    @Test
    void whatIsCancelledTooLateStaysHeldAndIsPaidToNobody() {
        execute("UPDATE ordering_orders SET status = 'RELEASED', row_version = row_version + 1 WHERE id = ?");
        sale.put("order_status", 4);
        sale.put("update_time", sale.path("update_time").asLong() + 60);

        push("106", "");

        awaitTold(HELD);
        await().untilAsserted(() ->
                assertThat(openCases()).extracting(ChannelCase::trouble).contains(Trouble.CANCELLED_TOO_LATE));
        assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(owedToMerchants()).isZero();
    }

    @Test
    void howManyOfSeveralPiecesComeBackIsForAPersonToSay() {
        ObjectNode wish = platform.want("7000000000000000013", sale, RETURN, 4_206);
        wish.put("aftersale_status", 12);

        push("206", "7000000000000000013");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .singleElement()
                .satisfies(open -> assertThat(open.detail().orElseThrow()).endsWith("pieces-not-told")));
        assertThat(owedToMerchants()).isEqualTo(4_206);
    }

    /** Buyers write what they like there. */
    @Test
    void wordsWhereTheNumberOfWhatComesBackShouldBeAreForAPerson() {
        platform.want("7000000000000000013", sale, RETURN, 8_412).put("aftersale_status", 7);
        platform.sendBack("7000000000000000013", "other", "明天寄");

        push("203", "7000000000000000013");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(openCases()).singleElement().satisfies(open -> assertThat(
                                open.detail().orElseThrow())
                        .endsWith("what stands for their number is none")));
    }

    @Test
    void nobodyAgreesToWhatTheBuyerHasJustChanged() {
        ObjectNode wish = platform.want("7000000000000000011", sale, BEFORE_SHIPPING, 8_412);
        push("200", "7000000000000000011");
        awaitTold(HELD);
        wish.put("refund_amount", 9_000);
        wish.put("update_time", wish.path("update_time").asLong() + 5);

        decide("7000000000000000011", "AGREE").statusCode(409);

        assertThat(wish.path("aftersale_status").asInt()).isEqualTo(6);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .singleElement()
                .satisfies(open -> assertThat(open.detail().orElse("")).contains("90.00 CNY")));
        decide("7000000000000000011", "REFUSE").statusCode(202);
        awaitTold(UNHELD);
        decide("7000000000000000404", "AGREE").statusCode(404);
        decide("售后一", "AGREE").statusCode(404);
    }

    @Test
    void aNightlyComparisonLooksAtWhatIsOpenThoughNobodyTellsOfIt() {
        ObjectNode wish = platform.want("7000000000000000014", sale, BEFORE_SHIPPING, 8_412);
        push("200", "7000000000000000014");
        awaitTold(HELD);
        await().until(() -> !openCases().isEmpty());
        wish.put("aftersale_status", 28);
        wish.put("update_time", wish.path("update_time").asLong() + 1);

        given().auth()
                .oauth2(TestKeys.operator())
                .contentType(ContentType.JSON)
                .body("{\"action\":\"RECONCILE\"}")
                .post("/api/v1/channels/douyin/shops/" + shop.id() + "/actions")
                .then()
                .statusCode(202);

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(log.of(Topic.ORDERS, ours.id().toString(), 0, 100))
                        .extracting(ReceivedEvent::type)
                        .contains(UNHELD));
    }

    @Test
    void aPartThatWasPaidBackLeavesTheOrderHeldForAPerson() {
        ObjectNode wish = platform.want("7000000000000000012", sale, BEFORE_SHIPPING, 4_206);
        wish.put("aftersale_status", 12);

        push("206", "7000000000000000012");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .singleElement()
                .satisfies(open -> assertThat(open.detail().orElseThrow()).contains("42.06 CNY")));
        assertThat(order().status()).isNotEqualTo(OrderStatus.CANCELLED);
        assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(owedToMerchants()).isEqualTo(4_206);
        assertThat(log.of(Topic.ORDERS, ours.id().toString(), 0, 100))
                .filteredOn(event -> event.type().equals("by.pavilion.order.refunded.v1"))
                .singleElement()
                .satisfies(event -> {
                    PaidBack told = event.as(PaidBack.class);
                    assertThat(told.externalAfterSaleId()).isEqualTo("7000000000000000012");
                    assertThat(told.refundedLines())
                            .extracting(
                                    line -> line.goods().plus(line.freight()).plus(line.tax()))
                            .containsExactly(Money.of("42.06", Money.CNY));
                });
    }

    private record PaidBack(String externalAfterSaleId, List<Line> refundedLines) {
        private record Line(Money goods, Money freight, Money tax) {}
    }

    /** Two pieces cost 84.12: whoever is paid back ten still wants both. */
    @Test
    void whatIsLessThanAPieceIsAConcessionAndTheOrderGoesOn() {
        ObjectNode wish = platform.want("7000000000000000016", sale, BEFORE_SHIPPING, 1_000);
        push("200", "7000000000000000016");
        awaitTold(HELD);

        wish.put("aftersale_status", 12);
        wish.put("update_time", wish.path("update_time").asLong() + 1);
        push("206", "7000000000000000016");

        awaitTold(UNHELD);
        await().until(() -> openCases().isEmpty());
        assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(owedToMerchants()).isEqualTo(7_412);
    }

    /** The marketplace's price of a piece is not to the fen our share of what was paid. */
    @Test
    void aFenLessThanAPieceIsAPiece() {
        paidBack("7000000000000000018", 4_205);

        await().atMost(Duration.ofSeconds(60)).until(() -> !openCases().isEmpty());
        assertThat(openCases().get(0).detail().orElseThrow()).contains("the order stays held");
    }

    @Test
    void concessionsThatAddUpToAPieceHoldTheOrder() {
        paidBack("7000000000000000019", 1_200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(owedToMerchants()).isEqualTo(7_212));
        await().during(Duration.ofSeconds(1)).until(() -> openCases().isEmpty());

        paidBack("7000000000000000020", 1_200);

        awaitTold(HELD);
        await().until(() -> openCases().size() == 1);
    }

    @Test
    void partsThatAddUpToAllThatWasPaidCancelTheOrder() {
        paidBack("7000000000000000021", 4_206);
        awaitTold(HELD);
        await().until(() -> openCases().size() == 1);

        paidBack("7000000000000000022", 4_206);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED));
        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().isEmpty());
        assertThat(owedToMerchants()).isZero();
    }

    private void paidBack(String afterSale, int fen) {
        platform.want(afterSale, sale, BEFORE_SHIPPING, fen).put("aftersale_status", 12);
        push("206", afterSale);
    }

    @Test
    void anOrderOfWhichAPartWasPaidBackIsSentWholeWhenAPersonSaysSo() {
        ObjectNode wish = platform.want("7000000000000000017", sale, BEFORE_SHIPPING, 4_206);
        wish.put("aftersale_status", 12);
        push("206", "7000000000000000017");
        awaitTold(HELD);
        await().until(() -> !openCases().isEmpty());

        given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/channels/douyin/cases/" + openCases().get(0).id() + "/repairs")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("let-go"));

        awaitTold(UNHELD);
        assertThat(openCases()).isEmpty();
        wish.put("update_time", wish.path("update_time").asLong() + 1);
        push("207", "7000000000000000017");
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(60)).until(() -> openCases()
                .isEmpty());

        wish.put("refund_amount", 5_000);
        wish.put("update_time", wish.path("update_time").asLong() + 1);
        push("208", "7000000000000000017");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .as("another amount is another matter")
                .hasSize(1));
    }

    @Test
    void whatAnOperatorCancelsIsPaidBackByTheMarketplaceOnceCustomsHasAgreed() {
        given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"other\"}")
                .post("/api/v1/orders/" + ours.id() + "/cancellations")
                .then()
                .statusCode(202);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED));
        assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(owedToMerchants()).isZero();
    }

    /** Customs may have cancelled it as well; a marketplace takes no refund that its buyer has not asked for. */
    @Test
    void whatWasCancelledHereIsPaidBackThereAsSoonAsTheBuyerAsks() {
        cancelHere();

        platform.want("7000000000000000023", sale, BEFORE_SHIPPING, 8_412);
        push("200", "7000000000000000023");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> platform.callsOf("afterSale.operate").size() == 1);
        assertThat(platform.callsOf("afterSale.operate")
                        .get(0)
                        .parameters()
                        .path("type")
                        .asInt())
                .isEqualTo(201);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(60)).until(() -> openCases()
                .isEmpty());
        assertThat(platform.callsOf("afterSale.operate")).hasSize(1);
    }

    @Test
    void whatTheMarketplaceDoesNotLetUsAgreeToIsForAPerson() {
        cancelHere();
        platform.fail("afterSale.operate", "50002 isv.business-failed:1990021");

        platform.want("7000000000000000024", sale, BEFORE_SHIPPING, 8_412);
        push("200", "7000000000000000024");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .singleElement()
                .satisfies(open -> assertThat(open.detail().orElseThrow()).contains("1990021")));
    }

    /** It answers that it has taken our word, and goes on asking for it. */
    @Test
    void whatTheMarketplaceDoesNotDoThoughItHasAgreedIsForAPerson() {
        cancelHere();
        platform.fail("afterSale.operate", "10000 ", "10000 ", "10000 ", "10000 ", "10000 ");
        platform.want("7000000000000000025", sale, BEFORE_SHIPPING, 8_412);
        push("200", "7000000000000000025");

        await().atMost(Duration.ofSeconds(60)).until(this::hasFailedNineTimes);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .singleElement()
                .satisfies(open -> assertThat(open.detail().orElseThrow()).contains("has not said so yet")));
    }

    /** As if it had, once it has failed once; it is due now. */
    private boolean hasFailedNineTimes() {
        String update = "UPDATE channel_after_sales SET attempts = 9, next_attempt_at = '2020-01-01'"
                + " WHERE channel = 'douyin' AND shop_id = ? AND attempts > 0";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, external.shopId());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One shop's marketplace may need a minute for what another's does at once. */
    @Test
    void aSlowShopKeepsNoOtherWaiting() {
        try (TinyDouyin slow = new TinyDouyin()) {
            ExternalOrder theirs = new ExternalOrder("douyin", TestShops.newShopId(), TestShops.newOrderId());
            TestShops.connect(connectShop, slow, theirs.shopId());
            ObjectNode sold = slow.sell(theirs.externalOrderId(), theirs.shopId(), sku.value(), 1, 4_206);
            push(slow, theirs, "110", "");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> orders.findExternal("douyin", theirs.shopId(), theirs.externalOrderId())
                            .isPresent());
            slow.slowSeconds.set(4);
            for (int number = 0; number < 20; number++) {
                String wish = "71000000000000000" + (10 + number);
                slow.want(wish, sold, BEFORE_SHIPPING, 4_206);
                push(slow, theirs, "200", wish);
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !slow.callsOf("afterSale.Detail").isEmpty());

            platform.want("7000000000000000026", sale, BEFORE_SHIPPING, 8_412);
            push("200", "7000000000000000026");

            awaitTold(HELD);
            assertThat(slow.callsOf("afterSale.Detail")).hasSizeLessThan(20);
        }
    }

    private void cancelHere() {
        given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"other\"}")
                .post("/api/v1/orders/" + ours.id() + "/cancellations")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED));
    }

    /** Customs may release it all the same, and then it must not leave. */
    @Test
    void whatCustomsIsAskedToCancelIsLookedAtUntilItIsOver() {
        customsTakesItsTime();
        sale.put("order_status", 4);
        sale.put("update_time", sale.path("update_time").asLong() + 60);
        push("106", "");
        await().atMost(Duration.ofSeconds(60)).until(this::isToBeLookedAtAgain);
        assertThat(openCases()).isEmpty();

        execute("UPDATE ordering_orders SET status = 'RELEASED', row_version = row_version + 1 WHERE id = ?");
        executeForOrder("UPDATE channel_orders SET next_attempt_at = '2020-01-01' WHERE order_id = ?");

        awaitTold(HELD);
        await().untilAsserted(() ->
                assertThat(openCases()).extracting(ChannelCase::trouble).contains(Trouble.CANCELLED_TOO_LATE));
    }

    @Test
    void aRefundOfAnOrderThatCustomsReleasesAfterAllIsForAPerson() {
        customsTakesItsTime();
        ObjectNode wish = platform.want("7000000000000000015", sale, BEFORE_SHIPPING, 8_412);
        wish.put("aftersale_status", 12);
        push("206", "7000000000000000015");
        await().atMost(Duration.ofSeconds(60)).until(() -> order().paymentStatus() == PaymentStatus.REFUNDED);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(60)).until(() -> openCases()
                .isEmpty());

        execute("UPDATE ordering_orders SET status = 'RELEASED', row_version = row_version + 1 WHERE id = ?");

        awaitTold(HELD);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .singleElement()
                .satisfies(open -> assertThat(open.detail().orElseThrow()).contains("too late to cancel")));
    }

    /** As if it had been asked to cancel the declaration and had not answered; until nobody else writes to it any more. */
    private void customsTakesItsTime() {
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(60))
                .until(() -> executeForOrder("UPDATE customs_declarations SET state = 'CANCELLING' WHERE order_id = ?"
                                + " AND state <> 'CANCELLING'")
                        == 0);
        assertThat(executeForOrder("UPDATE customs_declarations SET state = 'CANCELLING' WHERE order_id = ?"))
                .isEqualTo(1);
    }

    private boolean isToBeLookedAtAgain() {
        return executeForOrder("UPDATE channel_orders SET attempts = 0 WHERE order_id = ? AND state = 'IMPORTED'"
                        + " AND seen_state = 'CANCELLED' AND next_attempt_at > NOW(6)")
                == 1;
    }

    private int executeForOrder(String update) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, ours.id().toString());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was sold less what went back, freight and tax included. */
    private long owedToMerchants() {
        String select = "SELECT SUM(goods_minor - discount_minor + freight_minor + tax_minor)"
                + " FROM ordering_sales_entries WHERE order_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, ours.id().value());
            try (ResultSet sum = statement.executeQuery()) {
                sum.next();
                return sum.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String update) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, ours.id().value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The price has fallen since: the buyer keeps what was bought and pays less for it. */
    @Test
    void moneyForAProtectedPriceIsBookedAndTheOrderGoesOn() {
        platform.want("7000000000000000027", sale, PROTECTED_PRICE, 1_000).put("aftersale_status", 12);

        push("206", "7000000000000000027");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(owedToMerchants()).isEqualTo(7_412));
        assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(60)).until(() -> openCases()
                .isEmpty());
        assertThat(log.of(Topic.ORDERS, ours.id().toString(), 0, 100))
                .extracting(ReceivedEvent::type)
                .doesNotContain(HELD);
    }

    @Test
    void asMuchMoneyAsAPieceCostsIsBookedAndForAPersonThoughNoGoodsWereSpokenOf() {
        platform.want("7000000000000000028", sale, PROTECTED_PRICE, 4_206).put("aftersale_status", 12);

        push("206", "7000000000000000028");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .singleElement()
                .satisfies(open -> assertThat(open.detail().orElseThrow()).contains("whether the goods come back")));
        assertThat(owedToMerchants()).isEqualTo(4_206);
    }

    @Test
    void aWishThatIsNotAsDocumentedIsForAPerson() {
        platform.want("7000000000000000013", sale, BEFORE_SHIPPING, 4_206).remove("update_time");

        push("200", "7000000000000000013");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .singleElement()
                .satisfies(open -> assertThat(open.detail().orElseThrow()).contains("UNKNOWN")));
    }

    /** Less than nothing was paid back to nobody, and neither was more than there is. */
    @Test
    void anAmountThatCannotBeIsForAPersonAndNotBooked() {
        platform.want("7000000000000000028", sale, BEFORE_SHIPPING, -4_206).put("aftersale_status", 12);
        platform.want("7000000000000000029", sale, BEFORE_SHIPPING, Long.MAX_VALUE)
                .put("aftersale_status", 12)
                .put("refund_post_amount", Long.MAX_VALUE);

        push("206", "7000000000000000028");
        push("206", "7000000000000000029");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .hasSize(2)
                .allSatisfy(open -> assertThat(open.detail().orElseThrow()).contains("UNKNOWN")));
        await().untilAsserted(() -> assertThat(owedToMerchants()).isEqualTo(8_412));
        assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    }

    /** Nothing holds the order as long as nobody knows how the wish stands, so somebody has to look there. */
    @Test
    void aWishThatItsMarketplaceRefusesToGiveIsForAPersonUntilItIsGiven() {
        ObjectNode wish = platform.want("7000000000000000027", sale, BEFORE_SHIPPING, 8_412);
        platform.fail("afterSale.Detail", "50002 isv.business-failed:2010001");

        push("200", "7000000000000000027");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(openCases()).singleElement().satisfies(open -> {
                    assertThat(open.trouble()).isEqualTo(Trouble.AFTER_SALE);
                    assertThat(open.detail().orElseThrow()).contains("afterSale.Detail 50002");
                }));
        wish.put("aftersale_status", 28);
        push("207", "7000000000000000027");
        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().isEmpty());
    }

    private io.restassured.response.ValidatableResponse decide(String afterSale, String decision) {
        return decide(UUID.randomUUID().toString(), afterSale, decision);
    }

    private io.restassured.response.ValidatableResponse decide(String key, String afterSale, String decision) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"decision\":\"" + decision + "\"}")
                .post("/api/v1/channels/douyin/shops/" + shop.id() + "/after-sales/" + afterSale + "/decisions")
                .then();
    }

    private void push(String tag, String afterSale) {
        push(platform, external, tag, afterSale);
    }

    private static void push(TinyDouyin platform, ExternalOrder external, String tag, String afterSale) {
        String data = "{\\\"p_id\\\":%s,\\\"shop_id\\\":%s,\\\"aftersale_id\\\":%s}"
                .formatted(external.externalOrderId(), external.shopId(), afterSale.isEmpty() ? "0" : afterSale);
        String body = "[{\"tag\":\"%s\",\"msg_id\":\"%s-%s\",\"data\":\"%s\"}]".formatted(tag, tag, afterSale, data);
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
    }

    private void awaitTold(String type) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(log.of(Topic.ORDERS, ours.id().toString(), 0, 100))
                        .extracting(ReceivedEvent::type)
                        .contains(type));
    }

    private Order order() {
        return orders.findExternal("douyin", external.shopId(), external.externalOrderId())
                .orElseThrow();
    }

    private List<ChannelCase> openCases() {
        return cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(external.shopId()))
                .toList();
    }
}
