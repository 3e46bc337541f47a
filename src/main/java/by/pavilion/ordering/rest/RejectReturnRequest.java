package by.pavilion.ordering.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why goods are not taken back, for the one who asked. */
record RejectReturnRequest(@NotBlank @Size(max = 500) @Plain String reason) {}
