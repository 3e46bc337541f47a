package by.pavilion.ordering.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why goods are not taken back, for the one who asked. */
record RejectReturnRequest(@NotBlank @Size(max = 500) String reason) {}
