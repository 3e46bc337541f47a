package by.pavilion.ordering.rest;

import by.pavilion.identity.MerchantId;
import by.pavilion.ordering.settlement.CloseSettlement;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** A statement to be closed. */
record CloseSettlementRequest(
        @NotNull MerchantId merchantId,
        @NotNull LocalDate until,
        @NotNull Currency paidOutCurrency,

        @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 6, fraction = 8, message = "malformed")
        BigDecimal rate) {

    CloseSettlement.Particulars toParticulars() {
        return new CloseSettlement.Particulars(merchantId, until, paidOutCurrency, rate.stripTrailingZeros());
    }
}
