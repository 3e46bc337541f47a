package by.pavilion.pricing.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.pricing.SavePriceList;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.BodyCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** What is wrong with a price list beside the fields that do not fit. */
@Singleton
class PriceListBodyCheck implements BodyCheck<PriceListRequest> {
    private final SavePriceList savePriceList;
    private final CurrentCaller current;

    PriceListBodyCheck(SavePriceList savePriceList, CurrentCaller current) {
        this.savePriceList = savePriceList;
        this.current = current;
    }

    @Override
    public Class<PriceListRequest> type() {
        return PriceListRequest.class;
    }

    @Override
    public List<FieldError> errorsIn(PriceListRequest request) {
        return savePriceList.errorsIn(current.caller().requireMerchant(), request.toTerms());
    }
}
