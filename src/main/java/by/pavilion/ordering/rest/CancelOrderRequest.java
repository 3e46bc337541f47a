package by.pavilion.ordering.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an order is not wanted any more, as a code. */
record CancelOrderRequest(@NotBlank @Size(max = 40) String reason) {}
