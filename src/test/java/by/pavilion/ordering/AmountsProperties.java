package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestListings;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.DeclarationOrder;
import by.pavilion.customs.PaymentFact;
import by.pavilion.customs.TaxBreakdown;
import by.pavilion.customs.TaxRegime;
import by.pavilion.customs.TaxableLine;
import by.pavilion.customs.TestTaxes;
import by.pavilion.customs.WrittenDocuments;
import by.pavilion.customs.ceb.OrderDocument;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.ItemPrice;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.pricing.PricedLine;
import by.pavilion.pricing.Promotion;
import by.pavilion.pricing.TestBaskets;
import by.pavilion.pricing.TestPromotions;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/**
 * Whatever is bought: what was quoted is what the order costs and what customs is told of it in order (311) and list (621), line
 * by line and to the cent, and what customs bills for that list is the tax that was collected.
 */
class AmountsProperties {
    private static final PaymentFact PAYMENT =
            new PaymentFact("sandbox", "pay-1", Instant.parse("2026-11-23T08:10:00Z"));
    private static final List<String> CODES =
            List.of(TestTaxes.CHOCOLATE, TestTaxes.MILK, TestTaxes.CREAM, TestTaxes.LIQUEUR);
    private static final String CONTENT = "50 ml";

    /** In fen, as all numbers here. */
    private static final long ORDER_LIMIT = 500_000;

    /** What 50 ml cost with their freight from where on consumption tax is due. */
    private static final long FLIP = 50_000;

    @Property(tries = 500)
    void ofBasketsWithPromotionsAndCoupons(
            @ForAll("promotions") List<Promotion> promotions,
            @ForAll("coupons") List<Promotion> coupons,
            @ForAll CustomsMode mode,
            @ForAll @LongRange(min = 0, max = 5000) long freight,
            @ForAll Random random) {
        assertAgreeing(TestBaskets.quoted(basket(freight, random), promotions, coupons, mode, fen(freight)));
    }

    /** Every line takes its part, and customs taxes what was taken off all the same. */
    @Property(tries = 200)
    void ofBasketsWithACouponForAll(
            @ForAll @LongRange(min = 1, max = 20_000) long off,
            @ForAll CustomsMode mode,
            @ForAll @LongRange(min = 0, max = 5000) long freight,
            @ForAll Random random) {
        List<BasketItem> basket = basket(freight, random);
        LandedPrice without = TestBaskets.quoted(basket, List.of(), List.of(), mode, fen(freight));

        LandedPrice with =
                TestBaskets.quoted(basket, List.of(), List.of(TestPromotions.coupon(fen(off))), mode, fen(freight));

        Money goods = without.totals().goods();
        assertThat(with.totals().discount()).isEqualTo(goods.compareTo(fen(off)) < 0 ? goods : fen(off));
        assertThat(with.totals().tax()).isEqualTo(without.totals().tax());
        assertAgreeing(with);
    }

    @Property(tries = 200)
    void ofOnePieceAboveTheLimitOfAnOrder(
            @ForAll @LongRange(min = ORDER_LIMIT + 1, max = 2_500_000) long price,
            @ForAll("coupons") List<Promotion> coupons,
            @ForAll CustomsMode mode,
            @ForAll @LongRange(min = 0, max = 5000) long freight,
            @ForAll Random random) {
        BasketItem piece =
                new BasketItem(listing(new Sku("SKU-1"), someCode(random)).at(fen(price)), 1);

        LandedPrice quote = TestBaskets.quoted(List.of(piece), List.of(), coupons, mode, fen(freight));

        assertThat(quote.regime()).isEqualTo(TaxRegime.SINGLE_PIECE_IN_FULL);
        assertAgreeing(quote);
    }

    @Property(tries = 200)
    void aroundThePriceAtWhichConsumptionTaxSetsIn(
            @ForAll @LongRange(min = -2, max = 2) long cents,
            @ForAll @LongRange(min = 1, max = 5) long pieces,
            @ForAll CustomsMode mode,
            @ForAll @LongRange(min = 0, max = 5000) long freight) {
        long price = FLIP - freight / pieces + cents;
        BasketItem cream =
                new BasketItem(listing(new Sku("SKU-1"), TestTaxes.CREAM).at(fen(price)), pieces);

        LandedPrice quote = TestBaskets.quoted(List.of(cream), List.of(), List.of(), mode, fen(freight));

        boolean isDue = pieces * price + freight >= pieces * FLIP;
        assertThat(quote.totals().tax().consumption().isZero()).isEqualTo(!isDue);
        assertAgreeing(quote);
    }

    @Property(tries = 200)
    void ofGoodsWhosePriceWasNamedWithTax(
            @ForAll @LongRange(min = 1_000, max = 400_000) long withTax,
            @ForAll("coupons") List<Promotion> coupons,
            @ForAll CustomsMode mode,
            @ForAll Random random) {
        Listing goods = listing(
                new Sku("SKU-1"),
                List.of(TestTaxes.CHOCOLATE, TestTaxes.MILK, TestTaxes.LIQUEUR).get(random.nextInt(3)));
        Money price =
                TestTaxes.beforeTax(new TaxableLine(1, goods.customs().hsCode(), 1, fen(withTax), goods.netContent()));

        LandedPrice quote =
                TestBaskets.quoted(List.of(new BasketItem(goods.at(price), 1)), List.of(), coupons, mode, fen(0));

        assertThat(quote.totals().payable().plus(quote.totals().discount()).minor())
                .isBetween(withTax - 1, withTax + 1);
        assertAgreeing(quote);
    }

    /** What a marketplace's buyer has paid is taken apart: gifts cost nothing, and others may bear any part of a line. */
    @Property(tries = 200)
    void ofSalesOfMarketplaces(
            @ForAll CustomsMode mode, @ForAll @LongRange(min = 0, max = 5000) long freight, @ForAll Random random) {
        List<BasketItem> basket = basket(freight, random);
        List<ItemPrice> prices =
                basket.stream().map(item -> partsOf(item, random)).toList();

        assertAgreeing(TestBaskets.priced(basket, prices, mode, fen(freight)));
    }

    private static ItemPrice partsOf(BasketItem item, Random random) {
        Money price = random.nextInt(4) == 0 ? fen(0) : item.listing().requirePrice();
        long goods = price.times(item.quantity()).minor();
        return new ItemPrice(price, fen(goods * random.nextInt(101) / 100), List.of());
    }

    private static void assertAgreeing(LandedPrice quote) {
        Order order = TestOrders.paid(quote);
        DeclarationOrder declared = AcceptPaidOrder.declarationOf(order, PAYMENT);
        WrittenDocuments written = WrittenDocuments.of(declared);

        TaxedOrders.assertAddsUp(order);
        assertThat(order.totals()).isEqualTo(quote.totals());
        assertThat(order.lines())
                .extracting(OrderLine::payable)
                .containsExactlyElementsOf(
                        quote.lines().stream().map(AmountsProperties::payable).toList());
        assertSays(written.order(), quote.totals());
        assertThat(written.goodsOfOrder().stream()
                        .map(AmountsProperties::declared)
                        .toList())
                .isEqualTo(order.lines().stream().map(AmountsProperties::sold).toList());
        assertThat(written.goodsOfList()).isEqualTo(written.goodsOfOrder());
        assertThat(written.dutiable())
                .isEqualByComparingTo(written.order()
                        .paid()
                        .subtract(written.order().tax())
                        .add(written.order().discount()));
        TaxBreakdown billed = written.billed(TestBaskets.taxable(quote));
        assertThat(List.of(billed.tariff(), billed.consumption(), billed.vat()))
                .isEqualTo(List.of(
                        quote.totals().tax().tariff(),
                        quote.totals().tax().consumption(),
                        quote.totals().tax().vat()));
        assertThat(TaxedOrders.collected(declared)).isEqualTo(TaxedOrders.byLine(billed));
    }

    private static Money payable(PricedLine line) {
        return line.goods()
                .plus(line.freight())
                .minus(line.discount())
                .plus(line.tax().tax());
    }

    private static List<Object> declared(WrittenDocuments.Goods goods) {
        return List.of(goods.number(), goods.sku(), goods.quantity(), goods.price(), goods.total());
    }

    private static List<Object> sold(OrderLine line) {
        return List.of(
                line.number(),
                line.sku().toString(),
                BigDecimal.valueOf(line.quantity()),
                line.unitPrice().amount(),
                line.goods().amount());
    }

    private static void assertSays(OrderDocument document, Totals totals) {
        assertThat(document.goodsValue()).isEqualByComparingTo(totals.goods().amount());
        assertThat(document.freight()).isEqualByComparingTo(totals.freight().amount());
        assertThat(document.discount()).isEqualByComparingTo(totals.discount().amount());
        assertThat(document.tax()).isEqualByComparingTo(totals.tax().total().amount());
        assertThat(document.paid()).isEqualByComparingTo(totals.payable().amount());
    }

    /** Up to six lines, several of the same goods among them, that come to no more than one order may. */
    private static List<BasketItem> basket(long freight, Random random) {
        List<Long> quantities = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int line = 0; line < count; line++) {
            quantities.add(1L + random.nextInt(5));
        }
        long pieces = quantities.stream().mapToLong(Long::longValue).sum();
        long dearest = (ORDER_LIMIT - freight) / pieces;
        Map<Sku, Listing> goods = new HashMap<>();
        return quantities.stream()
                .map(quantity -> new BasketItem(
                        goods.computeIfAbsent(
                                new Sku("SKU-" + (1 + random.nextInt(6))),
                                sku -> listing(sku, someCode(random)).at(fen(1 + random.nextLong(dearest)))),
                        quantity))
                .toList();
    }

    private static Listing listing(Sku sku, String hsCode) {
        return TestListings.listing(sku, hsCode, CONTENT);
    }

    private static String someCode(Random random) {
        return CODES.get(random.nextInt(CODES.size()));
    }

    private static Money fen(long amount) {
        return Money.ofMinor(amount, Money.CNY);
    }

    @Provide
    Arbitrary<List<Promotion>> promotions() {
        return TestPromotions.forEverybody();
    }

    @Provide
    Arbitrary<List<Promotion>> coupons() {
        return TestPromotions.coupons();
    }
}
