package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.util.Optional;

/**
 * A line of a tax bill beside what was collected from the buyer for those goods.
 *
 * @param number of the line in the list
 * @param hsCode under which customs taxes it
 * @param sku of the goods; empty when the list has no such line
 * @param dutiablePrice what customs computes the taxes from: goods with their share of freight, rounded half up
 */
public record BilledLine(int number, String hsCode, Optional<String> sku, Money dutiablePrice, TaxComparison tax) {}
