package by.pavilion.merchant.rest;

import by.pavilion.merchant.Commission;
import by.pavilion.merchant.CommissionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** An agreed commission. Rates are texts, since a number in JSON may lose digits on its way. */
record CommissionResponse(
        CommissionId id, Optional<String> category, String rate, LocalDate validFrom, Instant agreedAt) {

    static CommissionResponse of(Commission commission) {
        BigDecimal rate = commission.rate();
        return new CommissionResponse(
                commission.id(),
                commission.category(),
                rate.toPlainString(),
                commission.validFrom(),
                commission.agreedAt());
    }
}
