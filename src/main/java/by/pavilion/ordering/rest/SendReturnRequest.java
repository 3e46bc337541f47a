package by.pavilion.ordering.rest;

import by.pavilion.ordering.ReturnTracking;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Under which number goods come back. */
record SendReturnRequest(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}", message = "malformed")
        String carrierCode,

        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{4,60}", message = "malformed")
        String trackingNumber) {

    ReturnTracking toTracking() {
        return new ReturnTracking(carrierCode, trackingNumber);
    }
}
