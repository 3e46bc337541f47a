package by.pavilion.ordering;

import static by.pavilion.ordering.TestCommands.STOREFRONT;
import static by.pavilion.ordering.TestCommands.line;
import static by.pavilion.ordering.TestCommands.newKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import by.pavilion.TestCalls;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.Money;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders with promotions; each test has an SKU of its own, so that nobody else gets them. */
@QuarkusTest
class PromotedOrderTest {
    /** People whose years no other test uses. */
    private final String buyer = TestApi.identityNumber();

    private final String somebody = TestApi.identityNumber();

    @Inject
    TestShop shop;

    @Inject
    PlaceTogether placeTogether;

    private String merchantKey;
    private Sku sku;

    @BeforeEach
    void goodsOfOurOwn() {
        sku = shop.chocolate("26.00", 100);
        merchantKey = TestCalls.keyOf(TestShop.MERCHANT.toString());
    }

    @Test
    void aPercentageForEverybodyLowersThePriceThatIsTaxed() {
        promote("{\"kind\":\"PERCENT_OFF\",\"percent\":10}", "");

        String order = TestApi.place(body(sku, 2))
                .statusCode(201)
                .body("lines[0].unitPrice.amount", equalTo("23.40"))
                .body("lines[0].discount.amount", equalTo("0.00"))
                .body("lines[0].promotions.amount.amount", contains("5.20"))
                .body("lines[0].promotions[0].title", equalTo("测试"))
                .body("totals.goods.amount", equalTo("46.80"))
                .body("totals.tax.total.amount", equalTo("4.99"))
                .body("totals.payable.amount", equalTo("59.79"))
                .extract()
                .path("id");
        TestApi.storefront()
                .header("Accept-Language", "en")
                .get("/api/v1/orders/{order}", order)
                .then()
                .body("lines[0].promotions[0].title", equalTo("A test"));
    }

    @Test
    void ofSeveralPiecesTheLastOneIsFreeAndTheLineSaysWhy() {
        promote("{\"kind\":\"BUY_N_PAY_M\",\"buy\":3,\"pay\":2}", "");

        TestApi.place(body(sku, 4))
                .statusCode(201)
                .body("lines[0].unitPrice.amount", equalTo("26.00"))
                .body("lines[0].discount.amount", equalTo("26.00"))
                .body("lines[0].promotions.amount.amount", contains("26.00"))
                .body("totals.goods.amount", equalTo("104.00"))
                .body("totals.discount.amount", equalTo("26.00"));
        TestApi.place(body(sku, 2)).statusCode(201).body("lines[0].promotions", empty());
    }

    @Test
    void aGiftIsFreeAndItsLineSaysWhy() {
        Sku gift = shop.chocolate("10.00", 100);
        promote("{\"kind\":\"GIFT\",\"sku\":\"%s\",\"quantity\":1,\"buy\":2}".formatted(gift), "");
        String both = "\"quantity\":2},{\"sku\":\"%s\",\"quantity\":2}".formatted(gift);

        TestApi.place(body(sku, 2).replace("\"quantity\":2}", both))
                .statusCode(201)
                .body("lines.find { it.sku == '%s' }.promotions".formatted(sku), empty())
                .body("lines.find { it.sku == '%s' }.discount.amount".formatted(gift), equalTo("10.00"))
                .body("lines.find { it.sku == '%s' }.promotions.amount.amount".formatted(gift), contains("10.00"))
                .body("totals.goods.amount", equalTo("72.00"))
                .body("totals.discount.amount", equalTo("10.00"));
    }

    @Test
    void aCouponLowersWhatIsPaidAndNotWhatIsTaxed() {
        String code = coupon("\"mostUses\":2,");

        TestApi.place(withCoupons(buyer, 2, code))
                .statusCode(201)
                .body("totals.goods.amount", equalTo("52.00"))
                .body("totals.discount.amount", equalTo("10.00"))
                .body("totals.tax.total.amount", equalTo("5.46"))
                .body("totals.payable.amount", equalTo("55.46"))
                .body("lines[0].promotions[0].couponCode", equalTo(code));
        TestApi.place(body(sku, 2)).statusCode(201).body("lines[0].promotions", empty());
    }

    @Test
    void aCodeIsUsedAsOftenAsItMayBeAndComesBackWithACancellation() {
        String code = coupon("\"mostUses\":2,\"mostUsesOfBuyer\":1,");
        String first = TestApi.place(withCoupons(buyer, 2, code))
                .statusCode(201)
                .extract()
                .path("id");

        TestApi.place(withCoupons(buyer, 2, code))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:coupon-used-up"));
        TestApi.place(withCoupons(somebody, 2, code)).statusCode(201);
        cancel(first);
        TestApi.place(withCoupons(buyer, 2, code)).statusCode(201);
        assertThat(shop.available(sku)).isEqualTo(96);
    }

    @Test
    void aRefusedOrderUsesNothing() {
        String code = coupon("\"mostUses\":1,");

        TestApi.place(withCoupons(buyer, 101, code)).statusCode(409);
        TestApi.place(withCoupons(buyer, 2, code)).statusCode(201);
    }

    @Test
    void theLastUseOfOneWhoIsRefusedIsThereForTheOrderBehindHim() {
        Sku dear = shop.chocolate("4000.00", 10);
        String code = coupon("\"mostUses\":1,");
        Wish tooMuch = Wish.ofSeveral(
                STOREFRONT,
                newKey(),
                withCoupon(code, line(dear, 7), line(sku, 1)),
                Optional.empty(),
                Optional.empty());
        Wish fits = Wish.of(STOREFRONT, newKey(), withCoupon(code, line(sku, 1)), Optional.empty());

        List<Placement> placements = placeTogether.place(List.of(tooMuch, fits));

        assertThat(placements.get(0)).isInstanceOfSatisfying(Placement.Refused.class, refused -> assertThat(
                        refused.problem().type().slug())
                .isEqualTo("above-year-limit"));
        assertThat(placements.get(1).orThrow().totals().discount()).isEqualTo(Money.of("10.00", Money.CNY));
        assertThat(shop.available(sku)).isEqualTo(99);
        TestApi.place(withCoupons(buyer, 2, code)).statusCode(409);
    }

    @Test
    void neverMoreUsesThanThereAreHoweverManyWantOne() throws Exception {
        String code = coupon("\"mostUses\":5,");
        ExecutorService shoppers = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> wishes = new ArrayList<>();
        for (int wish = 0; wish < 24; wish++) {
            wishes.add(
                    () -> TestApi.place(withCoupons(buyer, 2, code)).extract().statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : shoppers.invokeAll(wishes)) {
            answers.add(answer.get());
        }
        shoppers.shutdown();

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(5);
        assertThat(shop.available(sku)).isEqualTo(90);
    }

    @Test
    void whatIsWrongWithCodesIsNamed() {
        String code = coupon("");
        Sku other = shop.chocolate("26.00", 10);

        TestApi.place(withCoupons(buyer, 2, code, "NO-SUCH-CODE", code))
                .statusCode(422)
                .body("errors.pointer", contains("/couponCodes/1", "/couponCodes/2"))
                .body("errors.reason", contains("coupon-not-valid", "coupon-twice"));
        TestApi.place(body(other, 2).replaceFirst("\\{", "{\"couponCodes\":[\"" + code + "\"],"))
                .statusCode(422)
                .body("errors.reason", contains("coupon-does-not-apply"));
        TestApi.place(body(other, 2)
                        .replaceFirst("\\{", "{\"couponCodes\":[\"NO-SUCH-CODE\",\"" + code + "\"],")
                        .replace("13800138000", "12345"))
                .statusCode(422)
                .body("errors.pointer", contains("/buyer/phone", "/couponCodes/0", "/couponCodes/1"))
                .body("errors.reason", contains("phone", "coupon-not-valid", "coupon-does-not-apply"));
        TestApi.place(withCoupons(buyer, 2, "A-1", "A-2", "A-3", "A-4", "A-5", "A-6"))
                .statusCode(422)
                .body("errors.pointer", contains("/couponCodes"));
    }

    @Test
    void aQuoteWithACouponIsKeptToTheFen() {
        String code = coupon("\"mostUses\":1,");
        String quote = TestApi.storefront()
                .contentType("application/json")
                .body("""
                        {"shipTo":{"province":"上海市"},"lines":[{"sku":"%s","quantity":2}],"channel":"storefront",
                         "couponCodes":["%s"]}""".formatted(sku, code))
                .post("/api/v1/quotes")
                .then()
                .statusCode(200)
                .body("totals.payable.amount", equalTo("55.46"))
                .body("lines[0].promotions[0].couponCode", equalTo(code))
                .extract()
                .path("id");

        TestApi.place(body(sku, 2).replaceFirst("\\{", "{\"quoteId\":\"" + quote + "\","))
                .statusCode(201)
                .body("totals.payable.amount", equalTo("55.46"))
                .body("lines[0].promotions", hasSize(1));
        TestApi.place(body(sku, 2).replaceFirst("\\{", "{\"quoteId\":\"" + quote + "\","))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:coupon-used-up"));
    }

    @Test
    void theOrdersOfACheckoutShareOneDiscount() {
        Sku inBelarus = shop.chocolate("30.00");
        shop.stock(inBelarus, TestShop.DIRECT, 10);
        String code = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        promoteFor(
                List.of(sku, inBelarus),
                "{\"kind\":\"AMOUNT_OFF\",\"amount\":{\"amount\":\"10.01\",\"currency\":\"CNY\"},"
                        + "\"minimum\":{\"amount\":\"80.00\",\"currency\":\"CNY\"}}",
                "\"couponCode\":\"" + code + "\",\"mostUses\":1,");

        List<String> discounts =
                checkout(inBelarus, code, buyer).statusCode(201).extract().path("orders.totals.discount.amount");

        assertThat(discounts).hasSize(2).doesNotContain("0.00");
        assertThat(discounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("10.01");
    }

    @Test
    void aCheckoutsCodeComesBackWithTheLastOrderThatHasAShare() {
        Sku inBelarus = shop.chocolate("30.00");
        shop.stock(inBelarus, TestShop.DIRECT, 10);
        String code = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        promoteFor(
                List.of(sku, inBelarus),
                "{\"kind\":\"AMOUNT_OFF\",\"amount\":{\"amount\":\"10.00\",\"currency\":\"CNY\"},"
                        + "\"minimum\":{\"amount\":\"50.00\",\"currency\":\"CNY\"}}",
                "\"couponCode\":\"" + code + "\",\"mostUses\":1,");
        List<String> orders =
                checkout(inBelarus, code, buyer).statusCode(201).extract().path("orders.id");

        cancel(orders.get(0));
        checkout(inBelarus, code, somebody)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:coupon-used-up"));
        cancel(orders.get(1));
        checkout(inBelarus, code, somebody).statusCode(201);
    }

    private ValidatableResponse checkout(Sku inBelarus, String code, String idNumber) {
        return TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(withCoupons(idNumber, 2, code)
                        .replace("\"lines\":[", "\"lines\":[{\"sku\":\"" + inBelarus + "\",\"quantity\":1},"))
                .post("/api/v1/checkouts")
                .then();
    }

    @Test
    void aCodeComesBackWithTheGoodsThatItMadeCheaper() {
        Sku other = shop.chocolate("20.00", 10);
        String code = coupon("\"mostUses\":1,");
        String order = TestApi.place(withCoupons(buyer, 2, code)
                        .replace("\"lines\":[", "\"lines\":[{\"sku\":\"" + other + "\",\"quantity\":1},"))
                .statusCode(201)
                .extract()
                .path("id");

        TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"changed-mind\",\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}]}")
                .post("/api/v1/orders/{order}/cancellations", order)
                .then()
                .statusCode(202);
        TestApi.storefront()
                .get("/api/v1/orders/{order}", order)
                .then()
                .body("totals.discount.amount", equalTo("5.00"))
                .body("lines.find { it.sku == '%s' }.discount.amount".formatted(sku), equalTo("5.00"))
                .body("lines.find { it.sku == '%s' }.promotions.amount.amount".formatted(sku), contains("5.00"));
        TestApi.place(withCoupons(somebody, 2, code)).statusCode(409);
        TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"changed-mind\",\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}]}")
                .post("/api/v1/orders/{order}/cancellations", order)
                .then()
                .statusCode(202);
        TestApi.place(withCoupons(somebody, 2, code)).statusCode(201);
    }

    private static ValidatableResponse cancel(String order) {
        return TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"changed-mind\"}")
                .post("/api/v1/orders/{order}/cancellations", order)
                .then()
                .statusCode(202);
    }

    /** A wish of somebody who names a code. */
    private static PlaceOrderCommand withCoupon(String code, PlaceOrderCommand.Line... lines) {
        PlaceOrderCommand plain = TestCommands.to(TestCommands.somebody(), lines);
        return new PlaceOrderCommand(
                plain.origin(),
                plain.idType(),
                plain.recipient(),
                plain.lines(),
                plain.consumerNoticeVersion(),
                Optional.empty(),
                List.of(code));
    }

    private String body(Sku goods, long quantity) {
        return TestApi.body(goods, quantity).replace("11010519491231002X", buyer);
    }

    private String withCoupons(String idNumber, long quantity, String... codes) {
        return body(sku, quantity)
                .replace(buyer, idNumber)
                .replaceFirst("\\{", "{\"couponCodes\":[\"" + String.join("\",\"", codes) + "\"],");
    }

    /** Ten yuan off. */
    private String coupon(String limits) {
        String code = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        promote(
                "{\"kind\":\"AMOUNT_OFF\",\"amount\":{\"amount\":\"10.00\",\"currency\":\"CNY\"},"
                        + "\"minimum\":{\"amount\":\"0.00\",\"currency\":\"CNY\"}}",
                "\"couponCode\":\"" + code + "\"," + limits);
        return code;
    }

    private void promote(String benefit, String more) {
        promoteFor(List.of(sku), benefit, more);
    }

    private void promoteFor(List<Sku> goods, String benefit, String more) {
        TestCalls.with(merchantKey)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {%s"titles":{"zh-CN":"测试","en":"A test"},"benefit":%s,"skus":["%s"],
                         "startsAt":"2026-01-01T00:00:00Z","endsAt":"2099-01-01T00:00:00Z"}""".formatted(
                                more, benefit, goods.stream().map(Sku::toString).collect(Collectors.joining("\",\""))))
                .post("/api/v1/merchant/promotions")
                .then()
                .statusCode(201);
        // promotions are read anew every second
        try {
            Thread.sleep(1_100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
