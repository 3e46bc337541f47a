package by.pavilion.merchant.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Why; the merchant reads it. */
record ReasonsRequest(
        @NotNull @Size(min = 1, max = 20)
        List<@NotBlank @Size(max = 500) @Plain @Pattern(regexp = "[^\\r\\n]*", message = "malformed") String>
                reasons) {}
