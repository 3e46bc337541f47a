package by.pavilion.customs;

import by.pavilion.catalog.AttributeValue;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says better what goods are, and how much of them in the tariff's units. What was bought and paid stays: customs compares it
 * with the payment.
 */
@ApplicationScoped
public class CorrectGoods {
    /** What goods do not become by a correction, even where a person may let them in. */
    private static final Set<String> UNKNOWN = Set.of(RuleBook.EXCLUSION_NOT_TOLD, RuleBook.QUANTITY_NOT_ENTERED);

    private final Rules rules;
    private final Listings listings;
    private final CustomsConfig config;

    CorrectGoods(Rules rules, Listings listings, CustomsConfig config) {
        this.rules = rules;
        this.listings = listings;
        this.config = config;
    }

    /**
     * What is to be said of a line from now on; what is absent stays.
     *
     * @param number of the line
     * @param hsCode ten digits of the Chinese tariff
     * @param gmodelZh the elements of declaration
     * @param originCountry customs' code, of either table
     * @param unit1 first statutory unit, {@code quantity1} all pieces in it. They come together, and with them the second unit is
     *     stated anew too: with {@code unit2} and {@code quantity2}, or there is none
     */
    public record Correction(
            int number,
            Optional<String> nameZh,
            Optional<String> hsCode,
            Optional<String> gmodelZh,
            Optional<String> gtin,
            Optional<String> originCountry,
            Optional<String> unit1,
            Optional<BigDecimal> quantity1,
            Optional<String> unit2,
            Optional<BigDecimal> quantity2) {

        boolean isOfQuantities() {
            return unit1.isPresent() || quantity1.isPresent() || unit2.isPresent() || quantity2.isPresent();
        }

        private Correction withoutQuantities() {
            return new Correction(
                    number,
                    nameZh,
                    hsCode,
                    gmodelZh,
                    gtin,
                    originCountry,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * The lines of an order as they are to be.
     *
     * @param day on which the declaration was opened
     * @param wrong takes a line that is not there, characters that cannot be written, a tariff code that the goods could not
     *     have been sold under, a country that customs does not know, and units and quantities that cannot be theirs
     */
    List<DeclarationLine> corrected(
            DeclarationOrder order, List<Correction> corrections, LocalDate day, List<FieldError> wrong) {
        List<DeclarationLine> corrected = new ArrayList<>(order.lines());
        Map<String, Listing> told = listings(order.lines(), corrections);
        for (int index = 0; index < corrections.size(); index++) {
            Correction correction = corrections.get(index);
            String at = "/lines/" + index;
            if (correction.number() > corrected.size()) {
                wrong.add(FieldError.of(at + "/number", "unknown-declaration-line"));
                continue;
            }
            int place = correction.number() - 1;
            DeclarationLine sold = order.lines().get(place);
            Optional<Listing> listing = Optional.ofNullable(told.get(sold.sku()));
            List<FieldError> objections = objections(correction, sold, listing, order.mode(), at, day);
            if (objections.isEmpty() && correction.isOfQuantities()) {
                DeclarationLine line = corrected.get(place).with(correction.withoutQuantities());
                objections = new RestatedQuantities(rules.book(), day).objections(correction, line, listing, at);
            }
            if (objections.isEmpty()) {
                corrected.set(place, corrected.get(place).with(correction));
            }
            wrong.addAll(objections);
        }
        return corrected;
    }

    private List<FieldError> objections(
            Correction correction,
            DeclarationLine sold,
            Optional<Listing> listing,
            CustomsMode mode,
            String at,
            LocalDate day) {
        List<FieldError> objections = new ArrayList<>();
        if (isUnwritable(correction.nameZh())) {
            objections.add(FieldError.of(at + "/nameZh", "malformed"));
        }
        if (isUnwritable(correction.gmodelZh())) {
            objections.add(FieldError.of(at + "/gmodelZh", "malformed"));
        }
        correction
                .originCountry()
                .flatMap(country -> objectionToCountry(country, at + "/originCountry", day))
                .ifPresent(objections::add);
        Map<String, AttributeValue> attributes =
                listing.map(goods -> goods.presentation().attributes()).orElse(Map.of());
        correction
                .hsCode()
                .flatMap(code ->
                        objectionTo(code, sold, attributes, mode, correction.isOfQuantities(), at + "/hsCode", day))
                .ifPresent(objections::add);
        return objections;
    }

    private Optional<FieldError> objectionToCountry(String country, String at, LocalDate day) {
        CodeTables codes = rules.book().codes();
        if (config.countryTable().code(country, codes, day).isPresent()) {
            return Optional.empty();
        }
        String reason = codes.country(country, day).isEmpty() ? "country-not-in-table" : "country-without-letters";
        return Optional.of(new FieldError(at, reason, Map.of("country", country)));
    }

    /** What listings say of the goods whose codes or quantities are corrected, by SKU. */
    private Map<String, Listing> listings(List<DeclarationLine> lines, List<Correction> corrections) {
        List<Sku> skus = corrections.stream()
                .filter(correction -> correction.hsCode().isPresent() || correction.isOfQuantities())
                .filter(correction -> correction.number() <= lines.size())
                .map(correction -> lines.get(correction.number() - 1).sku())
                .filter(Sku::isSku)
                .distinct()
                .map(Sku::new)
                .toList();
        return listings.findAll(skus).values().stream()
                .collect(Collectors.toMap(listing -> listing.sku().value(), listing -> listing));
    }

    /**
     * The buyer's year was taken by the code before, and it is given back by the code that stands then: both must count alike. And
     * the quantities were sold in the units of the code before: nobody knows them in others unless they are stated too.
     */
    private Optional<FieldError> objectionTo(
            String code,
            DeclarationLine line,
            Map<String, AttributeValue> attributes,
            CustomsMode mode,
            boolean unitsToo,
            String at,
            LocalDate day) {
        RuleBook book = rules.book();
        if (code.equals(line.hsCode())) {
            return Optional.empty();
        }
        if (book.listed(code, day).isEmpty()) {
            return Optional.of(FieldError.of(at, "not-on-positive-list"));
        }
        Optional<FieldError> ruledOut = ruledOut(book, code, line.hsCode(), attributes, mode, day)
                .map(reason -> new FieldError(at, reason.code(), Map.of("source", reason.source(), "hsCode", code)));
        if (ruledOut.isPresent()) {
            return ruledOut;
        }
        if (!yearly(book, code, day).equals(yearly(book, line.hsCode(), day))) {
            return Optional.of(FieldError.of(at, "other-yearly-quantity"));
        }
        return book.codes()
                .statutoryUnits(code, day)
                .filter(units -> !unitsToo && !units.isSaidBy(line))
                .map(units -> new FieldError(
                        at,
                        "other-statutory-units",
                        Map.of("units", book.codes().words(units.codes(), day))));
    }

    /** What keeps goods of this code from coming by the mode and did not keep those of the code that they were sold under. */
    static Optional<Compliance.Reason> ruledOut(
            RuleBook book,
            String code,
            String soldUnder,
            Map<String, AttributeValue> attributes,
            CustomsMode mode,
            LocalDate day) {
        Compliance before = book.compliance(soldUnder, attributes, mode, null, day);
        Compliance after = book.compliance(code, attributes, mode, null, day);
        boolean blocked = after.verdict() == Compliance.Verdict.BLOCKED;
        Set<String> known =
                before.reasons().stream().map(Compliance.Reason::code).collect(Collectors.toSet());
        return after.reasons().stream()
                .filter(reason -> blocked || UNKNOWN.contains(reason.code()))
                .filter(reason -> !known.contains(reason.code()))
                .findFirst();
    }

    private static Optional<String> yearly(RuleBook book, String code, LocalDate day) {
        return book.listed(code, day).filter(AllowedGoods::isLimited).map(AllowedGoods::hsPrefix);
    }

    private static boolean isUnwritable(Optional<String> text) {
        return text.filter(words -> PlainText.isBlank(words) || PlainText.hasHidden(words))
                .isPresent();
    }
}
