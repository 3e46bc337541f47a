package by.pavilion.customs;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says better what goods are. What was bought and paid stays: customs compares it with the payment. */
@ApplicationScoped
public class CorrectGoods {
    private final Rules rules;

    CorrectGoods(Rules rules) {
        this.rules = rules;
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
     * The lines as they are to be.
     *
     * @param day on which the declaration was opened
     * @param wrong takes a line that is not there, characters that cannot be written, and a tariff code that the goods could not
     *     have been sold under
     */
    List<DeclarationLine> corrected(
            List<DeclarationLine> lines, List<Correction> corrections, LocalDate day, List<FieldError> wrong) {
        List<DeclarationLine> corrected = new ArrayList<>(lines);
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
                    .flatMap(code -> objectionTo(code, lines.get(place), at + "/hsCode", day))
                    .ifPresent(wrong::add);
            corrected.set(place, corrected.get(place).with(correction));
        }
        return corrected;
    }

    /**
     * The buyer's year was taken by the code before, and it is given back by the code that stands then: both must count alike. And
     * the quantities were sold in the units of the code before: nobody knows them in others.
     */
    private Optional<FieldError> objectionTo(String code, DeclarationLine line, String at, LocalDate day) {
        RuleBook book = rules.book();
        if (code.equals(line.hsCode())) {
            return Optional.empty();
        }
        if (book.listed(code, day).isEmpty()) {
            return Optional.of(FieldError.of(at, "not-on-positive-list"));
        }
        if (!yearly(book, code, day).equals(yearly(book, line.hsCode(), day))) {
            return Optional.of(FieldError.of(at, "other-yearly-quantity"));
        }
        return book.statutoryUnits(code, day)
                .filter(units -> !units.isSaidBy(line))
                .map(units -> new FieldError(at, "other-statutory-units", Map.of("units", units.text())));
    }

    private static Optional<String> yearly(RuleBook book, String code, LocalDate day) {
        return book.listed(code, day)
                .filter(row -> row.rule() == AllowedGoods.Rule.YEARLY_QUANTITY)
                .map(AllowedGoods::hsPrefix);
    }

    private static boolean isUnwritable(Optional<String> text) {
        return text.filter(words -> PlainText.isBlank(words) || PlainText.hasHidden(words))
                .isPresent();
    }
}
