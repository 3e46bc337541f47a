package by.pavilion.customs.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an operator finds nothing wrong with a case. */
record DismissalRequest(@NotBlank @Size(max = 500) @Plain String note) {}
