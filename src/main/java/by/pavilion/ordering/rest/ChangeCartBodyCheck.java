package by.pavilion.ordering.rest;

import by.pavilion.ordering.KeepCart;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.BodyCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** What is wrong with a change of a cart beside the fields that do not fit. */
@Singleton
class ChangeCartBodyCheck implements BodyCheck<ChangeCartRequest> {
    private final KeepCart keepCart;

    ChangeCartBodyCheck(KeepCart keepCart) {
        this.keepCart = keepCart;
    }

    @Override
    public Class<ChangeCartRequest> type() {
        return ChangeCartRequest.class;
    }

    @Override
    public List<FieldError> errorsIn(ChangeCartRequest request) {
        return keepCart.errorsIn(request.wanted());
    }
}
