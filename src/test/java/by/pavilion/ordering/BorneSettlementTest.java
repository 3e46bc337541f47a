package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestCalls;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements of a merchant for whose goods a marketplace has paid a part, of which it takes its share back with each refund. */
@QuarkusTest
class BorneSettlementTest {
    @Inject
    SalesStore store;

    @Inject
    SalesBook book;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private final String merchant = TestCalls.newMerchantId();
    private String key;
    private LocalDate today;
    private Instant yesterday;

    @BeforeEach
    void agreeOnTenPercent() {
        key = TestCalls.keyOf(merchant);
        today = CustomsCalendar.dayOf(clock.instant());
        yesterday =
                today.minusDays(1).atTime(12, 0).atZone(CustomsCalendar.ZONE).toInstant();
        TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"rate\":0.1,\"validFrom\":\"%s\"}".formatted(today))
                .post("/api/v1/merchants/{merchant}/commissions", merchant)
                .then()
                .statusCode(201);
    }

    /** Goods of 100.00 less 2.00 of the merchant's own and 10.00 of the marketplace's, with 9.10 tax; then half goes back, twice. */
    @Test
    void whatTheMarketplaceBearsIsTheMerchantsUntilTheBuyerHasTheMoneyBack() {
        OrderId order = new OrderId(ids.next());
        store.insert(List.of(new SalesEntry(
                ids.next(),
                MerchantId.fromString(merchant),
                SalesEntry.Kind.SALE,
                ids.next(),
                order,
                new OrderLineId(ids.next()),
                new Sku(TestCalls.newSku()),
                Money.CNY,
                new SalesEntry.Parts(10_000, 1_200, 0, 910, 1_000),
                9_800,
                yesterday,
                today)));
        open().body("entries", equalTo(1))
                .body("sales.goods.amount", equalTo("100.00"))
                .body("sales.total.amount", equalTo("109.10"))
                .body("promotions.amount", equalTo("2.00"))
                .body("commission.amount", equalTo("9.80"))
                .body("payout.amount", equalTo("88.20"));

        List<RefundLine> half = giveBack(order, 4_855);

        assertThat(half).singleElement().satisfies(line -> {
            assertThat(line.goods()).isEqualTo(4_400);
            assertThat(line.tax()).isEqualTo(455);
        });
        open().body("entries", equalTo(2))
                .body("promotions.amount", equalTo("2.00"))
                .body("refunds.goods.amount", equalTo("49.00"))
                .body("refunds.tax.amount", equalTo("4.55"))
                .body("commission.amount", equalTo("4.90"))
                .body("payout.amount", equalTo("44.10"));

        String statement = closed();

        TestCalls.with(key)
                .get("/api/v1/merchant/settlements/{id}/entries?limit=100", statement)
                .then()
                .statusCode(200)
                .body("items.kind", contains("SALE", "REFUND"))
                .body("items.discount.amount", contains("12.00", "0.00"))
                .body("items.borne.amount", contains("10.00", "-5.00"))
                .body("items.paid.amount", contains("97.10", "-48.55"))
                .body("items.commission.amount", contains("9.80", "-4.90"))
                .body("items.payout.amount", contains("88.20", "-44.10"));
        List<String> file = TestCalls.with(key)
                .get("/api/v1/merchant/settlements/{id}/file", statement)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(file.get(0)).endsWith(",paid,rate,commission,payout,borne");
        assertThat(file.get(2)).endsWith(",-44.00,0.00,0.00,-4.55,-48.55,0.1,-4.90,-44.10,-5.00");

        giveBack(order, 4_855);

        open().body("entries", equalTo(1))
                .body("promotions.amount", equalTo("0.00"))
                .body("refunds.goods.amount", equalTo("49.00"))
                .body("refunds.total.amount", equalTo("53.55"))
                .body("commission.amount", equalTo("-4.90"))
                .body("payout.amount", equalTo("-44.10"));
    }

    /** Of the buyer's money, for no line. */
    private List<RefundLine> giveBack(OrderId order, long amount) {
        return book.refunded(new RefundId(ids.next()), store.left(order), amount, Optional.empty(), yesterday);
    }

    private ValidatableResponse open() {
        return TestCalls.with(key)
                .get("/api/v1/merchant/settlements/open")
                .then()
                .statusCode(200);
    }

    private String closed() {
        return TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"merchantId\":\"%s\",\"until\":\"%s\",\"paidOutCurrency\":\"CNY\",\"rate\":1}"
                        .formatted(merchant, today))
                .post("/api/v1/settlements")
                .then()
                .statusCode(201)
                .body("entries", equalTo(2))
                .body("promotions.amount", equalTo("2.00"))
                .body("refunds.total.amount", equalTo("53.55"))
                .body("commission.amount", equalTo("4.90"))
                .body("payout.amount", equalTo("44.10"))
                .extract()
                .path("id");
    }
}
