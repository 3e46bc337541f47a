package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The arithmetic of import tax. With P the dutiable price of a line, T its tariff, s the consumption tax by quantity and c
 * that by price, the goods with consumption tax in them are worth {@code (P + T + s) / (1 − c)}; that is the base of the VAT,
 * and what it exceeds P + T by is the consumption tax. Of each tax the share of the regime is collected, rounded half up to
 * the cent per line and tax.
 */
final class TaxAssessment {
    private static final BigDecimal FULL = BigDecimal.ONE;

    private final TaxTable table;

    TaxAssessment(TaxTable table) {
        this.table = table;
    }

    /** @throws by.pavilion.shared.Problem when the goods are above a limit or a rate is missing */
    TaxBreakdown of(TaxableGoods goods) {
        TaxRegime regime = regime(goods);
        List<Money> shares = allocate(goods.freight(), goods.lines());
        List<TaxedLine> lines = new ArrayList<>();
        for (int index = 0; index < shares.size(); index++) {
            lines.add(line(regime, goods.lines().get(index), shares.get(index)));
        }
        return TaxBreakdown.of(regime, goods.dutiablePrice(), lines);
    }

    private TaxRegime regime(TaxableGoods goods) {
        RetailRule rule = table.rule();
        Money price = goods.dutiablePrice();
        if (goods.usedThisYear().plus(price).compareTo(rule.yearLimit()) > 0) {
            throw CustomsProblems.aboveYearLimit(price, goods.usedThisYear(), rule.yearLimit());
        }
        if (price.compareTo(rule.orderLimit()) <= 0) {
            return TaxRegime.WITHIN_LIMITS;
        }
        if (goods.isOnePiece()) {
            return TaxRegime.SINGLE_PIECE_IN_FULL;
        }
        throw CustomsProblems.aboveOrderLimit(price, rule.orderLimit());
    }

    private TaxedLine line(TaxRegime regime, TaxableLine line, Money freightShare) {
        boolean reduced = regime == TaxRegime.WITHIN_LIMITS;
        RetailRule rule = table.rule();
        BigDecimal tariffShare = reduced ? rule.tariffShare() : FULL;
        BigDecimal taxShare = reduced ? rule.taxShare() : FULL;
        Money price = line.value().plus(freightShare);

        TaxRate tariffRate = table.tariff(line.hsCode());
        BigDecimal tariff = price.amount().multiply(tariffRate.rate()).multiply(tariffShare);

        TaxRate consumptionRate = table.consumption(line);
        boolean due = TaxTable.isDue(consumptionRate, line, price);
        BigDecimal byPrice = due ? consumptionRate.rate() : BigDecimal.ZERO;
        BigDecimal byQuantity = due ? amountByQuantity(consumptionRate, line) : BigDecimal.ZERO;
        BigDecimal beforeConsumption = price.amount().add(tariff);
        BigDecimal remainder = FULL.subtract(byPrice);
        // ((P + T + s)·c + s·(1 − c)) / (1 − c): divided once, so that only the last step rounds
        BigDecimal consumptionDividend =
                beforeConsumption.add(byQuantity).multiply(byPrice).add(byQuantity.multiply(remainder));

        TaxRate vatRate = table.vat(line.hsCode());
        BigDecimal vatBaseDividend = beforeConsumption.add(byQuantity);

        Money tariffDue = cents(tariff, FULL, price);
        Money consumptionDue = cents(consumptionDividend.multiply(taxShare), remainder, price);
        Money vatDue = cents(vatBaseDividend.multiply(vatRate.rate()).multiply(taxShare), remainder, price);
        Money vatBase = cents(vatBaseDividend, remainder, price);
        return new TaxedLine(
                line.number(),
                line.value(),
                freightShare,
                price,
                tariffDue,
                consumptionDue,
                vatDue,
                List.of(
                        explain(line, tariffRate, tariffRule(tariffShare), tariffShare, price, tariffDue),
                        explain(
                                line,
                                consumptionRate,
                                consumptionRule(due, taxShare),
                                taxShare,
                                vatBase,
                                consumptionDue),
                        explain(
                                line,
                                vatRate,
                                isFull(taxShare) ? "vat-in-full" : "vat-reduced",
                                taxShare,
                                vatBase,
                                vatDue)));
    }

    private AppliedRate explain(TaxableLine line, TaxRate rate, String rule, BigDecimal share, Money base, Money due) {
        return new AppliedRate(
                rate.tax(),
                rule,
                rate.rate(),
                share,
                base,
                due,
                rate.source(),
                rate.validFrom(),
                table.until(rate, line),
                table.rule().source(),
                table.rule().validFrom(),
                table.rule().validUntil(),
                rate.amountPerUnit(),
                rate.amountUnit() == null ? null : rate.amountUnit().name());
    }

    private static String tariffRule(BigDecimal share) {
        return share.signum() == 0 ? "tariff-waived" : isFull(share) ? "tariff-in-full" : "tariff-reduced";
    }

    private static String consumptionRule(boolean due, BigDecimal share) {
        return !due ? "consumption-below-price" : isFull(share) ? "consumption-in-full" : "consumption-reduced";
    }

    private static boolean isFull(BigDecimal share) {
        return share.compareTo(FULL) == 0;
    }

    private static BigDecimal amountByQuantity(TaxRate rate, TaxableLine line) {
        BigDecimal perUnit = rate.amountPerUnit();
        TaxRate.AmountUnit unit = rate.amountUnit();
        if (perUnit == null || unit == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal content = line.content().quantity().multiply(BigDecimal.valueOf(line.quantity()));
        return unit.of(content, line.content().unit())
                .orElseThrow(() -> CustomsProblems.contentNotComparable(
                        line.hsCode(), line.content().unit()))
                .multiply(perUnit);
    }

    /**
     * The price before tax of something shown at a price with tax, the other way round: the lowest that is not cheaper with its
     * tax. A dearer price is never taxed less, so it is found by halving.
     *
     * @param line its value is the price with tax
     * @throws by.pavilion.shared.Problem when no price before tax leads there, as happens just above the price at which a
     *     consumption tax or the tariff sets in
     */
    Money withoutTax(TaxableLine line) {
        long low = 0;
        long high = line.value().minor();
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (withTax(line, middle).compareTo(line.value()) >= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return LongStream.of(low, low - 1) // taxes that are rounded by themselves can miss the right price by a cent
                .filter(minor -> minor >= 0 && isNear(withTax(line, minor), line.value()))
                .mapToObj(minor -> Money.ofMinor(minor, line.value().currency()))
                .findFirst()
                .orElseThrow(() -> CustomsProblems.noPriceWithTax(line.value()));
    }

    private Money withTax(TaxableLine line, long minor) {
        Money price = Money.ofMinor(minor, line.value().currency());
        TaxableLine before = new TaxableLine(line.number(), line.hsCode(), line.quantity(), price, line.content());
        boolean inFull = line.quantity() == 1 && price.compareTo(table.rule().orderLimit()) > 0;
        TaxRegime regime = inFull ? TaxRegime.SINGLE_PIECE_IN_FULL : TaxRegime.WITHIN_LIMITS;
        return price.plus(line(regime, before, Money.zero(price.currency())).tax());
    }

    private static boolean isNear(Money one, Money other) {
        return Math.abs(one.minor() - other.minor()) <= 1;
    }

    /** Freight by value, rounded down to the cent; the last line takes the rest. */
    static List<Money> allocate(Money freight, List<TaxableLine> lines) {
        long worth = lines.stream().mapToLong(line -> line.value().minor()).reduce(0, Math::addExact);
        List<Money> shares = new ArrayList<>();
        Money left = freight;
        for (TaxableLine line : lines.subList(0, lines.size() - 1)) {
            long minor = worth == 0
                    ? 0
                    : BigInteger.valueOf(freight.minor())
                            .multiply(BigInteger.valueOf(line.value().minor()))
                            .divide(BigInteger.valueOf(worth))
                            .longValueExact();
            Money share = Money.ofMinor(minor, freight.currency());
            shares.add(share);
            left = left.minus(share);
        }
        shares.add(left);
        return List.copyOf(shares);
    }

    private static Money cents(BigDecimal amount, BigDecimal divisor, Money like) {
        return Money.of(amount.divide(divisor, 2, RoundingMode.HALF_UP), like.currency(), RoundingMode.UNNECESSARY);
    }
}
