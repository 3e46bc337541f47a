package by.pavilion.ordering;

import java.time.LocalDate;

/** The days between which goods may be expected, if they were ordered on the day of the estimate. Nobody promises it. */
public record DeliveryEstimate(LocalDate earliest, LocalDate latest) {
    public DeliveryEstimate {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("from " + earliest + " until " + latest);
        }
    }
}
