package by.pavilion.customs.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a declaration is not wanted any more; customs reads it. */
record CancellationRequest(@NotBlank @Size(max = 500) @Plain String reason) {}
