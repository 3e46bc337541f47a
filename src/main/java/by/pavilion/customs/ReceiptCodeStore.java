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

/** The rows of receipt codes: a few hundred, read as a whole. */
@ApplicationScoped
class ReceiptCodeStore {
    private final Statements statements;

    ReceiptCodeStore(Statements statements) {
        this.statements = statements;
    }

    /** Of any day. */
    List<ReceiptCode> all() {
        return statements.list("SELECT * FROM customs_receipt_codes", ReceiptCodeStore::code);
    }

    private static ReceiptCode code(ResultSet row) throws SQLException {
        Optional<DocumentState> state = Optional.ofNullable(row.getString("state")).map(DocumentState::valueOf);
        return new ReceiptCode(
                row.getString("document"),
                row.getString("code"),
                new Meaning(state, Answer.valueOf(row.getString("answer")), true),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }
}
