package by.pavilion.ordering.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why an order is stopped, as a code, and what other operators should know. */
record HoldRequest(
        @NotBlank @Size(max = 40) String reason,
        @Size(max = 500) @Plain @Nullable String note) {}
