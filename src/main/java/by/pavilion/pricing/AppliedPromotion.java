package by.pavilion.pricing;

import by.pavilion.shared.Money;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion took off a line, as it is remembered with what was quoted or bought: promotions change later.
 *
 * @param titles by language tag
 * @param couponCode that opened it; null for one that is for everybody
 */
public record AppliedPromotion(
        PromotionId id,
        Map<String, String> titles,
        @Nullable String couponCode,
        Money amount) {
    public AppliedPromotion {
        titles = Collections.unmodifiableMap(new TreeMap<>(titles));
    }

    static AppliedPromotion of(Promotion promotion, Money amount) {
        return new AppliedPromotion(
                promotion.id(), promotion.titles(), promotion.couponCode().orElse(null), amount);
    }
}
