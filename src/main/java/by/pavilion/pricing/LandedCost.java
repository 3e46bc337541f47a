package by.pavilion.pricing;

import by.pavilion.catalog.Listing;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.TaxBreakdown;
import by.pavilion.customs.TaxCalculator;
import by.pavilion.customs.TaxableGoods;
import by.pavilion.customs.TaxableLine;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Adds up what goods cost at the buyer's door. A library for whoever sells: it opens no transaction. */
@ApplicationScoped
public class LandedCost {
    /** How finely marketplace prices are searched: far finer than a cent of any price. */
    private static final long WHOLE = 1L << 40;

    /** No marketplace's buyer has paid more than so many times our price. */
    private static final long MOST_TIMES = 1L << 20;

    /** Shares that are this many times less than what was paid are no prices. */
    private static final long MOST_TIMES_SHARES = 1_000;

    /** Shares that are this many times more than what was paid are none either. */
    private static final long MOST_TIMES_PAID = 1_000;

    private static final String ABOVE_ORDER_LIMIT = "above-order-limit";

    private final TaxCalculator taxes;
    private final Freight freight;

    LandedCost(TaxCalculator taxes, Freight freight) {
        this.taxes = taxes;
        this.freight = freight;
    }

    /**
     * The price of one parcel.
     *
     * @param prices one for each item
     * @param province where it goes, by its short Chinese name
     * @param day in China, whose rates apply
     * @param usedThisYear goods and freight of the buyer's other orders
     * @throws Problem when customs' limits or rates do not allow the parcel
     */
    public LandedPrice price(
            List<BasketItem> items,
            List<ItemPrice> prices,
            CustomsMode mode,
            String province,
            LocalDate day,
            Money usedThisYear) {
        Money parcel = freight.of(mode, province, grams(items), day);
        TaxBreakdown tax = taxes.tax(new TaxableGoods(day, taxable(items, unitPrices(prices)), parcel, usedThisYear));
        return landed(items, prices, mode, parcel, tax);
    }

    /** Why the freight of one parcel is what {@link #price} says. */
    public FreightReason freight(List<BasketItem> items, CustomsMode mode, String province, LocalDate day) {
        return freight.explained(mode, province, grams(items), day);
    }

    /**
     * The price of one parcel by what somebody was promised: only the taxes are those of the day.
     *
     * @param prices one for each item
     * @param parcel the freight
     * @throws Problem when customs' limits or rates do not allow the parcel
     */
    public LandedPrice asPromised(
            List<BasketItem> items, List<ItemPrice> prices, Money parcel, CustomsMode mode, LocalDate day) {
        TaxBreakdown tax = taxes.tax(TaxableGoods.of(day, taxable(items, unitPrices(prices)), parcel));
        return landed(items, prices, mode, parcel, tax);
    }

    static List<Money> unitPrices(List<ItemPrice> prices) {
        return prices.stream().map(ItemPrice::unitPrice).toList();
    }

    /**
     * The price of what is left of an order of which somebody wants less: at the prices and discounts of then, with the freight
     * and tax of the smaller parcel by the rates of the day on which it was ordered.
     *
     * @param mostFreight what the freight was: it never rises, though it may have been promised for less than our rates
     * @throws Problem when customs' rates do not allow the parcel
     */
    public RemainingPrice ofRemaining(
            List<BoughtItem> items, Money mostFreight, CustomsMode mode, String province, LocalDate day) {
        long grams = items.stream().mapToLong(BoughtItem::grams).reduce(0, Math::addExact);
        Money byWeight = freight.of(mode, province, grams, day);
        return ofBought(items, byWeight.compareTo(mostFreight) < 0 ? byWeight : mostFreight, day);
    }

    /**
     * The price of a parcel of things that were bought before, at the prices and discounts of then and by the taxes of a day.
     *
     * @param parcel the freight, which customs shares out among them by their value
     * @throws Problem when customs' limits or rates do not allow the parcel
     */
    public RemainingPrice ofBought(List<BoughtItem> items, Money parcel, LocalDate day) {
        List<TaxableLine> taxable = new ArrayList<>();
        for (BoughtItem item : items) {
            taxable.add(
                    new TaxableLine(taxable.size() + 1, item.hsCode(), item.quantity(), item.goods(), item.content()));
        }
        TaxBreakdown tax = taxes.tax(TaxableGoods.of(day, taxable, parcel));
        Money none = Money.zero(parcel.currency());
        Totals totals = new Totals(
                items.stream().map(BoughtItem::goods).reduce(none, Money::plus),
                parcel,
                items.stream().map(BoughtItem::discount).reduce(none, Money::plus),
                new TaxTotals(tax.tariff(), tax.consumption(), tax.vat()));
        return new RemainingPrice(totals, tax.lines());
    }

    /**
     * The parts of what a marketplace's buyer has paid, freight and tax included: unit prices in proportion to the
     * marketplace's own, so that goods, freight and tax come to what was paid and what others have borne, or a few cents more.
     * What they have borne is the discount, with those cents: customs takes nothing off for coupons and points. More than goods
     * cost is not borne, for freight and tax are the buyer's.
     *
     * @param paid of which the amount is what {@link LandedPrice#totals} will be payable, to the cent; its freight counts as
     *     goods where it leaves nothing for them
     * @param shares what each item costs there, nothing for a gift; where they say nothing, our own prices count
     * @throws Problem when customs' limits or rates do not allow the parcel
     */
    public LandedPrice partsOf(
            PaidElsewhere paid, List<BasketItem> items, List<Money> shares, CustomsMode mode, LocalDate day) {
        LandedPrice all = partsOfPrice(paid, items, shares, mode, day);
        if (paid.borne().isZero() || isCoveredByGoods(all)) {
            return all;
        }
        if (paid.tellsOf(items.size())) { // a coupon may have paid for all of an item, tax and all
            return partsOf(paid.bearing(paid.borne()), items, shares, mode, day);
        }
        long low = 0;
        long high = paid.borne().minor();
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            Money less = Money.ofMinor(middle, paid.borne().currency());
            if (isCoveredByGoods(partsOfPrice(paid.bearing(less), items, shares, mode, day))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return partsOfPrice(paid.bearing(Money.ofMinor(low, paid.borne().currency())), items, shares, mode, day);
    }

    private static boolean isCoveredByGoods(LandedPrice price) {
        return price.lines().stream().allMatch(line -> line.discount().compareTo(line.goods()) <= 0);
    }

    private LandedPrice partsOfPrice(
            PaidElsewhere told, List<BasketItem> items, List<Money> shares, CustomsMode mode, LocalDate day) {
        Money paid = told.price();
        List<Money> weights = canShareOut(paid, items, shares) ? shares : ownPrices(items);
        Money parcel = leavesSomething(paid, told.freight(), items, weights, day)
                ? told.freight()
                : Money.zero(paid.currency());
        long low = 0;
        long high = WHOLE * MOST_TIMES;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (costsAtLeast(paid, parcel, items, scaled(items, weights, middle), day)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        List<Money> unitPrices = scaled(items, weights, high);
        TaxBreakdown tax = taxes.tax(TaxableGoods.of(day, taxable(items, unitPrices), parcel));
        Money cents = goods(items, unitPrices).plus(parcel).plus(tax.total()).minus(paid);
        if (cents.isNegative()) {
            throw new IllegalArgumentException(paid + " is more than " + MOST_TIMES + " times our price");
        }
        Money discount = cents.plus(told.borne());
        List<Money> discounts =
                discount.isZero() ? Collections.nCopies(items.size(), discount) : discount.split(weights(told, tax));
        List<ItemPrice> prices = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            prices.add(ItemPrice.of(unitPrices.get(index), discounts.get(index)));
        }
        return landed(items, prices, mode, parcel, tax);
    }

    /** By which a discount is shared out among items. */
    private static List<Long> weights(PaidElsewhere told, TaxBreakdown tax) {
        return told.tellsOf(tax.lines().size())
                ? told.borneOfItems().stream().map(Money::minor).toList()
                : tax.lines().stream().map(line -> line.value().minor()).toList();
    }

    /** Whether customs lets these goods come as one order by our list prices, as far as the limit of a single order goes. */
    public boolean isWithinOrderLimit(List<BasketItem> items, CustomsMode mode, String province, LocalDate day) {
        try {
            List<ItemPrice> prices = items.stream()
                    .map(item -> item.listing().requirePrice())
                    .map(price -> ItemPrice.of(price, Money.zero(price.currency())))
                    .toList();
            price(items, prices, mode, province, day, Money.zero(Money.CNY));
            return true;
        } catch (Problem refusal) {
            if (isAboveOrderLimit(refusal)) {
                return false;
            }
            throw refusal;
        }
    }

    /** Whether a refusal of {@link #price} can be mended by ordering less at once. */
    public static boolean isAboveOrderLimit(Problem refusal) {
        return refusal.type().slug().equals(ABOVE_ORDER_LIMIT);
    }

    /** @param tax of these goods with this freight */
    static LandedPrice landed(
            List<BasketItem> items, List<ItemPrice> prices, CustomsMode mode, Money parcel, TaxBreakdown tax) {
        List<PricedLine> lines = new ArrayList<>();
        Money discount = Money.zero(parcel.currency());
        for (int index = 0; index < items.size(); index++) {
            BasketItem item = items.get(index);
            ItemPrice price = prices.get(index);
            discount = discount.plus(price.discount());
            lines.add(new PricedLine(
                    item.listing(),
                    item.quantity(),
                    price.unitPrice(),
                    price.discount(),
                    tax.lines().get(index),
                    price.promotions()));
        }
        Totals totals = new Totals(
                goods(items, unitPrices(prices)),
                parcel,
                discount,
                new TaxTotals(tax.tariff(), tax.consumption(), tax.vat()));
        return new LandedPrice(mode, tax.regime(), lines, totals, tax.dutiablePrice());
    }

    /** Whether the freight and its tax are less than what was paid, though goods cost next to nothing. */
    private boolean leavesSomething(
            Money paid, Money freight, List<BasketItem> items, List<Money> weights, LocalDate day) {
        return !freight.isNegative()
                && freight.currency().equals(paid.currency())
                && !costsAtLeast(paid, freight, items, scaled(items, weights, 1), day);
    }

    /** Prices above a limit have no tax; they are above anything that was paid within it. */
    private boolean costsAtLeast(
            Money paid, Money parcel, List<BasketItem> items, List<Money> unitPrices, LocalDate day) {
        Money untaxed = goods(items, unitPrices).plus(parcel);
        if (untaxed.compareTo(paid) >= 0) {
            return true;
        }
        try {
            TaxBreakdown tax = taxes.tax(TaxableGoods.of(day, taxable(items, unitPrices), parcel));
            return untaxed.plus(tax.total()).compareTo(paid) >= 0;
        } catch (Problem refusal) {
            if (isAboveOrderLimit(refusal)) {
                return true;
            }
            throw refusal;
        }
    }

    private static boolean canShareOut(Money paid, List<BasketItem> items, List<Money> shares) {
        if (shares.size() != items.size()
                || shares.stream()
                        .anyMatch(
                                share -> share.isNegative() || !share.currency().equals(paid.currency()))) {
            return false;
        }
        BigInteger all = shares.stream()
                .map(share -> BigInteger.valueOf(share.minor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger sum = BigInteger.valueOf(paid.minor());
        return all.signum() > 0
                && all.multiply(BigInteger.valueOf(MOST_TIMES_SHARES)).compareTo(sum) >= 0
                && all.compareTo(sum.multiply(BigInteger.valueOf(MOST_TIMES_PAID))) <= 0;
    }

    private static List<Money> ownPrices(List<BasketItem> items) {
        return items.stream()
                .map(item -> item.listing().requirePrice().times(item.quantity()))
                .toList();
    }

    /** What one piece of each costs when all of them cost so many times their weights, rounded up to the cent. */
    private static List<Money> scaled(List<BasketItem> items, List<Money> weights, long factor) {
        List<Money> prices = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            Money weight = weights.get(index);
            BigInteger product = BigInteger.valueOf(weight.minor()).multiply(BigInteger.valueOf(factor));
            BigInteger pieces = BigInteger.valueOf(WHOLE)
                    .multiply(BigInteger.valueOf(items.get(index).quantity()));
            BigInteger[] parts = product.divideAndRemainder(pieces);
            prices.add(Money.ofMinor(parts[0].longValueExact() + parts[1].signum(), weight.currency()));
        }
        return prices;
    }

    static List<TaxableLine> taxable(List<BasketItem> items, List<Money> unitPrices) {
        List<TaxableLine> lines = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            BasketItem item = items.get(index);
            Listing listing = item.listing();
            lines.add(new TaxableLine(
                    index + 1,
                    listing.customs().hsCode(),
                    item.quantity(),
                    unitPrices.get(index).times(item.quantity()),
                    listing.netContent()));
        }
        return lines;
    }

    private static Money goods(List<BasketItem> items, List<Money> unitPrices) {
        Money sum = Money.zero(unitPrices.get(0).currency());
        for (int index = 0; index < items.size(); index++) {
            sum = sum.plus(unitPrices.get(index).times(items.get(index).quantity()));
        }
        return sum;
    }

    private static long grams(List<BasketItem> items) {
        return items.stream().mapToLong(BasketItem::grossWeightGrams).reduce(0, Math::addExact);
    }
}
