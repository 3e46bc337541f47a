package by.pavilion.ordering.rest;

import by.pavilion.ordering.CheckOut;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.BodyCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** What is wrong with a checkout beside the fields that do not fit. */
@Singleton
class CheckoutBodyCheck implements BodyCheck<CheckoutRequest> {
    private final CheckOut checkOut;

    CheckoutBodyCheck(CheckOut checkOut) {
        this.checkOut = checkOut;
    }

    @Override
    public Class<CheckoutRequest> type() {
        return CheckoutRequest.class;
    }

    @Override
    public List<FieldError> errorsIn(CheckoutRequest request) {
        return checkOut.errorsIn(request.toCommand()).stream()
                .filter(error -> request.cart().isEmpty() || !error.pointer().equals("/lines"))
                .toList();
    }
}
