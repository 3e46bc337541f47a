package by.pavilion.customs.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an operator finds nothing wrong with a case. */
record DismissalRequest(@NotBlank @Size(max = 500) String note) {}
