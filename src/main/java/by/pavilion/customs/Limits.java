package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.time.LocalDate;

/**
 * What one order and one person's year may be worth in retail import, goods and freight together.
 *
 * @param source the regulation, {@code validFrom} since when it holds
 */
public record Limits(Money order, Money year, String source, LocalDate validFrom) {}
