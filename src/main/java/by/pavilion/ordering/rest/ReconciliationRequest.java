package by.pavilion.ordering.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Which statement is to be compared with ours.
 *
 * @param date a day in Shanghai that is over
 */
record ReconciliationRequest(
        @NotBlank @Size(max = 20) String provider, @NotNull LocalDate date) {}
