package by.pavilion.ordering.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What became of goods that are stranded, as a name, and what other operators should know. */
record DecideStrandedRequest(
        @NotBlank @Size(max = 20) String outcome,
        @Size(max = 500) @Plain @Nullable String note) {}
