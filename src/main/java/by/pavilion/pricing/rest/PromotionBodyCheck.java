package by.pavilion.pricing.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.pricing.SavePromotion;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.BodyCheck;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a promotion beside the fields that do not fit. */
@Singleton
class PromotionBodyCheck implements BodyCheck<PromotionRequest> {
    private final SavePromotion savePromotion;
    private final CurrentCaller current;

    PromotionBodyCheck(SavePromotion savePromotion, CurrentCaller current) {
        this.savePromotion = savePromotion;
        this.current = current;
    }

    @Override
    public Class<PromotionRequest> type() {
        return PromotionRequest.class;
    }

    @Override
    public List<FieldError> errorsIn(PromotionRequest request) {
        List<FieldError> errors = new ArrayList<>(request.errorsInBenefit());
        errors.addAll(savePromotion.errorsIn(current.caller().requireMerchant(), request.toTerms()));
        return errors;
    }
}
