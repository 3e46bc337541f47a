package by.pavilion.ordering.rest;

import by.pavilion.ordering.KeepCart;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.BodyCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** What is wrong with a new cart beside the fields that do not fit. */
@Singleton
class MakeCartBodyCheck implements BodyCheck<MakeCartRequest> {
    private final KeepCart keepCart;

    MakeCartBodyCheck(KeepCart keepCart) {
        this.keepCart = keepCart;
    }

    @Override
    public Class<MakeCartRequest> type() {
        return MakeCartRequest.class;
    }

    @Override
    public List<FieldError> errorsIn(MakeCartRequest request) {
        return keepCart.errorsIn(request.customer(), request.wanted());
    }
}
