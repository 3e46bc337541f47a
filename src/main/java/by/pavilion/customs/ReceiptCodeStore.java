package by.pavilion.customs;

import by.pavilion.customs.ReceiptRules.Answer;
import by.pavilion.customs.ReceiptRules.Meaning;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The rows of receipt codes: a few hundred, read as a whole. */
@ApplicationScoped
class ReceiptCodeStore {
    private static final Logger LOG = Logger.getLogger(ReceiptCodeStore.class);

    private final Statements statements;

    ReceiptCodeStore(Statements statements) {
        this.statements = statements;
    }

    /** Of any day. One with a word that this version does not know is left out, as if nobody had entered it. */
    List<ReceiptCode> all() {
        return statements.list("SELECT * FROM customs_receipt_codes", ReceiptCodeStore::code).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ReceiptCode> code(ResultSet row) throws SQLException {
        String document = row.getString("document");
        String code = row.getString("code");
        try {
            Optional<DocumentState> state =
                    Optional.ofNullable(row.getString("state")).map(DocumentState::valueOf);
            return Optional.of(new ReceiptCode(
                    document,
                    code,
                    new Meaning(state, Answer.valueOf(row.getString("answer")), true),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_until", LocalDate.class)));
        } catch (IllegalArgumentException unknown) {
            LOG.errorf(
                    "document=%s code=%s is left out of the receipt codes: %s", document, code, unknown.getMessage());
            return Optional.empty();
        }
    }
}
