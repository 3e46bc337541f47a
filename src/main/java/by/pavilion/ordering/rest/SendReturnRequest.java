package by.pavilion.ordering.rest;

import by.pavilion.ordering.ReturnTracking;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Under which number goods come back. */
record SendReturnRequest(
        @NotNull @Pattern(regexp = ReturnTracking.CARRIER_CODE, message = "malformed")
        String carrierCode,

        @NotNull @Pattern(regexp = ReturnTracking.TRACKING_NUMBER, message = "malformed")
        String trackingNumber) {

    ReturnTracking toTracking() {
        return new ReturnTracking(carrierCode, trackingNumber);
    }
}
