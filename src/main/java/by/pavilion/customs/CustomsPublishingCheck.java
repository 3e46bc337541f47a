package by.pavilion.customs;

import by.pavilion.catalog.BlockingReason;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.PublishingCheck;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a listing from being published that no mode allows, whose tax cannot be told, or that lacks what customs asks or tells it
 * wrongly.
 */
@ApplicationScoped
class CustomsPublishingCheck implements PublishingCheck {
    private static final String HS_CODE = "/customs/hsCode";
    private static final String UNIT = "/customs/unit2";
    private static final String SPECIFICATION = "/customs/gmodelZh";

    private final Rules rules;
    private final ComplianceGate gate;
    private final CustomsConfig config;
    private final Clock clock;

    CustomsPublishingCheck(Rules rules, ComplianceGate gate, CustomsConfig config, Clock clock) {
        this.rules = rules;
        this.gate = gate;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        return reasonsAgainst(listing, CustomsCalendar.dayOf(clock.instant()));
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing, LocalDate day) {
        RuleBook book = rules.book();
        return Stream.of(
                        byMode(book, listing, day),
                        byTax(book, listing, day),
                        byElements(book, listing, day),
                        byQuantity(book, listing, day),
                        new ListingCodes(book.codes(), config.countryTable(), day).reasonsAgainst(listing))
                .flatMap(reasons -> reasons)
                .distinct()
                .toList();
    }

    /**
     * One mode that allows the goods is enough; with none, all that speaks against each is told. A mode that asks for all that
     * another one asks for, and more, is left out: nobody has to mend more than the other one's.
     */
    private Stream<BlockingReason> byMode(RuleBook book, Listing listing, LocalDate today) {
        List<Compliance> verdicts = Stream.of(CustomsMode.values())
                .map(mode -> gate.check(listing, mode, Optional.empty(), today))
                .toList();
        if (verdicts.stream().anyMatch(Compliance::isAllowed)) {
            return Stream.of();
        }
        String hsCode = listing.customs().hsCode();
        Stream<Compliance> least =
                verdicts.stream().filter(verdict -> verdicts.stream().noneMatch(other -> asksForMore(verdict, other)));
        return least.flatMap(verdict -> verdict.reasons().stream()
                .map(reason -> new BlockingReason(
                        reason.code(),
                        pointer(reason, book, hsCode, today),
                        Map.of("hsCode", hsCode, "source", reason.source()))));
    }

    private static boolean asksForMore(Compliance verdict, Compliance other) {
        return verdict.reasons().size() > other.reasons().size()
                && verdict.reasons().containsAll(other.reasons());
    }

    /** Where the listing has to change: mostly it is of other goods, or not at all. */
    private static String pointer(Compliance.Reason reason, RuleBook book, String hsCode, LocalDate today) {
        return reason.code().equals(RuleBook.EXCLUSION_NOT_TOLD)
                ? book.listed(hsCode, today)
                        .flatMap(row -> Optional.ofNullable(row.excludeIfTag()))
                        .map(tag -> "/attributes/" + tag)
                        .orElse(HS_CODE)
                : HS_CODE;
    }

    /** What one person may import only so much of has to say how much it is. */
    private static Stream<BlockingReason> byQuantity(RuleBook book, Listing listing, LocalDate today) {
        return book
                .listed(listing.customs().hsCode(), today)
                .filter(AllowedGoods::isLimited)
                .filter(row ->
                        ComplianceGate.quantityOfOne(listing, row.yearlyUnit()).isEmpty())
                .map(row -> row.limit(BigDecimal.ZERO))
                .map(limit -> new BlockingReason(
                        "yearly-quantity-not-told",
                        UNIT,
                        Map.of("unit", limit.unit(), "hsPrefix", limit.hsPrefix(), "source", limit.source())))
                .stream();
    }

    private static Stream<BlockingReason> byElements(RuleBook book, Listing listing, LocalDate today) {
        return book.declaredElements(listing.customs().hsCode(), today).stream()
                .flatMap(elements ->
                        elements
                                .missingIn(
                                        listing.customs().gmodelZh(),
                                        book.codes().firstElements(today))
                                .stream()
                                .map(element -> new BlockingReason(
                                        "declared-element-missing",
                                        SPECIFICATION,
                                        Map.of("element", element, "source", elements.source()))));
    }

    /** Every tax that cannot be told, not the first one only. */
    private static Stream<BlockingReason> byTax(RuleBook book, Listing listing, LocalDate today) {
        String hsCode = listing.customs().hsCode();
        TaxTable table = book.taxTable(today);
        TaxableLine line = new TaxableLine(1, hsCode, 1, Money.zero(Money.CNY), listing.netContent());
        return Stream.<Runnable>of(() -> table.tariff(hsCode), () -> table.vat(hsCode), () -> table.consumption(line))
                .flatMap(rate -> missing(rate, hsCode));
    }

    private static Stream<BlockingReason> missing(Runnable rate, String hsCode) {
        try {
            rate.run();
            return Stream.of();
        } catch (Problem missing) {
            String tax = String.valueOf(missing.facts().get("tax"));
            return missing.errors().stream()
                    .map(error ->
                            new BlockingReason(error.reason(), error.pointer(), Map.of("hsCode", hsCode, "tax", tax)));
        }
    }
}
