package by.pavilion.customs;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.PlainText;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Says better what goods are, after a document was refused for it. What was bought and paid stays: customs compares it with the
 * payment. An order that customs has registered already is changed there, so that it goes on agreeing with the list.
 */
@ApplicationScoped
public class CorrectGoods {
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final Rules rules;
    private final IdempotencyKeys keys;
    private final Clock clock;

    CorrectGoods(DeclarationStore declarations, DeclarationDesk desk, Rules rules, IdempotencyKeys keys, Clock clock) {
        this.declarations = declarations;
        this.desk = desk;
        this.rules = rules;
        this.keys = keys;
        this.clock = clock;
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
     * Corrects lines, once for each key. Nothing is sent to customs before the declaration is resubmitted, but the change of an
     * order that it has.
     *
     * @throws by.pavilion.shared.Problem {@code declaration-not-found}, {@code declaration-not-resubmittable},
     *     {@code order-document-under-way}, 422 for a line that is not there, for characters that cannot be written and for a
     *     tariff code that the goods could not have been sold under
     */
    public void correct(String caller, IdempotencyKey key, DeclarationId id, List<Correction> corrections) {
        Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "correct declaration\n" + id + "\n" + corrections, id.toString());
            if (earlier.isEmpty()) {
                correct(id, corrections);
            }
            return earlier;
        });
    }

    private void correct(DeclarationId id, List<Correction> corrections) {
        Folders folders = desk.open(List.of(id));
        if (folders.isEmpty()) {
            throw CustomsProblems.noSuchDeclaration();
        }
        DeclarationProgress progress = folders.declaration(id).progress();
        if (!progress.isCorrectable()) {
            throw CustomsProblems.notResubmittable(progress.state());
        }
        if (progress.isOrderUnderWay()) {
            throw CustomsProblems.orderDocumentUnderWay();
        }
        DeclarationOrder order = Objects.requireNonNull(
                declarations.ordersOf(List.of(id)).get(id), "a declaration has what it declares");
        LocalDate day = CustomsCalendar.dayOf(folders.declaration(id).openedAt());
        declarations.replaceGoods(id, order.withLines(corrected(order.lines(), corrections, day)));
        desk.goodsCorrected(folders, id, clock.instant());
        desk.putAway(folders);
    }

    private List<DeclarationLine> corrected(List<DeclarationLine> lines, List<Correction> corrections, LocalDate day) {
        List<FieldError> wrong = new ArrayList<>();
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
                    .flatMap(code -> objectionTo(code, lines.get(place).hsCode(), day))
                    .ifPresent(reason -> wrong.add(FieldError.of(at + "/hsCode", reason)));
            corrected.set(place, corrected.get(place).with(correction));
        }
        if (!wrong.isEmpty()) {
            throw CustomsProblems.wrong(wrong);
        }
        return corrected;
    }

    /** The buyer's year was taken by the code before, and it is given back by the code that stands then: both must count alike. */
    private Optional<String> objectionTo(String code, String before, LocalDate day) {
        RuleBook book = rules.book();
        if (!code.equals(before) && book.listed(code, day).isEmpty()) {
            return Optional.of("not-on-positive-list");
        }
        return yearly(book, code, day).equals(yearly(book, before, day))
                ? Optional.empty()
                : Optional.of("other-yearly-quantity");
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
