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
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps a listing from being published that no mode allows, whose tax cannot be told, or that lacks what customs asks. */
@ApplicationScoped
class CustomsPublishingCheck implements PublishingCheck {
    private static final String HS_CODE = "/customs/hsCode";
    private static final String SPECIFICATION = "/customs/gmodelZh";

    private final Rules rules;
    private final ComplianceGate gate;
    private final Clock clock;

    CustomsPublishingCheck(Rules rules, ComplianceGate gate, Clock clock) {
        this.rules = rules;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        return reasonsAgainst(listing, CustomsCalendar.dayOf(clock.instant()));
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing, LocalDate day) {
        RuleBook book = rules.book();
        return Stream.of(byMode(listing, day), byTax(book, listing, day), byElements(book, listing, day))
                .flatMap(reasons -> reasons)
                .distinct()
                .toList();
    }

    /** One mode that allows the goods is enough; with none, all that speaks against each is told. */
    private Stream<BlockingReason> byMode(Listing listing, LocalDate today) {
        List<Compliance> verdicts = Stream.of(CustomsMode.values())
                .map(mode -> gate.check(listing, mode, Optional.empty(), today))
                .toList();
        if (verdicts.stream().anyMatch(Compliance::isAllowed)) {
            return Stream.of();
        }
        String hsCode = listing.customs().hsCode();
        return verdicts.stream().flatMap(verdict -> verdict.reasons().stream()
                .map(reason -> new BlockingReason(
                        reason.code(), HS_CODE, Map.of("hsCode", hsCode, "source", reason.source()))));
    }

    private static Stream<BlockingReason> byElements(RuleBook book, Listing listing, LocalDate today) {
        return book.declaredElements(listing.customs().hsCode(), today).stream()
                .flatMap(elements -> elements.missingIn(listing.customs().gmodelZh()).stream()
                        .map(element -> new BlockingReason(
                                "declared-element-missing",
                                SPECIFICATION,
                                Map.of("element", element, "source", elements.source()))));
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
