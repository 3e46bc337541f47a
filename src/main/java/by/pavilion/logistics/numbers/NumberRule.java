package by.pavilion.logistics.numbers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * For how long a number belongs to one parcel, by the rule of some days.
 *
 * @param validUntil the first day in China on which it no longer holds; null while no end is known
 */
record NumberRule(int months, LocalDate validFrom, @Nullable LocalDate validUntil) {
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || day.isBefore(validUntil));
    }
}
