package by.pavilion.ordering.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Which payment firm is to get an order paid. */
record StartPaymentRequest(@NotBlank @Size(max = 20) String provider) {}
