package by.pavilion.customs;

import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** What import tax an order bears, by the rates and limits of the day, with every number explained. */
@ApplicationScoped
public class TaxCalculator {
    private final Rules rules;

    TaxCalculator(Rules rules) {
        this.rules = rules;
    }

    /**
     * The tax of an order.
     *
     * @throws by.pavilion.shared.Problem {@code above-order-limit}, {@code above-year-limit} or {@code no-tax-rate}
     */
    public TaxBreakdown tax(TaxableGoods goods) {
        return new TaxAssessment(rules.book().taxTable(goods.date())).of(goods);
    }

    /**
     * The price before tax of goods that are offered at a price with tax.
     *
     * @param line its value is the price with tax, freight included
     * @throws by.pavilion.shared.Problem {@code no-tax-rate}, or {@code no-price-with-tax} when no price before tax leads there
     */
    public Money priceBeforeTax(LocalDate date, TaxableLine line) {
        return new TaxAssessment(rules.book().taxTable(date)).withoutTax(line);
    }
}
