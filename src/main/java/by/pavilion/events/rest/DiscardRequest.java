package by.pavilion.events.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an event is given up. */
record DiscardRequest(@NotBlank @Size(max = 500) @Plain String reason) {}
