package by.pavilion.customs;

import by.pavilion.catalog.Listing;
import by.pavilion.shared.FieldError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at statutory units and quantities of a declared line that a person states anew. */
final class RestatedQuantities {
    private final RuleBook book;
    private final LocalDate day;

    /** @param day on which the declaration was opened */
    RestatedQuantities(RuleBook book, LocalDate day) {
        this.book = book;
        this.day = day;
    }

    /**
     * What is wrong with them: not stated as a whole, units that are unknown or that the tariff does not want, quantities that
     * the listing contradicts, and those that would have counted otherwise in the buyer's year.
     *
     * @param line as it stands, under the code that it is to have
     * @param listing of the goods, as it says of itself now
     * @param at pointer to the correction
     */
    List<FieldError> objections(
            CorrectGoods.Correction correction, DeclarationLine line, Optional<Listing> listing, String at) {
        List<FieldError> incomplete = incomplete(correction, at);
        if (!incomplete.isEmpty()) {
            return incomplete;
        }
        List<FieldError> wrong = new ArrayList<>();
        Optional<StatutoryUnits> wanted = book.codes().statutoryUnits(line.hsCode(), day);
        String first = correction.unit1().orElseThrow();
        check(first, correction.quantity1().orElseThrow(), wanted, line, listing, at, "1")
                .ifPresent(wrong::add);
        correction
                .unit2()
                .flatMap(second -> check(second, correction.quantity2().orElseThrow(), wanted, line, listing, at, "2"))
                .ifPresent(wrong::add);
        if (correction.unit2().isEmpty()) {
            wanted.filter(units -> !units.isSecond(null))
                    .map(units -> otherUnits(units, at + "/unit2"))
                    .ifPresent(wrong::add);
        }
        if (wrong.isEmpty() && countsOtherwise(correction, line)) {
            wrong.add(FieldError.of(at + "/quantity1", "other-yearly-quantity"));
        }
        return wrong;
    }

    private static List<FieldError> incomplete(CorrectGoods.Correction correction, String at) {
        List<FieldError> incomplete = new ArrayList<>();
        if (correction.unit1().isEmpty()) {
            incomplete.add(FieldError.of(at + "/unit1", "units-and-quantities"));
        }
        if (correction.quantity1().isEmpty()) {
            incomplete.add(FieldError.of(at + "/quantity1", "units-and-quantities"));
        }
        if (correction.unit2().isEmpty() && correction.quantity2().isPresent()) {
            incomplete.add(FieldError.of(at + "/unit2", "units-and-quantities"));
        }
        if (correction.unit2().isPresent() && correction.quantity2().isEmpty()) {
            incomplete.add(FieldError.of(at + "/quantity2", "units-and-quantities"));
        }
        return incomplete;
    }

    /** @param which {@code 1} or {@code 2} */
    private Optional<FieldError> check(
            String unit,
            BigDecimal said,
            Optional<StatutoryUnits> wanted,
            DeclarationLine line,
            Optional<Listing> listing,
            String at,
            String which) {
        Optional<CustomsUnit> known = book.codes().unit(unit, day);
        if (known.isEmpty()) {
            return Optional.of(new FieldError(at + "/unit" + which, "unit-not-in-table", Map.of("unit", unit)));
        }
        Optional<StatutoryUnits> others =
                wanted.filter(units -> which.equals("1") ? !units.first().equals(unit) : !units.isSecond(unit));
        if (others.isPresent()) {
            return others.map(units -> otherUnits(units, at + "/unit" + which));
        }
        return listing.flatMap(goods -> known.flatMap(found -> Optional.ofNullable(found.measure()))
                .map(measure -> MeasuredQuantity.of(goods, measure, wanted).stream()
                        .map(each -> each.times(line.quantity()))
                        .toList())
                .filter(measured -> !measured.isEmpty() && measured.stream().noneMatch(each -> each.isSaidBy(said)))
                .map(measured -> differs(measured, unit, said, at + "/quantity" + which)));
    }

    private FieldError otherUnits(StatutoryUnits wanted, String at) {
        return new FieldError(
                at, "other-statutory-units", Map.of("units", book.codes().words(wanted.codes(), day)));
    }

    private FieldError differs(List<MeasuredQuantity> measured, String unit, BigDecimal said, String at) {
        return new FieldError(
                at,
                "quantity-differs",
                Map.of(
                        "units",
                        book.codes().words(List.of(unit), day),
                        "expected",
                        MeasuredQuantity.text(measured),
                        "said",
                        MeasuredQuantity.plain(said)));
    }

    /** The buyer's year was taken by the quantity before, and would be given back by the one that stands then. */
    private boolean countsOtherwise(CorrectGoods.Correction correction, DeclarationLine line) {
        boolean limited =
                book.listed(line.hsCode(), day).filter(AllowedGoods::isLimited).isPresent();
        return limited
                && !(correction.unit1().filter(line.statutoryUnit()::equals).isPresent()
                        && correction
                                .quantity1()
                                .filter(said -> said.compareTo(line.statutoryQuantity()) == 0)
                                .isPresent());
    }
}
