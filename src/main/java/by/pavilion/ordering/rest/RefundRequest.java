package by.pavilion.ordering.rest;

import by.pavilion.ordering.RefundOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How much of an order's money goes back, and why. */
record RefundRequest(
        @NotNull @Valid Amount amount,
        @NotBlank @Size(max = 40) String reason) {

    record Amount(
            @NotBlank @Size(max = 20) String amount,
            @NotBlank @Size(max = 3) String currency) {}

    RefundOrder.Wish toWish() {
        return new RefundOrder.Wish(amount.amount(), amount.currency(), reason);
    }
}
