package by.pavilion.ordering.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** How the money of a refund was settled outside. */
record DismissRefundCaseRequest(
        @NotBlank @Size(max = 500) @Plain String note) {}
