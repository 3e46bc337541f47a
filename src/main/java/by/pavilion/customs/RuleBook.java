package by.pavilion.customs;

import by.pavilion.catalog.AttributeValue;
import by.pavilion.merchant.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rows of rules at one moment, and what they say on a given day. */
final class RuleBook {
    private static final Set<DocumentKind> REGISTRATIONS_OF_GOODS =
            EnumSet.of(DocumentKind.FORMULA_REGISTRATION, DocumentKind.COSMETICS_FILING);

    /** The reason against goods of which nobody says whether they are among those that a row of the list excludes. */
    static final String EXCLUSION_NOT_TOLD = "exclusion-not-told";

    /** The reason against goods that a row of the list limits without telling how much may come. */
    static final String QUANTITY_NOT_ENTERED = "yearly-quantity-not-entered";

    private final List<TaxRate> taxRates;
    private final List<RetailRule> retailRules;
    private final List<AllowedGoods> allowedGoods;
    private final List<ModeRestriction> restrictions;
    private final List<FilingRule> filingRules;
    private final List<DocumentRule> documentRules;
    private final List<RegistrationRegime> regimes;
    private final List<DeclaredElements> declaredElements;
    private final CodeTables codes;
    private final List<NoticeText> notices;
    private final Map<LocalDate, TaxTable> taxTables = new ConcurrentHashMap<>();

    RuleBook(
            List<TaxRate> taxRates,
            List<RetailRule> retailRules,
            List<AllowedGoods> allowedGoods,
            List<ModeRestriction> restrictions,
            List<FilingRule> filingRules,
            List<DocumentRule> documentRules,
            List<RegistrationRegime> regimes,
            List<DeclaredElements> declaredElements,
            CodeTables codes,
            List<NoticeText> notices) {
        this.taxRates = List.copyOf(taxRates);
        this.retailRules = List.copyOf(retailRules);
        this.allowedGoods = List.copyOf(allowedGoods);
        this.restrictions = List.copyOf(restrictions);
        this.filingRules = List.copyOf(filingRules);
        this.documentRules = List.copyOf(documentRules);
        this.regimes = List.copyOf(regimes);
        this.declaredElements = List.copyOf(declaredElements);
        this.codes = codes;
        this.notices = List.copyOf(notices);
    }

    /** The notices for consumers in all their languages, the newest first. */
    List<NoticeText> notices(LocalDate day) {
        return on(day, notices)
                .sorted(Comparator.comparing(NoticeText::validFrom)
                        .thenComparing(NoticeText::version)
                        .reversed())
                .toList();
    }

    /** @throws IllegalStateException when no limits are known for that day */
    TaxTable taxTable(LocalDate day) {
        return taxTables.computeIfAbsent(
                day,
                date -> new TaxTable(
                        retailRule(date),
                        on(date, taxRates).toList(),
                        after(date, taxRates).toList()));
    }

    /** The youngest. It ends when the next one begins, whether or not that was written into it. */
    private RetailRule retailRule(LocalDate day) {
        RetailRule rule = on(day, retailRules)
                .max(Comparator.comparing(RetailRule::validFrom))
                .orElseThrow(() -> new IllegalStateException("no limits of retail import on " + day));
        return after(day, retailRules)
                .map(RetailRule::validFrom)
                .min(Comparator.naturalOrder())
                .map(rule::endingBy)
                .orElse(rule);
    }

    /** What can be said of goods of which only the code is known. */
    Compliance compliance(String hsCode, CustomsMode mode, @Nullable String province, LocalDate day) {
        return compliance(hsCode, Map.of(), mode, province, day);
    }

    /** What can be said of goods whoever sells them. */
    Compliance compliance(
            String hsCode,
            Map<String, AttributeValue> attributes,
            CustomsMode mode,
            @Nullable String province,
            LocalDate day) {
        return compliance(hsCode, attributes, Set.of(), mode, province, day);
    }

    /**
     * Every rule that speaks against the goods; the worst of them decides.
     *
     * @param attributes what their listing says of them, by code
     * @param held the valid documents of their seller that are about them
     * @param province where they would go; null when they may go anywhere
     */
    Compliance compliance(
            String hsCode,
            Map<String, AttributeValue> attributes,
            Set<DocumentKind> held,
            CustomsMode mode,
            @Nullable String province,
            LocalDate day) {
        List<ModeRestriction> against = on(day, restrictions)
                .filter(restriction -> restriction.isAbout(hsCode, held, mode, province))
                .toList();
        Optional<AllowedGoods> row = listed(hsCode, day);
        Optional<Against> byList = byList(row, hsCode, attributes, mode, day);
        List<Compliance.Reason> reasons = Stream.concat(
                        against.stream().map(ModeRestriction::reason), byList.map(Against::reason).stream())
                .distinct()
                .toList();
        Compliance.Verdict verdict = Stream.concat(
                        against.stream().map(ModeRestriction::verdict), byList.map(Against::verdict).stream())
                .max(Comparator.naturalOrder())
                .orElse(Compliance.Verdict.ALLOWED);
        return new Compliance(verdict, reasons, List.of(), row.map(AllowedGoods::edition));
    }

    /** What the positive list says against goods. */
    private record Against(Compliance.Verdict verdict, Compliance.Reason reason) {
        private static Optional<Against> of(Compliance.Verdict verdict, String code, String source) {
            return Optional.of(new Against(verdict, new Compliance.Reason(code, source)));
        }
    }

    private Optional<Against> byList(
            Optional<AllowedGoods> listed,
            String hsCode,
            Map<String, AttributeValue> attributes,
            CustomsMode mode,
            LocalDate day) {
        if (listed.isEmpty()) {
            return Against.of(Compliance.Verdict.BLOCKED, "not-on-positive-list", "跨境电子商务零售进口商品清单");
        }
        AllowedGoods row = listed.get();
        return switch (row.rule()) {
            case BONDED_ONLY ->
                mode.isBonded()
                        ? Optional.empty()
                        : Against.of(Compliance.Verdict.BLOCKED, "bonded-only", row.source());
            case NEEDS_REGISTRATION ->
                isRegistrationAskedFor(hsCode, mode, day)
                        ? Optional.empty()
                        : Against.of(Compliance.Verdict.NEEDS_REVIEW, "registration-to-be-checked", row.source());
            case EXCLUDE_IF_TAG -> byTag(row, attributes);
            case YEARLY_QUANTITY ->
                row.isLimited()
                        ? Optional.empty()
                        : Against.of(Compliance.Verdict.NEEDS_REVIEW, QUANTITY_NOT_ENTERED, row.source());
            case NONE -> Optional.empty();
        };
    }

    /** Goods that the row's remark excludes do not come; of those that do not say, nobody knows. */
    private static Optional<Against> byTag(AllowedGoods row, Map<String, AttributeValue> attributes) {
        String tag = row.excludeIfTag();
        if (tag != null && attributes.get(tag) instanceof AttributeValue.Flag excluded) {
            return excluded.value()
                    ? Against.of(Compliance.Verdict.BLOCKED, "excluded-by-remark", row.source())
                    : Optional.empty();
        }
        return Against.of(Compliance.Verdict.NEEDS_REVIEW, EXCLUSION_NOT_TOLD, row.source());
    }

    /** Whether a rule on documents sees to it that the goods are registered; otherwise a person has to. */
    private boolean isRegistrationAskedFor(String hsCode, CustomsMode mode, LocalDate day) {
        return documents(hsCode, mode, day).stream()
                .anyMatch(rule ->
                        rule.level() == DocumentLevel.REQUIRED && REGISTRATIONS_OF_GOODS.contains(rule.document()));
    }

    /** The row of the positive list with the longest prefix. */
    Optional<AllowedGoods> listed(String hsCode, LocalDate day) {
        return on(day, allowedGoods)
                .filter(goods -> hsCode.startsWith(goods.hsPrefix()))
                .max(Comparator.comparing(
                                (AllowedGoods goods) -> goods.hsPrefix().length())
                        .thenComparing(AllowedGoods::validFrom));
    }

    /** The documents that goods need, each by the rule that is closest to them, those of the seller first. */
    List<DocumentRule> documents(String hsCode, CustomsMode mode, LocalDate day) {
        return documentRules.stream()
                .filter(rule -> rule.mode() == mode && hsCode.startsWith(rule.hsPrefix()) && rule.holdsOn(day))
                .collect(Collectors.toMap(
                        DocumentRule::document, Function.identity(), BinaryOperator.maxBy(DocumentRule.BY_CLOSENESS)))
                .values()
                .stream()
                .sorted(Comparator.comparing(DocumentRule::level).thenComparing(DocumentRule::document))
                .toList();
    }

    /** The regulation that a registration which began on that day was made under, when it names this one. */
    Optional<RegistrationRegime> regime(String name, LocalDate begun) {
        return on(begun, regimes).filter(regime -> regime.regime().equals(name)).findFirst();
    }

    /** What the declaration norm wants to know of goods, when that was entered. */
    Optional<DeclaredElements> declaredElements(String hsCode, LocalDate day) {
        return on(day, declaredElements)
                .filter(elements -> hsCode.startsWith(elements.hsPrefix()))
                .max(Comparator.comparing((DeclaredElements elements) ->
                                elements.hsPrefix().length())
                        .thenComparing(DeclaredElements::validFrom));
    }

    CodeTables codes() {
        return codes;
    }

    /**
     * Who sends a document.
     *
     * @param shop of a marketplace
     * @throws IllegalStateException when nobody is named for that document
     */
    FiledBy filedBy(String channel, Optional<String> shop, DocumentType document, LocalDate day) {
        return on(day, filingRules)
                .filter(rule -> rule.isAbout(channel, shop, document))
                .max(FilingRule.BY_WEIGHT)
                .map(FilingRule::filedBy)
                .orElseThrow(() -> new IllegalStateException(
                        "nobody is named to file " + document + " of channel " + channel + " on " + day));
    }

    /**
     * Another one when other rows decide on that day whether a listing may be sold than did before. What is asked about other
     * days counts with all its rows: registrations are judged by the day on which they began.
     *
     * @param spoken the table of countries that our messages speak
     */
    String fingerprint(LocalDate day, CountryTable spoken) {
        String rows = Stream.<Stream<? extends Dated>>of(
                        on(day, taxRates),
                        on(day, allowedGoods),
                        on(day, restrictions),
                        on(day, documentRules),
                        on(day, declaredElements),
                        codes.on(day),
                        regimes.stream())
                .flatMap(decisive -> decisive.map(Object::toString))
                .collect(Collectors.joining("\n", spoken + "\n", ""));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(rows.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static <T extends Dated> Stream<T> after(LocalDate day, List<T> rows) {
        return rows.stream().filter(row -> row.validFrom().isAfter(day));
    }

    private static <T extends Dated> Stream<T> on(LocalDate day, List<T> rows) {
        return rows.stream().filter(row -> row.holdsOn(day));
    }
}
