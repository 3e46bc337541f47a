package by.pavilion.pricing.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.pricing.PromotionScope;
import by.pavilion.pricing.SavePromotion;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.Plain;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A promotion as its merchant wants it; what is read-only in {@link PromotionResponse} is ignored. */
@JsonIgnoreProperties({"id", "version", "createdAt"})
record PromotionRequest(
        @NotEmpty
        Map<
                        @Pattern(regexp = "zh-CN|ru|be|en", message = "unknown-language") String,
                        @NotBlank @Size(max = 100) @Plain String>
                titles,

        @NotNull @Valid BenefitJson benefit,
        @Size(max = MOST_SKUS) @Nullable List<@NotNull Sku> skus,

        @Size(max = MOST_CATEGORIES) @Nullable
        List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,40}", message = "malformed") String> categories,

        @Size(max = MOST_CHANNELS) @Nullable
        List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}", message = "malformed") String> channels,

        @Pattern(regexp = "[A-Z0-9-]{3,40}", message = "malformed") @Nullable
        String couponCode,

        @Min(1) @Max(1_000_000_000) @Nullable Long mostUses,
        @Min(1) @Max(1_000) @Nullable Long mostUsesOfBuyer,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @Nullable Boolean paused) {
    private static final int MOST_SKUS = 1_000;
    private static final int MOST_CATEGORIES = 100;
    private static final int MOST_CHANNELS = 20;

    /** Fields of the benefit that its kind lacks or does not have; none as long as there is no kind. */
    List<FieldError> errorsInBenefit() {
        return hasKind() ? benefit.errors() : List.of();
    }

    /** Also of a request that breaks its constraints: what fits. */
    SavePromotion.Terms toTerms() {
        return new SavePromotion.Terms(
                hasKind() && benefit.errors().isEmpty() ? Optional.of(benefit.toBenefit()) : Optional.empty(),
                scope(),
                Optional.ofNullable(couponCode),
                Optional.ofNullable(mostUses),
                Optional.ofNullable(mostUsesOfBuyer),
                Optional.ofNullable(startsAt),
                Optional.ofNullable(endsAt));
    }

    private boolean hasKind() {
        return benefit != null && benefit.kind() != null;
    }

    private PromotionScope scope() {
        return new PromotionScope(
                fitting(skus, MOST_SKUS), fitting(categories, MOST_CATEGORIES), fitting(channels, MOST_CHANNELS));
    }

    /** A list that breaks the constraints, with gaps or too long, is left to them. */
    private static <T> List<T> fitting(@Nullable List<T> list, int most) {
        return list == null || list.size() > most || list.stream().anyMatch(Objects::isNull) ? List.of() : list;
    }

    /** Only without {@link #errorsInBenefit}. */
    SavePromotion.Particulars toParticulars() {
        return new SavePromotion.Particulars(
                titles,
                benefit.toBenefit(),
                scope(),
                Optional.ofNullable(couponCode),
                Optional.ofNullable(mostUses),
                Optional.ofNullable(mostUsesOfBuyer),
                startsAt,
                endsAt,
                Boolean.TRUE.equals(paused));
    }
}
