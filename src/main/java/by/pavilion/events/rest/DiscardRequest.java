package by.pavilion.events.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an event is given up. */
record DiscardRequest(@NotBlank @Size(max = 500) String reason) {}
