package by.pavilion.pricing.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.pricing.Benefit;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a promotion gives, on the wire: the kind, and just the fields that the kind has. */
record BenefitJson(
        @NotNull Kind kind,
        @Min(1) @Max(99) @Nullable Integer percent,
        @Valid @Nullable Money amount,
        @Valid @Nullable Money minimum,
        @Min(1) @Max(MOST) @Nullable Long buy,
        @Min(1) @Max(MOST) @Nullable Long pay,
        @Nullable Sku sku,
        @Min(1) @Max(MOST) @Nullable Long quantity) {
    private static final long MOST = 999;

    /** What promotions give. */
    enum Kind {
        PERCENT_OFF,
        AMOUNT_OFF,
        BUY_N_PAY_M,
        GIFT
    }

    private List<String> fields() {
        return switch (kind) {
            case PERCENT_OFF -> List.of("percent");
            case AMOUNT_OFF -> List.of("amount", "minimum");
            case BUY_N_PAY_M -> List.of("buy", "pay");
            case GIFT -> List.of("sku", "quantity", "buy");
        };
    }

    /** Fields that the kind lacks or does not have. */
    List<FieldError> errors() {
        Map<String, Optional<Object>> given = new TreeMap<>();
        given.put("percent", Optional.ofNullable(percent));
        given.put("amount", Optional.ofNullable(amount));
        given.put("minimum", Optional.ofNullable(minimum));
        given.put("buy", Optional.ofNullable(buy));
        given.put("pay", Optional.ofNullable(pay));
        given.put("sku", Optional.ofNullable(sku));
        given.put("quantity", Optional.ofNullable(quantity));
        List<FieldError> errors = new ArrayList<>();
        given.forEach((field, value) -> {
            boolean wanted = fields().contains(field);
            if (wanted && value.isEmpty()) {
                errors.add(new FieldError("/benefit/" + field, "required", Map.of()));
            } else if (!wanted && value.isPresent()) {
                errors.add(new FieldError(
                        "/benefit/" + field, "not-of-this-kind", Map.of("fields", String.join(", ", fields()))));
            }
        });
        return errors;
    }

    /** Only without {@link #errors}. */
    Benefit toBenefit() {
        return switch (kind) {
            case PERCENT_OFF -> new Benefit.PercentOff(Objects.requireNonNull(percent));
            case AMOUNT_OFF -> new Benefit.AmountOff(Objects.requireNonNull(amount), Objects.requireNonNull(minimum));
            case BUY_N_PAY_M -> new Benefit.BuyPay(Objects.requireNonNull(buy), Objects.requireNonNull(pay));
            case GIFT ->
                new Benefit.Gift(
                        Objects.requireNonNull(sku), Objects.requireNonNull(quantity), Objects.requireNonNull(buy));
        };
    }

    static BenefitJson of(Benefit benefit) {
        if (benefit instanceof Benefit.PercentOff off) {
            return new BenefitJson(Kind.PERCENT_OFF, off.percent(), null, null, null, null, null, null);
        }
        if (benefit instanceof Benefit.AmountOff off) {
            return new BenefitJson(Kind.AMOUNT_OFF, null, off.amount(), off.minimum(), null, null, null, null);
        }
        if (benefit instanceof Benefit.BuyPay buyPay) {
            return new BenefitJson(Kind.BUY_N_PAY_M, null, null, null, buyPay.buy(), buyPay.pay(), null, null);
        }
        Benefit.Gift gift = (Benefit.Gift) benefit;
        return new BenefitJson(Kind.GIFT, null, null, null, gift.buy(), null, gift.sku(), gift.quantity());
    }
}
