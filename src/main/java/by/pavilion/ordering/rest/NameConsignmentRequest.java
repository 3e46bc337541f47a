package by.pavilion.ordering.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The export papers that goods leave with. */
record NameConsignmentRequest(
        @NotNull @Pattern(regexp = CONSIGNMENT, message = "malformed")
        String consignment) {
    static final String CONSIGNMENT = "csn_[0-9A-HJKMNP-TV-Z]{13}";
}
