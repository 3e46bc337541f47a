package by.pavilion.pricing.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.pricing.Promotion;
import by.pavilion.pricing.PromotionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A promotion as its merchant sees it. */
record PromotionResponse(
        PromotionId id,
        Map<String, String> titles,
        BenefitJson benefit,
        List<Sku> skus,
        List<String> categories,
        List<String> channels,
        Optional<String> couponCode,
        Optional<Long> mostUses,
        Optional<Long> mostUsesOfBuyer,
        Instant startsAt,
        Instant endsAt,
        boolean paused,
        long version,
        Instant createdAt) {

    static PromotionResponse of(Promotion promotion) {
        return new PromotionResponse(
                promotion.id(),
                promotion.titles(),
                BenefitJson.of(promotion.benefit()),
                promotion.scope().skus(),
                promotion.scope().categories(),
                promotion.scope().channels(),
                promotion.couponCode(),
                promotion.mostUses(),
                promotion.mostUsesOfBuyer(),
                promotion.startsAt(),
                promotion.endsAt(),
                promotion.paused(),
                promotion.version(),
                promotion.createdAt());
    }
}
