package by.pavilion.ordering;

import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.BasketPrices;
import by.pavilion.pricing.Prices;
import by.pavilion.pricing.Promotion;
import by.pavilion.shared.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The coupon codes that somebody named, and what is wrong with them. */
record NamedCoupons(List<Promotion> promotions, List<FieldError> errors) {
    static final int MOST = 5;

    static NamedCoupons of(List<String> codes, String channel, Prices prices) {
        List<Promotion> promotions = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        if (codes.size() > MOST) {
            errors.add(new FieldError("/couponCodes", "too-many", Map.of("max", MOST)));
            return new NamedCoupons(promotions, errors);
        }
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < codes.size(); index++) {
            String code = codes.get(index);
            Optional<Promotion> promotion = prices.coupon(code, channel);
            if (!seen.add(code)) {
                errors.add(new FieldError("/couponCodes/" + index, "coupon-twice", Map.of()));
            } else if (promotion.isEmpty()) {
                errors.add(new FieldError("/couponCodes/" + index, "coupon-not-valid", Map.of()));
            } else {
                promotions.add(promotion.get());
            }
        }
        return new NamedCoupons(promotions, errors);
    }

    /**
     * What the goods cost with them.
     *
     * @throws by.pavilion.shared.Problem 422 when one of them takes nothing off these goods
     */
    BasketPrices prices(List<BasketItem> items, String channel, Prices prices) {
        BasketPrices basket = prices.of(items, channel, promotions);
        List<FieldError> idle = new ArrayList<>();
        for (int index = 0; index < promotions.size(); index++) {
            if (!basket.hasApplied(promotions.get(index).id())) {
                idle.add(new FieldError("/couponCodes/" + index, "coupon-does-not-apply", Map.of()));
            }
        }
        if (!idle.isEmpty()) {
            throw OrderingProblems.validation(idle);
        }
        return basket;
    }
}
