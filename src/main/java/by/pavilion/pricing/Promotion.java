package by.pavilion.pricing;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A merchant's promotion.
 *
 * @param titles what buyers read, by language tag
 * @param couponCode that buyers must name; without it everybody gets the promotion
 * @param mostUses how many orders may use the code; any number when empty
 * @param mostUsesOfBuyer the same for one person
 * @param endsAt the first moment at which it is over
 * @param version raised by each change
 */
public record Promotion(
        PromotionId id,
        MerchantId merchant,
        Map<String, String> titles,
        Benefit benefit,
        PromotionScope scope,
        Optional<String> couponCode,
        Optional<Long> mostUses,
        Optional<Long> mostUsesOfBuyer,
        Instant startsAt,
        Instant endsAt,
        boolean paused,
        long version,
        Instant createdAt) {

    public Promotion {
        titles = Collections.unmodifiableMap(new TreeMap<>(titles));
    }

    boolean isOnAt(Instant now) {
        return !paused && !now.isBefore(startsAt) && !isOverAt(now);
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(endsAt);
    }
}
