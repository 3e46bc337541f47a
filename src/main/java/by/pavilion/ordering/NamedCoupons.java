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
record NamedCoupons(List<Named> named, List<FieldError> errors) {
    static final int MOST = 5;

    /** A code that there is, and where it stands. */
    private record Named(int index, Promotion promotion) {}

    static NamedCoupons of(List<String> codes, String channel, Prices prices) {
        List<Named> named = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        if (codes.size() > MOST) {
            errors.add(new FieldError("/couponCodes", "too-many", Map.of("max", MOST)));
            return new NamedCoupons(named, errors);
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
                named.add(new Named(index, promotion.get()));
            }
        }
        return new NamedCoupons(named, errors);
    }

    /**
     * What the goods cost with them.
     *
     * @throws by.pavilion.shared.Problem 422 when one of them takes nothing off these goods
     */
    BasketPrices prices(List<BasketItem> items, String channel, Prices prices) {
        BasketPrices basket = priced(items, channel, prices);
        List<FieldError> idle = idle(basket);
        if (!idle.isEmpty()) {
            throw OrderingProblems.validation(idle);
        }
        return basket;
    }

    /** Those that take nothing off these goods, for a wish that is refused for something else: all that is wrong is said at once. */
    List<FieldError> idle(List<BasketItem> items, String channel, Prices prices) {
        return named.isEmpty() || items.isEmpty() ? List.of() : idle(priced(items, channel, prices));
    }

    private BasketPrices priced(List<BasketItem> items, String channel, Prices prices) {
        return prices.of(items, channel, named.stream().map(Named::promotion).toList());
    }

    private List<FieldError> idle(BasketPrices basket) {
        return named.stream()
                .filter(one -> !basket.hasApplied(one.promotion().id()))
                .map(one -> new FieldError("/couponCodes/" + one.index(), "coupon-does-not-apply", Map.of()))
                .toList();
    }
}
