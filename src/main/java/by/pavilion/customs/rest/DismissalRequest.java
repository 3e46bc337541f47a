package by.pavilion.customs.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Why an operator finds nothing wrong with a case.
 *
 * @param version of the case that was read, where it has one
 */
record DismissalRequest(
        @NotBlank @Size(max = 500) @Plain String note,

        @Nullable @Pattern(regexp = "[0-9]{1,10}-[a-z-]{1,40}", message = "malformed")
        String version) {}
