package by.pavilion.customs;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.NetContent;
import by.pavilion.customs.Compliance.Reason;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.merchant.MerchantDocument;
import by.pavilion.merchant.MerchantDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which goods may come by which mode to which province, by the rules of the day. */
@ApplicationScoped
public class ComplianceGate {
    private static final Logger LOG = Logger.getLogger(ComplianceGate.class);

    /** Codes of customs' table of units. */
    private static final String KILOGRAM = "035";

    private static final String LITRE = "095";

    /** A thousand of what weights and contents are counted in is one of customs' units. */
    private static final int THOUSANDTHS = 3;

    private final Rules rules;
    private final MerchantDocuments documents;

    ComplianceGate(Rules rules, MerchantDocuments documents) {
        this.rules = rules;
        this.documents = documents;
    }

    /**
     * Whether this merchant's goods may come by this mode: also the documents that they need of it are there and valid. What
     * each shipment brings anew is not asked for here.
     */
    public Compliance check(Listing listing, CustomsMode mode, Optional<String> province, LocalDate date) {
        String hsCode = listing.customs().hsCode();
        RuleBook book = rules.book();
        List<DocumentRule> wanted = book.documents(hsCode, mode, date).stream()
                .filter(rule -> rule.level().isOfSeller())
                .toList();
        List<MerchantDocument> shown = wanted.isEmpty() ? List.of() : shown(listing, wanted);
        Set<DocumentKind> held = EnumSet.noneOf(DocumentKind.class);
        List<Reason> lacking = new ArrayList<>();
        List<Reason> advice = new ArrayList<>();
        for (DocumentRule rule : wanted) {
            Optional<Reason> fault = fault(book, rule, shown, date)
                    .map(wrong -> new Reason(code(rule.document(), wrong), rule.source()));
            if (fault.isEmpty()) {
                held.add(rule.document());
            }
            fault.ifPresent(rule.level() == DocumentLevel.REQUIRED ? lacking::add : advice::add);
        }
        return book.compliance(hsCode, listing.presentation().attributes(), held, mode, province.orElse(null), date)
                .lacking(lacking, advice);
    }

    /** Of the kinds that are wanted first: a merchant may have a certificate of each batch, and whole catalogues ask. */
    private List<MerchantDocument> shown(Listing listing, List<DocumentRule> wanted) {
        Set<DocumentKind> kinds = EnumSet.noneOf(DocumentKind.class);
        wanted.forEach(rule -> kinds.add(rule.document()));
        return documents.of(listing.merchant()).stream()
                .filter(document -> kinds.contains(document.kind())
                        && document.covers(listing.customs().hsCode(), listing.brand())
                        && document.isOfMaker(listing.producerRegistration()))
                .toList();
    }

    /** The goods of a purchase that are limited by quantity for each person and year, added up by the row that limits them. */
    public List<YearlyQuantity> yearlyQuantities(Map<Listing, Long> goods, LocalDate date) {
        RuleBook book = rules.book();
        Map<AllowedGoods, BigDecimal> wanted = new LinkedHashMap<>();
        goods.forEach((listing, pieces) -> book.listed(listing.customs().hsCode(), date)
                .filter(AllowedGoods::isLimited)
                .ifPresent(row -> wanted.merge(row, quantity(listing, pieces, row), BigDecimal::add)));
        return wanted.entrySet().stream()
                .map(entry -> entry.getKey().limit(entry.getValue()))
                .toList();
    }

    /** A listing that does not tell is not published; what is on sale yet counts by its net weight in kilograms. */
    private static BigDecimal quantity(Listing listing, long pieces, AllowedGoods row) {
        return quantityOfOne(listing, row.yearlyUnit())
                .orElseGet(() -> {
                    LOG.warnf(
                            "sku=%s does not tell its quantity in unit=%s: its net weight is counted",
                            listing.sku(), row.yearlyUnit());
                    return BigDecimal.valueOf(listing.netWeightGrams(), THOUSANDTHS);
                })
                .multiply(BigDecimal.valueOf(pieces));
    }

    /** How much one sold unit of the listing is in that unit of customs; empty when nothing of it tells. */
    static Optional<BigDecimal> quantityOfOne(Listing listing, @Nullable String unit) {
        return quantityOfOne(listing.customs(), unit)
                .or(() -> quantityOfOne(listing.netWeightGrams(), listing.netContent(), unit));
    }

    /** As far as weight and content tell it. */
    static Optional<BigDecimal> quantityOfOne(long netWeightGrams, NetContent content, @Nullable String unit) {
        if (KILOGRAM.equals(unit)) {
            return Optional.of(BigDecimal.valueOf(netWeightGrams, THOUSANDTHS));
        }
        if (LITRE.equals(unit) && content.unit() == ContentUnit.MILLILITRE) {
            return Optional.of(content.quantity().movePointLeft(THOUSANDTHS));
        }
        return Optional.empty();
    }

    /** As far as its units tell it. */
    static Optional<BigDecimal> quantityOfOne(CustomsData data, @Nullable String unit) {
        if (data.unit1().equals(unit)) {
            return Optional.of(data.quantity1());
        }
        BigDecimal second = data.quantity2();
        if (second != null && Objects.equals(data.unit2(), unit)) {
            return Optional.of(second);
        }
        return data.unit().equals(unit) ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }

    /** What is wrong with the documents that are shown for a rule; empty when one is good. */
    private static Optional<String> fault(
            RuleBook book, DocumentRule rule, List<MerchantDocument> shown, LocalDate date) {
        List<MerchantDocument> ofKind = shown.stream()
                .filter(document -> document.kind() == rule.document())
                .toList();
        if (ofKind.stream().anyMatch(document -> document.isValidOn(date) && isGenuine(book, document))) {
            return Optional.empty();
        }
        if (ofKind.isEmpty()) {
            return Optional.of("missing");
        }
        return Optional.of(ofKind.stream().anyMatch(document -> document.isValidOn(date)) ? "malformed" : "expired");
    }

    /** A maker's registration has a number of the form that its regulation prescribes, and began while that was in force. */
    private static boolean isGenuine(RuleBook book, MerchantDocument document) {
        return document.kind() != DocumentKind.MAKER_REGISTRATION
                || book.regime(document.regime().orElse(""), document.validFrom())
                        .filter(regime ->
                                regime.numberForm().matcher(document.number()).matches())
                        .isPresent();
    }

    private static String code(DocumentKind kind, String fault) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + fault;
    }
}
