package by.pavilion.customs;

import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In which form receivers want messages to be signed: rows, read once a minute. */
@ApplicationScoped
class SignatureForms {
    /** What a receiver has of its own before what holds for all, and of those the youngest. */
    private static final Comparator<DatedSignatureForm> BY_WEIGHT = Comparator.comparing(
                    (DatedSignatureForm row) -> !row.receiver().isEmpty())
            .thenComparing(DatedSignatureForm::validFrom);

    private final Remembered<List<DatedSignatureForm>> rows;

    SignatureForms(SignatureFormStore store, Clock clock) {
        this.rows = new Remembered<>(store::all, clock);
    }

    /**
     * The form of what is signed on a day, in China; empty where no row tells what the algorithm is called.
     *
     * @param receiver its number on the exchange platform; empty while none is configured
     * @param algorithm by which our key signs
     */
    Optional<SignatureForm> find(String receiver, SignatureAlgorithm algorithm, LocalDate day) {
        return find(rows.value(), receiver, algorithm, day);
    }

    static Optional<SignatureForm> find(
            List<DatedSignatureForm> rows, String receiver, SignatureAlgorithm algorithm, LocalDate day) {
        return rows.stream()
                .filter(row -> row.form().signature() == algorithm
                        && (row.receiver().isEmpty() || row.receiver().equals(receiver))
                        && row.holdsOn(day))
                .max(BY_WEIGHT)
                .map(DatedSignatureForm::form);
    }
}
