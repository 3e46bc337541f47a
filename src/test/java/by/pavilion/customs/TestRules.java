package by.pavilion.customs;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small table of rates for tests of the arithmetic. */
final class TestRules {
    static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final LocalDate SINCE = LocalDate.of(2024, 1, 1);

    static final String CHOCOLATE = "1806310000";
    static final String CEREAL = "1904100000";
    static final String CHIPS = "2005200000";
    static final String MILK_POWDER = "0402210000";
    static final String CHEESE = "0406900000";
    static final String MILK = "0401200000";
    static final String CREAM = "3304990039";
    static final String POWDER = "3304910090";
    static final String MASK = "3304990049";
    static final String DETERGENT = "3402509000";
    static final String LINEN = "6302392900";
    static final String BEER = "2203000000";
    static final String LIQUEUR = "2208709000";

    private TestRules() {}

    static TaxTable table() {
        List<TaxRate> rates = new ArrayList<>();
        for (String code : List.of(CHOCOLATE, CEREAL, CHIPS, MILK_POWDER, CHEESE, DETERGENT)) {
            rates.addAll(goods(code, "0.08", "0.13"));
        }
        rates.addAll(goods(MILK, "0.15", "0.09"));
        rates.addAll(goods("6302", "0.06", "0.13"));
        rates.add(rate(Tax.TARIFF, CREAM, "0.01"));
        rates.add(rate(Tax.VAT, CREAM, "0.13"));
        rates.add(fromPrice(CREAM, "10", ContentUnit.MILLILITRE));
        rates.add(rate(Tax.TARIFF, POWDER, "0.01"));
        rates.add(rate(Tax.VAT, POWDER, "0.13"));
        rates.add(fromPrice(POWDER, "10", ContentUnit.GRAM));
        rates.add(rate(Tax.TARIFF, MASK, "0.01"));
        rates.add(rate(Tax.VAT, MASK, "0.13"));
        rates.add(fromPrice(MASK, "15", ContentUnit.PIECE));
        rates.add(rate(Tax.TARIFF, BEER, "0"));
        rates.add(rate(Tax.VAT, BEER, "0.13"));
        rates.add(byQuantity(BEER, "0", "0.253"));
        rates.add(rate(Tax.TARIFF, LIQUEUR, "0.10"));
        rates.add(rate(Tax.VAT, LIQUEUR, "0.13"));
        rates.add(byQuantity(LIQUEUR, "0.20", "1"));
        return new TaxTable(rule(null), rates, List.of());
    }

    /** The rates of chocolate and the limits, with the days on which they end. */
    static TaxTable tableUntil(LocalDate ratesEnd, LocalDate ruleEnds) {
        return new TaxTable(
                rule(ruleEnds),
                goods(CHOCOLATE, "0.08", "0.13").stream()
                        .map(rate -> new TaxRate(
                                rate.tax(),
                                rate.hsPrefix(),
                                rate.kind(),
                                rate.rate(),
                                null,
                                null,
                                null,
                                null,
                                rate.source(),
                                rate.validFrom(),
                                ratesEnd))
                        .toList(),
                List.of());
    }

    private static RetailRule rule(@Nullable LocalDate until) {
        return new RetailRule(
                yuan("5000.00"),
                yuan("26000.00"),
                BigDecimal.ZERO,
                new BigDecimal("0.70"),
                "财关税〔2018〕49号",
                LocalDate.of(2019, 1, 1),
                until);
    }

    static Money yuan(String amount) {
        return Money.of(amount, Money.CNY);
    }

    private static List<TaxRate> goods(String prefix, String tariff, String vat) {
        return List.of(
                rate(Tax.TARIFF, prefix, tariff), rate(Tax.VAT, prefix, vat), rate(Tax.CONSUMPTION, prefix, "0"));
    }

    private static TaxRate rate(Tax tax, String prefix, String rate) {
        return row(tax, prefix, rate, null, null, null, null);
    }

    private static TaxRate fromPrice(String prefix, String price, ContentUnit unit) {
        return row(Tax.CONSUMPTION, prefix, "0.15", null, null, price, unit);
    }

    private static TaxRate byQuantity(String prefix, String rate, String perLitre) {
        return row(Tax.CONSUMPTION, prefix, rate, perLitre, TaxRate.AmountUnit.LITRE, null, null);
    }

    private static TaxRate row(
            Tax tax,
            String prefix,
            String rate,
            @Nullable String amount,
            TaxRate.@Nullable AmountUnit amountUnit,
            @Nullable String fromPrice,
            @Nullable ContentUnit fromUnit) {
        return new TaxRate(
                tax,
                prefix,
                TaxRate.Kind.STATUTORY,
                new BigDecimal(rate),
                amount == null ? null : new BigDecimal(amount),
                amountUnit,
                fromPrice == null ? null : new BigDecimal(fromPrice),
                fromUnit,
                "test",
                SINCE,
                null);
    }
}
