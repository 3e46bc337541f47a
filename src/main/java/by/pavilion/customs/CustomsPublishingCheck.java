package by.pavilion.customs;

import by.pavilion.catalog.BlockingReason;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.PublishingCheck;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps a listing from being published that no mode allows, or whose tax cannot be told. */
@ApplicationScoped
class CustomsPublishingCheck implements PublishingCheck {
    private static final String HS_CODE = "/customs/hsCode";

    private final Rules rules;
    private final Clock clock;

    CustomsPublishingCheck(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        RuleBook book = rules.book();
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        return Stream.concat(byMode(book, listing, today), byTax(book, listing, today))
                .distinct()
                .toList();
    }

    private static Stream<BlockingReason> byMode(RuleBook book, Listing listing, LocalDate today) {
        String hsCode = listing.customs().hsCode();
        if (!book.modes(hsCode, today).isEmpty()) {
            return Stream.of();
        }
        return Stream.of(CustomsMode.values()).flatMap(mode -> book.compliance(hsCode, mode, today).reasons().stream()
                .map(reason -> new BlockingReason(
                        reason.code(), HS_CODE, Map.of("hsCode", hsCode, "source", reason.source()))));
    }

    private static Stream<BlockingReason> byTax(RuleBook book, Listing listing, LocalDate today) {
        String hsCode = listing.customs().hsCode();
        TaxTable table = book.taxTable(today);
        try {
            table.tariff(hsCode);
            table.vat(hsCode);
            table.consumption(new TaxableLine(1, hsCode, 1, Money.zero(Money.CNY), listing.netContent()));
            return Stream.of();
        } catch (Problem missing) {
            return missing.errors().stream()
                    .map(error -> new BlockingReason(error.reason(), error.pointer(), Map.of("hsCode", hsCode)));
        }
    }
}
