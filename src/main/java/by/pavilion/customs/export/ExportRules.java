package by.pavilion.customs.export;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.Dated;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of the Belarusian side that hold on one day. */
final class ExportRules {
    private final List<ExportCode> codes;
    private final List<CertificateRule> certificates;
    private final List<OriginForm> originForms;
    private final List<NoteBox> boxes;

    ExportRules(
            LocalDate day,
            List<ExportCode> codes,
            List<CertificateRule> certificates,
            List<OriginForm> originForms,
            List<NoteBox> boxes) {
        this.codes = on(day, codes);
        this.certificates = on(day, certificates);
        this.originForms = on(day, originForms);
        this.boxes = on(day, boxes);
    }

    Optional<ExportCode> find(CodeList list, String word) {
        return codes.stream()
                .filter(code -> code.list() == list && code.word().equals(word))
                .max(Comparator.comparing(ExportCode::validFrom));
    }

    /** @throws IllegalStateException when the table has no such row, though the consignment was prepared with it */
    ExportCode code(CodeList list, String word) {
        return find(list, word).orElseThrow(() -> new IllegalStateException("no row for " + word + " in " + list));
    }

    /** The words that a table knows. */
    Stream<String> words(CodeList list) {
        return codes.stream()
                .filter(code -> code.list() == list)
                .map(ExportCode::word)
                .distinct();
    }

    /** Whether a unit is one of weight, which a declaration states in any case. */
    boolean isByWeight(String unit) {
        return codes.stream()
                .anyMatch(code -> code.list() == CodeList.WEIGHT && code.code().equals(unit));
    }

    /** A row that leads to this code. */
    Optional<ExportCode> ofCode(CodeList list, String code) {
        return codes.stream()
                .filter(row -> row.list() == list && row.code().equals(code))
                .findFirst();
    }

    /** The certificates that somebody asks for some of the lines. */
    List<CertificateRule> certificates(List<ConsignmentLine> lines, CustomsMode mode) {
        return certificates.stream()
                .filter(rule -> lines.stream().anyMatch(line -> rule.concerns(line, mode)))
                .toList();
    }

    /** @throws IllegalStateException when there is no form for any country */
    OriginForm originForm(String destination) {
        return Stream.of(destination, OriginForm.ANYWHERE)
                .flatMap(wanted -> originForms.stream()
                        .filter(form -> form.destination().equals(wanted))
                        .max(Comparator.comparing(OriginForm::validFrom))
                        .stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no form of the certificate of origin"));
    }

    List<NoteBox> boxes(DocumentKind note) {
        return boxes.stream().filter(box -> box.note() == note).toList();
    }

    private static <T extends Dated> List<T> on(LocalDate day, List<T> rows) {
        return rows.stream().filter(row -> row.holdsOn(day)).toList();
    }
}
