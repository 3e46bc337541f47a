package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.pricing.ItemPrice;
import by.pavilion.pricing.TaxTotals;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgetQuotesTest {
    @Inject
    ForgetQuotes forgetQuotes;

    @Inject
    QuoteStore store;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void dropsQuotesADayAfterTheirEndAndKeepsTheOthersAsTheyWere() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        KeptQuote old = quote(now.minus(Duration.ofHours(25)));
        KeptQuote expired = quote(now.minus(Duration.ofHours(23)));
        KeptQuote valid = quote(now.plus(Duration.ofMinutes(15)));
        List.of(old, expired, valid).forEach(store::insert);

        forgetQuotes.doSome();

        assertThat(store.find(List.of(old.id(), expired.id(), valid.id())).values())
                .containsExactlyInAnyOrder(expired, valid);
    }

    private KeptQuote quote(Instant validUntil) {
        Money money = Money.of("12.34", Money.CNY);
        return new KeptQuote(
                new QuoteId(ids.next()),
                validUntil,
                Origin.STOREFRONT,
                "内蒙古",
                CustomsMode.BONDED,
                Optional.empty(),
                LocalDate.of(2026, 11, 26),
                List.of(
                        new KeptQuote.Line(new Sku("A-1"), 3, new ItemPrice(money, Money.zero(Money.CNY), List.of())),
                        new KeptQuote.Line(new Sku("B-2"), 1, new ItemPrice(money, Money.zero(Money.CNY), List.of()))),
                new Totals(money, money, money, new TaxTotals(money, money, money)));
    }
}
