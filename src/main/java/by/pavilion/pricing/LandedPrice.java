package by.pavilion.pricing;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.TaxRegime;
import by.pavilion.shared.Money;
import java.util.List;

/**
 * What a basket costs at the buyer's door by one customs mode.
 *
 * @param regime whether the taxes are reduced or in full
 * @param dutiable goods and freight: what customs counts against the buyer's limits
 */
public record LandedPrice(CustomsMode mode, TaxRegime regime, List<PricedLine> lines, Totals totals, Money dutiable) {
    public LandedPrice {
        lines = List.copyOf(lines);
    }
}
