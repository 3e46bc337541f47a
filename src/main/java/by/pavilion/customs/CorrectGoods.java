package by.pavilion.customs;

import by.pavilion.catalog.AttributeValue;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says better what goods are. What was bought and paid stays: customs compares it with the payment. */
@ApplicationScoped
public class CorrectGoods {
    /** What goods do not become by a correction, even where a person may let them in. */
    private static final Set<String> UNKNOWN = Set.of(RuleBook.EXCLUSION_NOT_TOLD, RuleBook.QUANTITY_NOT_ENTERED);

    private final Rules rules;
    private final Listings listings;

    CorrectGoods(Rules rules, Listings listings) {
        this.rules = rules;
        this.listings = listings;
    }

    /**
     * What is to be said of a line from now on; what is absent stays.
     *
     * @param number of the line
     * @param hsCode ten digits of the Chinese tariff
     * @param gmodelZh the elements of declaration
     * @param originCountry customs' code
     */
    public record Correction(
            int number,
            Optional<String> nameZh,
            Optional<String> hsCode,
            Optional<String> gmodelZh,
            Optional<String> gtin,
            Optional<String> originCountry) {}

    /**
     * The lines of an order as they are to be.
     *
     * @param day on which the declaration was opened
     * @param wrong takes a line that is not there, characters that cannot be written, and a tariff code that the goods could not
     *     have been sold under
     */
    List<DeclarationLine> corrected(
            DeclarationOrder order, List<Correction> corrections, LocalDate day, List<FieldError> wrong) {
        List<DeclarationLine> lines = order.lines();
        List<DeclarationLine> corrected = new ArrayList<>(lines);
        Map<String, Map<String, AttributeValue>> told = attributes(lines, corrections);
        for (int index = 0; index < corrections.size(); index++) {
            Correction correction = corrections.get(index);
            String at = "/lines/" + index;
            if (correction.number() > lines.size()) {
                wrong.add(FieldError.of(at + "/number", "unknown-declaration-line"));
                continue;
            }
            if (isUnwritable(correction.nameZh())) {
                wrong.add(FieldError.of(at + "/nameZh", "malformed"));
            }
            if (isUnwritable(correction.gmodelZh())) {
                wrong.add(FieldError.of(at + "/gmodelZh", "malformed"));
            }
            int place = correction.number() - 1;
            correction
                    .hsCode()
                    .flatMap(code -> objectionTo(
                            code,
                            lines.get(place),
                            told.getOrDefault(lines.get(place).sku(), Map.of()),
                            order.mode(),
                            at + "/hsCode",
                            day))
                    .ifPresent(wrong::add);
            corrected.set(place, corrected.get(place).with(correction));
        }
        return corrected;
    }

    /** What listings say of the goods whose codes are corrected, by SKU. */
    private Map<String, Map<String, AttributeValue>> attributes(
            List<DeclarationLine> lines, List<Correction> corrections) {
        List<Sku> skus = corrections.stream()
                .filter(correction -> correction.hsCode().isPresent() && correction.number() <= lines.size())
                .map(correction -> lines.get(correction.number() - 1).sku())
                .filter(Sku::isSku)
                .distinct()
                .map(Sku::new)
                .toList();
        return listings.findAll(skus).values().stream()
                .collect(Collectors.toMap(listing -> listing.sku().value(), listing -> listing.presentation()
                        .attributes()));
    }

    /**
     * The buyer's year was taken by the code before, and it is given back by the code that stands then: both must count alike. And
     * the quantities were sold in the units of the code before: nobody knows them in others.
     */
    private Optional<FieldError> objectionTo(
            String code,
            DeclarationLine line,
            Map<String, AttributeValue> attributes,
            CustomsMode mode,
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
        return book.statutoryUnits(code, day)
                .filter(units -> !units.isSaidBy(line))
                .map(units -> new FieldError(at, "other-statutory-units", Map.of("units", units.text())));
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
