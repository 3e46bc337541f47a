package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.QuoteBasket;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.BodyCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** What is wrong with a wish to know a price beside the fields that do not fit. */
@Singleton
class QuoteBodyCheck implements BodyCheck<QuoteRequest> {
    private final QuoteBasket quoteBasket;
    private final CurrentCaller currentCaller;

    QuoteBodyCheck(QuoteBasket quoteBasket, CurrentCaller currentCaller) {
        this.quoteBasket = quoteBasket;
        this.currentCaller = currentCaller;
    }

    @Override
    public Class<QuoteRequest> type() {
        return QuoteRequest.class;
    }

    @Override
    public List<FieldError> errorsIn(QuoteRequest request) {
        return quoteBasket.errorsIn(request.toCommand(!currentCaller.caller().is(Role.PUBLIC)));
    }
}
