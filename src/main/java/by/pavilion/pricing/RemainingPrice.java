package by.pavilion.pricing;

import by.pavilion.customs.TaxedLine;
import java.util.List;

/**
 * What the rest of an order costs.
 *
 * @param lines one for each item: its tax, and its share of the freight
 */
public record RemainingPrice(Totals totals, List<TaxedLine> lines) {
    public RemainingPrice {
        lines = List.copyOf(lines);
    }
}
