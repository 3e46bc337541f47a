package by.pavilion.ordering.rest;

import by.pavilion.ordering.PlaceOrder;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.BodyCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** What is wrong with an order beside the fields that do not fit. */
@Singleton
class OrderBodyCheck implements BodyCheck<PlaceOrderRequest> {
    private final PlaceOrder placeOrder;

    OrderBodyCheck(PlaceOrder placeOrder) {
        this.placeOrder = placeOrder;
    }

    @Override
    public Class<PlaceOrderRequest> type() {
        return PlaceOrderRequest.class;
    }

    @Override
    public List<FieldError> errorsIn(PlaceOrderRequest request) {
        return placeOrder.errorsIn(request.toCommand());
    }
}
