package by.pavilion.merchant.rest;

import by.pavilion.merchant.AgreeCommission;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A commission as an operator enters it. */
record CommissionRequest(
        @Pattern(regexp = "[a-z0-9-]{1,40}", message = "malformed") @Nullable
        String category,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 5, message = "malformed")
        BigDecimal rate,

        @NotNull LocalDate validFrom) {

    AgreeCommission.Particulars toParticulars() {
        return new AgreeCommission.Particulars(Optional.ofNullable(category), rate.stripTrailingZeros(), validFrom);
    }
}
