package by.pavilion.customs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rows of rules at one moment, and what they say on a given day. */
final class RuleBook {
    private final List<TaxRate> taxRates;
    private final List<RetailRule> retailRules;
    private final List<AllowedGoods> allowedGoods;
    private final List<ModeRestriction> restrictions;
    private final List<FilingRule> filingRules;
    private final Map<LocalDate, TaxTable> taxTables = new ConcurrentHashMap<>();

    RuleBook(
            List<TaxRate> taxRates,
            List<RetailRule> retailRules,
            List<AllowedGoods> allowedGoods,
            List<ModeRestriction> restrictions,
            List<FilingRule> filingRules) {
        this.taxRates = List.copyOf(taxRates);
        this.retailRules = List.copyOf(retailRules);
        this.allowedGoods = List.copyOf(allowedGoods);
        this.restrictions = List.copyOf(restrictions);
        this.filingRules = List.copyOf(filingRules);
    }

    /** @throws IllegalStateException when no limits are known for that day */
    TaxTable taxTable(LocalDate day) {
        return taxTables.computeIfAbsent(
                day,
                date -> new TaxTable(
                        on(date, retailRules)
                                .max(Comparator.comparing(RetailRule::validFrom))
                                .orElseThrow(() -> new IllegalStateException("no limits of retail import on " + date)),
                        on(date, taxRates).toList()));
    }

    /** Every rule that speaks against the goods; the worst of them decides. */
    Compliance compliance(String hsCode, CustomsMode mode, LocalDate day) {
        List<ModeRestriction> against = on(day, restrictions)
                .filter(restriction -> restriction.mode() == mode && hsCode.startsWith(restriction.hsPrefix()))
                .toList();
        boolean listed = on(day, allowedGoods).anyMatch(goods -> hsCode.startsWith(goods.hsPrefix()));
        List<Compliance.Reason> reasons = Stream.concat(
                        against.stream().map(ModeRestriction::reason),
                        listed
                                ? Stream.of()
                                : Stream.of(new Compliance.Reason("not-on-positive-list", "跨境电子商务零售进口商品清单")))
                .distinct()
                .toList();
        Compliance.Verdict verdict = Stream.concat(
                        against.stream().map(ModeRestriction::verdict),
                        Stream.of(listed ? Compliance.Verdict.ALLOWED : Compliance.Verdict.BLOCKED))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Compliance(verdict, reasons);
    }

    Set<CustomsMode> modes(String hsCode, LocalDate day) {
        return Stream.of(CustomsMode.values())
                .filter(mode -> compliance(hsCode, mode, day).isAllowed())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CustomsMode.class)));
    }

    /** @throws IllegalStateException when nobody is named for that document */
    FiledBy filedBy(String channel, DocumentType document, LocalDate day) {
        return Stream.of(channel, FilingRule.ANY_CHANNEL)
                .flatMap(wanted -> on(day, filingRules)
                        .filter(rule ->
                                rule.document() == document && rule.channel().equals(wanted))
                        .max(Comparator.comparing(FilingRule::validFrom))
                        .stream())
                .findFirst()
                .map(FilingRule::filedBy)
                .orElseThrow(() -> new IllegalStateException(
                        "nobody is named to file " + document + " of channel " + channel + " on " + day));
    }

    private static <T extends Dated> Stream<T> on(LocalDate day, List<T> rows) {
        return rows.stream().filter(row -> row.holdsOn(day));
    }
}
