package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.aftersales.TakenOut;
import by.pavilion.channel.aftersales.TakenOutLines;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PaymentStatus;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A marketplace's order of which one line is paid back before anything is sent. */
@QuarkusTest
class TakenOutLinesTest {
    private static final int BEFORE_SHIPPING = 2;

    @Inject
    ConnectShop connectShop;

    @Inject
    TestShop goods;

    @Inject
    Orders orders;

    @Inject
    ChannelCases cases;

    @Inject
    EventLog log;

    @Inject
    TakenOutLines takenOutLines;

    @Inject
    Statements statements;

    TinyDouyin platform;
    ExternalOrder external;
    ObjectNode sale;
    Sku chocolate;
    Sku truffles;
    String trufflesLine;

    @BeforeEach
    void sellTwoLines() {
        platform = new TinyDouyin();
        external = new ExternalOrder("douyin", TestShops.newShopId(), TestShops.newOrderId());
        TestShops.connect(connectShop, platform, external.shopId());
        chocolate = goods.chocolate("26.00", 10);
        truffles = goods.chocolate("40.00", 10);
        sellBoth(13_400);
        comesInAndIsHeld();
    }

    /** Two of the one for 84.00 and one of the other for 50.00. */
    private void sellBoth(long paid) {
        sale = platform.sell(external.externalOrderId(), external.shopId(), chocolate.value(), 2, paid);
        ((ObjectNode) sale.path("sku_order_list").path(0)).put("pay_amount", 8_400);
        trufflesLine = sellBesides(truffles, 5_000);
    }

    /** One piece more; gives the number of its line. */
    private String sellBesides(Sku sku, long paid) {
        String line = TestShops.newOrderId();
        ObjectNode other = ((ObjectNode) sale.path("sku_order_list").path(0))
                .deepCopy()
                .put("order_id", line)
                .put("code", sku.value())
                .put("item_num", 1)
                .put("pay_amount", paid);
        sale.withArray("sku_order_list").add(other);
        return line;
    }

    private void comesInAndIsHeld() {
        push("110", "");
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10)) // customs is not to come far with it
                .until(() -> orders.findExternal("douyin", external.shopId(), external.externalOrderId())
                        .isPresent());
        given().auth()
                .oauth2(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"other\",\"note\":\"test\"}")
                .post("/api/v1/orders/" + order().id() + "/holds")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aLineThatWasPaidBackLeavesTheOrderAndTheDeclaration() {
        customsHasHeardOfNothing();
        OrderLine gone = line(truffles);
        OrderLine kept = line(chocolate);
        Money before = order().totals().payable();

        paidBack("7100000000000000001", gone.payable());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(order().lines()).hasSize(1));
        Order rest = order();
        OrderLine left = rest.lines().get(0);
        assertThat(left.sku()).isEqualTo(chocolate);
        assertThat(left.number()).isEqualTo(1);
        assertThat(left.payable()).isEqualTo(kept.payable());
        assertThat(rest.totals().payable()).isEqualTo(before.minus(gone.payable()));
        assertThat(rest.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(goods.available(truffles)).isEqualTo(10);
        assertThat(statements.number(
                        "SELECT payable_minor FROM customs_declarations WHERE order_id = ?",
                        rest.id().toString()))
                .isEqualTo(rest.totals().payable().minor());
        assertThat(statements.number(
                        "SELECT vat_minor FROM customs_declarations WHERE order_id = ?",
                        rest.id().toString()))
                .isEqualTo(rest.totals().tax().vat().minor())
                .isPositive();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(log.of(Topic.ORDERS, rest.id().toString(), 0, 100))
                        .extracting(ReceivedEvent::type)
                        .contains("by.pavilion.order.lines-cancelled.v1", "by.pavilion.order.amended.v1"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> openCases().isEmpty()
                        && takenOut()
                                .equals(List.of(
                                        new TakenOut(external.externalOrderId(), trufflesLine, gone.payable()))));

        // a concession for the rest is one: what left counts no more
        paidBack("7100000000000000002", external.externalOrderId(), Money.of("10.00", Money.CNY));

        await().atMost(Duration.ofSeconds(60)).until(() -> order().paymentStatus() == PaymentStatus.PARTIALLY_REFUNDED);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(60)).until(() -> openCases()
                .isEmpty());
        assertThat(order().lines()).hasSize(1);
    }

    /**
     * Without the truffles customs gives the chocolates 3.82 of the freight and not 3.81, so that 7.33 are due and not 7.32; and
     * the marketplace keeps what it kept.
     */
    @Test
    void theRestIsTaxedAsCustomsWillBillItAndCostsWhatItDid() {
        Sku nougat = goods.chocolate("39.00", 10);
        external = new ExternalOrder("douyin", external.shopId(), TestShops.newOrderId());
        sellBoth(18_400);
        sale.put("post_amount", 800);
        sellBesides(nougat, 4_200);
        comesInAndIsHeld();
        customsHasHeardOfNothing();
        assertThat(order().totals().freight()).isEqualTo(cny("8.00"));
        assertThat(line(chocolate).freight()).isEqualTo(cny("3.81"));
        assertThat(line(chocolate).tax().vat()).isEqualTo(cny("7.32"));
        assertThat(line(nougat).tax().vat()).isEqualTo(cny("3.66"));
        Money kept = line(chocolate).payable().plus(line(nougat).payable());

        paidBack("7100000000000000010", line(truffles).payable());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(order().lines()).hasSize(2));
        Order rest = order();
        assertThat(rest.totals().freight()).isEqualTo(cny("5.73"));
        assertThat(rest.totals().tax().vat()).isEqualTo(cny("10.99"));
        assertThat(rest.totals().discount()).isEqualTo(cny("0.01"));
        assertThat(rest.totals().payable()).isEqualTo(kept);
        assertThat(rest.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(statements.number(
                        "SELECT vat_minor FROM customs_declarations WHERE order_id = ?",
                        rest.id().toString()))
                .isEqualTo(1_099);
    }

    private static Money cny(String amount) {
        return Money.of(amount, Money.CNY);
    }

    @Test
    void aLineThatWasPaidBackInPartsLeavesWithTheLast() {
        customsHasHeardOfNothing();
        Money all = line(truffles).payable();
        Money most = all.minus(Money.of("1.00", Money.CNY));
        paidBack("7100000000000000003", most);
        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().size() == 1);

        paidBack("7100000000000000004", all.minus(most));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(order().lines()).hasSize(1));
        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().isEmpty());
    }

    /** What went back for it is more than the rest costs, and is not all that was paid. */
    @Test
    void aLineThatWasPaidBackNeverCancelsTheRest() {
        customsHasHeardOfNothing();
        paidBack(
                "7100000000000000007",
                external.externalOrderId(),
                line(chocolate).payable());
        await().atMost(Duration.ofSeconds(60)).until(() -> order().lines().size() == 1 && nothingIsDue());

        assertThat(statements.update(
                        "UPDATE channel_after_sales SET next_attempt_at = '2020-01-01' WHERE channel = 'douyin' AND shop_id = ?",
                        external.shopId()))
                .isEqualTo(1);

        await().atMost(Duration.ofSeconds(60)).until(this::nothingIsDue);
        assertThat(order().status()).isEqualTo(OrderStatus.PAID);
        assertThat(order().lines()).extracting(OrderLine::sku).containsExactly(truffles);
        assertThat(openCases()).isEmpty();
    }

    /** The same sum for the same line, under another number: what is gone cannot go once more. */
    @Test
    void aSecondRefundForALineThatIsGoneIsForAPerson() {
        customsHasHeardOfNothing();
        Money price = line(truffles).payable();
        paidBack("7100000000000000008", price);
        await().atMost(Duration.ofSeconds(60)).until(() -> order().lines().size() == 1 && nothingIsDue());

        paidBack("7100000000000000009", price);

        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().size() == 1);
        assertThat(openCases().get(0).detail().orElseThrow()).contains("the order stays held");
    }

    private boolean nothingIsDue() {
        return statements.number(
                        "SELECT COUNT(*) FROM channel_after_sales WHERE channel = 'douyin' AND shop_id = ?"
                                + " AND next_attempt_at IS NOT NULL",
                        external.shopId())
                == 0;
    }

    @Test
    void whatDoesNotAgreeToTheFenIsForAPerson() {
        customsHasHeardOfNothing();

        paidBack("7100000000000000005", line(truffles).payable().minus(Money.of("0.01", Money.CNY)));

        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().size() == 1);
        assertThat(openCases().get(0).detail().orElseThrow()).contains("the order stays held");
        assertThat(order().lines()).hasSize(2);
    }

    @Test
    void whatCustomsHasHeardOfIsForAPerson() {
        customsHasHeardOfNothing();
        ofTheDeclaration("UPDATE customs_documents SET attempts = 1", "");

        paidBack("7100000000000000006", line(truffles).payable());

        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().size() == 1);
        assertThat(order().lines()).hasSize(2);
        assertThat(goods.available(truffles)).isEqualTo(9);
    }

    /** As if the order had been held before anybody could write a document of it. */
    private void customsHasHeardOfNothing() {
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(60))
                .until(() -> ofTheDeclaration(
                                "UPDATE customs_documents SET state = 'NEW', filing = '1', since = NULL, sent_at = NULL,"
                                        + " attempts = 0, next_attempt_at = NULL",
                                " AND (state <> 'NEW' OR sent_at IS NOT NULL OR attempts > 0 OR next_attempt_at IS NOT NULL)")
                        == 0);
        statements.update(
                "UPDATE customs_declarations SET state = 'DECLARING', waybill_no = NULL WHERE order_id = ?",
                order().id().toString());
        statements.update(
                "UPDATE ordering_orders SET status = 'PAID', row_version = row_version + 1 WHERE id = ?",
                order().id().value());
    }

    private int ofTheDeclaration(String update, String and) {
        return statements.update(
                update + " WHERE declaration_id = (SELECT id FROM customs_declarations WHERE order_id = ?)" + and,
                order().id().toString());
    }

    private List<TakenOut> takenOut() {
        return takenOutLines
                .of("douyin", external.shopId(), List.of(external.externalOrderId()))
                .getOrDefault(external.externalOrderId(), List.of());
    }

    private void paidBack(String afterSale, Money amount) {
        paidBack(afterSale, trufflesLine, amount);
    }

    private void paidBack(String afterSale, String line, Money amount) {
        platform.want(afterSale, sale, BEFORE_SHIPPING, amount.minor())
                .put("aftersale_status", 12)
                .put("related_id", line);
        push("206", afterSale);
    }

    private void push(String tag, String afterSale) {
        String data = afterSale.isEmpty()
                ? "{\\\"p_id\\\":%s,\\\"shop_id\\\":%s}".formatted(external.externalOrderId(), external.shopId())
                : "{\\\"p_id\\\":%s,\\\"shop_id\\\":%s,\\\"aftersale_id\\\":%s}"
                        .formatted(external.externalOrderId(), external.shopId(), afterSale);
        String body = "[{\"tag\":\"%s\",\"msg_id\":\"%s\",\"data\":\"%s\"}]".formatted(tag, UUID.randomUUID(), data);
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
    }

    private OrderLine line(Sku sku) {
        return order().lines().stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow();
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
