package by.pavilion.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random baskets with a fixed seed: what must hold for each of them, on the real rates. */
@QuarkusTest
class LandedCostTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final int BASKETS = 300;

    @Inject
    LandedCost landedCost;

    @Inject
    TestShop shop;

    @Inject
    Listings listings;

    private List<Listing> goods = List.of();

    @BeforeEach
    void somethingToBuy() {
        goods = List.of("0.01", "3.33", "26.00", "89.90", "321.07").stream()
                .map(price -> shop.chocolate(price))
                .map(this::listing)
                .toList();
    }

    private LandedPrice price(List<BasketItem> items, CustomsMode mode) {
        List<ItemPrice> prices = items.stream()
                .map(item -> ItemPrice.of(item.listing().requirePrice(), cny("0.00")))
                .toList();
        return landedCost.price(items, prices, mode, "上海", DAY, cny("0.00"));
    }

    @Test
    void sumsAreThoseOfTheLinesToTheCent() {
        Random random = new Random(1);
        for (int basket = 0; basket < BASKETS; basket++) {
            CustomsMode mode = random.nextBoolean() ? CustomsMode.BONDED : CustomsMode.DIRECT_PURCHASE;
            List<BasketItem> items = items(random);

            LandedPrice price = price(items, mode);

            addsUp(price);
            assertThat(price.totals().discount()).isEqualTo(cny("0.00"));
            assertThat(price.dutiable())
                    .isEqualTo(price.totals().goods().plus(price.totals().freight()));
        }
    }

    @Test
    void theExampleOfCustomsComesOut() {
        List<BasketItem> items = List.of(
                new BasketItem(listing(shop.chocolate("90.00")), 1),
                new BasketItem(listing(shop.chocolate("89.00")), 1),
                new BasketItem(listing(shop.chocolate("321.00")), 1));

        LandedPrice price = price(items, CustomsMode.DIRECT_PURCHASE);

        assertThat(price.totals().freight()).isEqualTo(cny("25.00"));
        assertThat(price.lines().stream().map(PricedLine::freight))
                .containsExactly(cny("4.50"), cny("4.45"), cny("16.05"));
        assertThat(price.lines().stream().map(line -> line.tax().vat()))
                .containsExactly(cny("8.60"), cny("8.50"), cny("30.67"));
        assertThat(price.totals().payable()).isEqualTo(cny("572.77"));
    }

    /** Of 90 g for 892.10: with 7.77 of the freight they cost less than 10.00 a gram, with all of it they do not. */
    @Test
    void theRestOfAnOrderIsTaxedByThePriceThatItsFreightLeadsTo() {
        BoughtItem cream = bought("3304990029", "892.10");
        BoughtItem chocolate = bought("1806320000", "26.00");

        RemainingPrice all = landedCost.ofBought(List.of(cream, chocolate), cny("8.00"), DAY);
        RemainingPrice rest = landedCost.ofBought(List.of(cream), cny("8.00"), DAY);

        assertThat(all.lines().get(0).freightShare()).isEqualTo(cny("7.77"));
        assertThat(all.totals().tax().consumption()).isEqualTo(cny("0.00"));
        assertThat(rest.totals().freight()).isEqualTo(cny("8.00"));
        assertThat(rest.totals().tax().consumption()).isEqualTo(cny("111.19"));
        assertThat(rest.totals().tax().vat()).isEqualTo(cny("96.36"));
    }

    private static BoughtItem bought(String hsCode, String price) {
        return new BoughtItem(
                hsCode, 1, cny(price), cny("0.00"), 105, new NetContent(new BigDecimal("90"), ContentUnit.GRAM));
    }

    @Test
    void takesApartWhatAMarketplacesBuyerPaidToTheCent() {
        Random random = new Random(2);
        for (int basket = 0; basket < BASKETS; basket++) {
            List<BasketItem> items = items(random);
            Money list = price(items, CustomsMode.BONDED).totals().payable();
            Money paid = Money.ofMinor(1 + random.nextLong(Math.min(450_000, 2 * list.minor())), Money.CNY);

            LandedPrice price = landedCost.partsOf(paid(paid, cny("0.00")), items, List.of(), CustomsMode.BONDED, DAY);

            addsUp(price);
            long pieces = items.stream().mapToLong(BasketItem::quantity).sum();
            assertThat(price.totals().payable()).isEqualTo(paid);
            assertThat(price.totals().freight()).isEqualTo(cny("0.00"));
            assertThat(price.totals().discount().isNegative()).isFalse();
            assertThat(price.totals().discount().minor())
                    .as("a few cents for %s pieces", pieces)
                    .isLessThanOrEqualTo(2 * pieces + items.size());
        }
    }

    @Test
    void whatAMarketplacesBuyerPaidForTheWayIsFreightAndTaxedWithTheGoods() {
        Random random = new Random(3);
        for (int basket = 0; basket < BASKETS; basket++) {
            List<BasketItem> items = items(random);
            Money list = price(items, CustomsMode.BONDED).totals().payable();
            Money paid = Money.ofMinor(1 + random.nextLong(Math.min(450_000, 2 * list.minor())), Money.CNY);
            Money freight = Money.ofMinor(random.nextLong(3_000), Money.CNY);

            LandedPrice price = landedCost.partsOf(paid(paid, freight), items, List.of(), CustomsMode.BONDED, DAY);

            addsUp(price);
            assertThat(price.totals().payable()).isEqualTo(paid);
            assertThat(price.totals().freight()).isIn(freight, cny("0.00"));
            assertThat(price.totals().discount().isNegative()).isFalse();
            long pieces = items.stream().mapToLong(BasketItem::quantity).sum();
            assertThat(price.totals().discount().minor()).isLessThanOrEqualTo(2 * pieces + items.size());
        }
        LandedPrice price = landedCost.partsOf(
                paid(cny("109.10"), cny("20.00")),
                List.of(new BasketItem(listing(shop.chocolate("26.00")), 1)),
                List.of(),
                CustomsMode.BONDED,
                DAY);
        assertThat(price.totals().freight()).isEqualTo(cny("20.00"));
        assertThat(price.totals().goods()).isEqualTo(cny("80.00"));
        assertThat(price.dutiable()).isEqualTo(cny("100.00"));
    }

    @Test
    void freightThatLeavesNothingForTheGoodsCountsAsGoods() {
        List<BasketItem> items = List.of(new BasketItem(listing(shop.chocolate("26.00")), 1));

        for (String freight : List.of("109.10", "105.00", "5000.00", "-1.00")) {
            LandedPrice price =
                    landedCost.partsOf(paid(cny("109.10"), cny(freight)), items, List.of(), CustomsMode.BONDED, DAY);

            assertThat(price.totals().freight()).isEqualTo(cny("0.00"));
            assertThat(price.totals().payable()).isEqualTo(cny("109.10"));
        }
    }

    @Test
    void sharesOutWhatWasPaidByTheMarketplacesPricesAndAGiftCostsNothing() {
        List<BasketItem> items = List.of(
                new BasketItem(listing(shop.chocolate("90.00")), 2),
                new BasketItem(listing(shop.chocolate("10.00")), 1),
                new BasketItem(listing(shop.chocolate("26.00")), 1));

        LandedPrice price = landedCost.partsOf(
                paid(cny("109.10"), cny("0.00")),
                items,
                List.of(cny("30.00"), cny("70.00"), cny("0.00")),
                CustomsMode.BONDED,
                DAY);

        addsUp(price);
        assertThat(price.lines())
                .extracting(PricedLine::goods)
                .containsExactly(cny("30.00"), cny("70.00"), cny("0.00"));
        assertThat(price.totals().payable()).isEqualTo(cny("109.10"));
    }

    /** By the example of customs: a coupon is paid with, and lowers neither the value nor the tax. */
    @Test
    void whatOthersHaveBorneIsDiscountAndTaxedAllTheSame() {
        List<BasketItem> items = List.of(new BasketItem(listing(shop.chocolate("26.00")), 1));

        LandedPrice price = landedCost.partsOf(
                new PaidElsewhere(cny("99.10"), cny("20.00"), cny("10.00")), items, List.of(), CustomsMode.BONDED, DAY);

        addsUp(price);
        assertThat(price.totals().goods()).isEqualTo(cny("80.00"));
        assertThat(price.totals().freight()).isEqualTo(cny("20.00"));
        assertThat(price.totals().tax().total()).isEqualTo(cny("9.10"));
        assertThat(price.totals().discount()).isEqualTo(cny("10.00"));
        assertThat(price.totals().payable()).isEqualTo(cny("99.10"));
        assertThat(price.dutiable()).isEqualTo(cny("100.00"));
    }

    @Test
    void whateverOthersHaveBorneTheBuyerHasPaidWhatHePaidAndNoLineCostsLessThanNothing() {
        Random random = new Random(4);
        for (int basket = 0; basket < BASKETS; basket++) {
            List<BasketItem> items = items(random);
            Money paid = Money.ofMinor(100 + random.nextLong(200_000), Money.CNY);
            Money borne = Money.ofMinor(random.nextLong(200_000), Money.CNY);

            LandedPrice price = landedCost.partsOf(
                    new PaidElsewhere(paid, cny("0.00"), borne), items, List.of(), CustomsMode.BONDED, DAY);

            addsUp(price);
            long pieces = items.stream().mapToLong(BasketItem::quantity).sum();
            assertThat(price.totals().payable()).isEqualTo(paid);
            assertThat(price.totals().discount().minor())
                    .isLessThanOrEqualTo(borne.minor() + 2 * pieces + items.size());
            assertThat(price.lines())
                    .allSatisfy(line -> assertThat(line.discount()).isLessThanOrEqualTo(line.goods()));
        }
    }

    /** So that a refund of one of them is what it costs here, too. */
    @Test
    void whatIsBorneOfOneItemIsItsDiscount() {
        List<BasketItem> items = List.of(
                new BasketItem(listing(shop.chocolate("26.00")), 1),
                new BasketItem(listing(shop.chocolate("26.00")), 1));

        LandedPrice price = landedCost.partsOf(
                new PaidElsewhere(cny("198.20"), cny("0.00"), cny("20.00"), List.of(cny("20.00"), cny("0.00"))),
                items,
                List.of(cny("109.10"), cny("109.10")),
                CustomsMode.BONDED,
                DAY);

        addsUp(price);
        assertThat(price.lines()).extracting(PricedLine::goods).containsExactly(cny("100.00"), cny("100.00"));
        assertThat(price.lines()).extracting(PricedLine::discount).containsExactly(cny("20.00"), cny("0.00"));
    }

    @Test
    void anItemForWhichACouponHasPaidAllIsNoGift() {
        List<BasketItem> items = List.of(
                new BasketItem(listing(shop.chocolate("26.00")), 1),
                new BasketItem(listing(shop.chocolate("26.00")), 1));

        LandedPrice price = landedCost.partsOf(
                new PaidElsewhere(cny("109.10"), cny("0.00"), cny("109.10"), List.of(cny("109.10"), cny("0.00"))),
                items,
                List.of(cny("109.10"), cny("109.10")),
                CustomsMode.BONDED,
                DAY);

        addsUp(price);
        assertThat(price.totals().payable()).isEqualTo(cny("109.10"));
        assertThat(price.lines()).extracting(PricedLine::goods).containsExactly(cny("100.00"), cny("100.00"));
        assertThat(price.totals().discount()).isEqualTo(cny("109.10"));
    }

    /** The buyer has paid the tax at least, so there cannot be much more goods than that is the tax of. */
    @Test
    void noMoreIsBorneThanGoodsCost() {
        List<BasketItem> items = List.of(new BasketItem(listing(shop.chocolate("26.00")), 1));

        LandedPrice price = landedCost.partsOf(
                new PaidElsewhere(cny("1.00"), cny("0.00"), cny("108.10")), items, List.of(), CustomsMode.BONDED, DAY);

        addsUp(price);
        assertThat(price.totals().payable()).isEqualTo(cny("1.00"));
        assertThat(price.totals().tax().total()).isLessThanOrEqualTo(cny("1.00"));
        assertThat(price.totals().goods()).isBetween(cny("10.90"), cny("11.10"));
        assertThat(price.totals().discount()).isLessThanOrEqualTo(price.totals().goods());
    }

    /** Of 109.10 a coupon has paid 84.10: what the buyer has paid is freight and 5.00 of tax, so goods are worth 34.99 at most. */
    @Test
    void theFreightIsTheBuyersToo() {
        List<BasketItem> items = List.of(new BasketItem(listing(shop.chocolate("26.00")), 1));

        LandedPrice price = landedCost.partsOf(
                new PaidElsewhere(cny("25.00"), cny("20.00"), cny("84.10")), items, List.of(), CustomsMode.BONDED, DAY);

        addsUp(price);
        assertThat(price.totals().freight()).isEqualTo(cny("20.00"));
        assertThat(price.totals().tax().total()).isEqualTo(cny("5.00"));
        assertThat(price.totals().goods()).isEqualTo(cny("34.99"));
        assertThat(price.totals().discount()).isEqualTo(cny("34.99"));
        assertThat(price.totals().payable()).isEqualTo(cny("25.00"));
    }

    @Test
    void sharesThatSayNothingAreNotBelieved() {
        List<BasketItem> items = List.of(
                new BasketItem(listing(shop.chocolate("90.00")), 1),
                new BasketItem(listing(shop.chocolate("10.00")), 1));
        LandedPrice byOurs =
                landedCost.partsOf(paid(cny("109.10"), cny("0.00")), items, List.of(), CustomsMode.BONDED, DAY);

        for (List<Money> shares : List.of(
                List.of(cny("0.00"), cny("0.00")),
                List.of(cny("-1.00"), cny("5.00")),
                List.of(cny("0.01"), cny("0.01")),
                List.of(cny("5.00")))) {
            assertThat(landedCost
                            .partsOf(paid(cny("109.10"), cny("0.00")), items, shares, CustomsMode.BONDED, DAY)
                            .lines())
                    .extracting(PricedLine::goods)
                    .isEqualTo(byOurs.lines().stream().map(PricedLine::goods).toList());
        }
    }

    @Test
    void limitsOfASingleOrderDependOnGoodsAndFreightTogether() {
        Listing dear = listing(shop.chocolate("2496.00"));

        assertThat(landedCost.isWithinOrderLimit(List.of(new BasketItem(dear, 2)), CustomsMode.BONDED, "上海", DAY))
                .isTrue();
        assertThat(landedCost.isWithinOrderLimit(
                        List.of(new BasketItem(dear, 2)), CustomsMode.DIRECT_PURCHASE, "上海", DAY))
                .isFalse();
        assertThat(landedCost.isWithinOrderLimit(
                        List.of(new BasketItem(dear, 1)), CustomsMode.DIRECT_PURCHASE, "上海", DAY))
                .isTrue();
    }

    private static void addsUp(LandedPrice price) {
        Money zero = cny("0.00");
        Totals totals = price.totals();
        List<PricedLine> lines = price.lines();
        assertThat(lines.stream().map(PricedLine::goods).reduce(zero, Money::plus))
                .isEqualTo(totals.goods());
        assertThat(lines.stream().map(PricedLine::freight).reduce(zero, Money::plus))
                .isEqualTo(totals.freight());
        assertThat(lines.stream().map(PricedLine::discount).reduce(zero, Money::plus))
                .isEqualTo(totals.discount());
        assertThat(lines.stream().map(line -> line.tax().tax()).reduce(zero, Money::plus))
                .isEqualTo(totals.tax().total());
        assertThat(totals.goods()
                        .plus(totals.freight())
                        .minus(totals.discount())
                        .plus(totals.tax().tariff())
                        .plus(totals.tax().consumption())
                        .plus(totals.tax().vat()))
                .isEqualTo(totals.payable());
    }

    /** One to five lines that stay within the limit of a single order. */
    private List<BasketItem> items(Random random) {
        while (true) {
            List<BasketItem> items = new ArrayList<>();
            for (int line = 0; line <= random.nextInt(5); line++) {
                items.add(new BasketItem(goods.get(random.nextInt(goods.size())), 1 + random.nextInt(9)));
            }
            try {
                price(items, CustomsMode.DIRECT_PURCHASE);
                return items;
            } catch (Problem tooMuch) {
                assertThat(LandedCost.isAboveOrderLimit(tooMuch)).isTrue();
            }
        }
    }

    private static PaidElsewhere paid(Money amount, Money freight) {
        return new PaidElsewhere(amount, freight, cny("0.00"));
    }

    private Listing listing(Sku sku) {
        return listings.find(sku).orElseThrow();
    }

    private static Money cny(String amount) {
        return Money.of(amount, Money.CNY);
    }
}
