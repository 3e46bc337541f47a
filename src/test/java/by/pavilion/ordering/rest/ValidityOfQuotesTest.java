package by.pavilion.ordering.rest;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.Limits;
import by.pavilion.ordering.TaxReason;
import by.pavilion.pricing.FreightReason;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That a quote tells until when what it rests on holds, where that is known. */
class ValidityOfQuotesTest {
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 1, 1);
    private static final Money YUAN = Money.of("1.00", Money.CNY);

    @Test
    void tellsTheEndsThatAreKnown() {
        OrderLineResponse.ReasonResponse tax = tax(UNTIL, UNTIL.plusDays(1));

        assertThat(tax.validUntil()).contains(UNTIL);
        assertThat(tax.ruleValidUntil()).contains(UNTIL.plusDays(1));
        assertThat(freight(UNTIL).validUntil()).contains(UNTIL);
        assertThat(limits(UNTIL).validUntil()).contains(UNTIL);
    }

    @Test
    void tellsNoEndWhereNoneIsKnown() {
        OrderLineResponse.ReasonResponse tax = tax(null, null);

        assertThat(tax.validUntil()).isEmpty();
        assertThat(tax.ruleValidUntil()).isEmpty();
        assertThat(freight(null).validUntil()).isEmpty();
        assertThat(limits(null).validUntil()).isEmpty();
    }

    private static OrderLineResponse.ReasonResponse tax(@Nullable LocalDate until, @Nullable LocalDate ruleUntil) {
        TaxReason reason = new TaxReason(
                "VAT",
                "vat-reduced",
                new BigDecimal("0.13"),
                new BigDecimal("0.70"),
                YUAN,
                YUAN,
                "a tariff",
                SINCE,
                until,
                "a rule",
                SINCE,
                ruleUntil,
                null,
                null);
        return OrderLineResponse.ReasonResponse.of(reason, "en");
    }

    private static QuoteResponse.FreightResponse freight(@Nullable LocalDate until) {
        return QuoteResponse.FreightResponse.of(
                new FreightReason("near", 500, 1_000, YUAN, 500, YUAN, SINCE, until), "en");
    }

    private static QuoteResponse.LimitsResponse limits(@Nullable LocalDate until) {
        return QuoteResponse.LimitsResponse.of(new Limits(YUAN, YUAN, "a rule", SINCE, until), Optional.empty());
    }
}
