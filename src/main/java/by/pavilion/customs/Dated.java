package by.pavilion.customs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row that holds for a time. */
public interface Dated {
    LocalDate validFrom();

    /** The first day on which it no longer holds; null while no end is known. */
    @Nullable
    LocalDate validUntil();

    default boolean holdsOn(LocalDate day) {
        LocalDate until = validUntil();
        return !day.isBefore(validFrom()) && (until == null || day.isBefore(until));
    }
}
