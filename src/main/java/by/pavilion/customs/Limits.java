package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one order and one person's year may be worth in retail import, goods and freight together.
 *
 * @param source the regulation, {@code validFrom} since when it holds
 * @param validUntil the first day on which it no longer holds; null while no end is known
 */
public record Limits(
        Money order,
        Money year,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {}
