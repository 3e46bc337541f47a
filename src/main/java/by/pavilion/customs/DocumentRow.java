package by.pavilion.customs;

import by.pavilion.customs.ceb.Filing;
import by.pavilion.shared.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code customs_documents}. Why a document is filed stands beside it in the row, but is written by itself: what
 * happens to the document does not touch it.
 */
record DocumentRow(long declarationId, DeclarationDocument document) {
    static final String COLUMNS =
            "declaration_id, document, number, filed_by, state, last_code, last_text, returned_at,"
                    + " attempts, next_attempt_at, sent_at, filing, since, alone";

    static final String INSERT = "INSERT INTO customs_documents (" + COLUMNS + ")";

    /** What follows the values of documents of which some are there already: which firm files one never changes. */
    static final String OR_UPDATE = "ON DUPLICATE KEY UPDATE state = VALUES(state), last_code = VALUES(last_code),"
            + " last_text = VALUES(last_text), returned_at = VALUES(returned_at), attempts = VALUES(attempts),"
            + " next_attempt_at = VALUES(next_attempt_at), sent_at = VALUES(sent_at), filing = VALUES(filing),"
            + " since = VALUES(since), alone = VALUES(alone)";

    static DocumentRow read(ResultSet row) throws SQLException {
        return new DocumentRow(
                row.getLong("declaration_id"),
                new DeclarationDocument(
                        DocumentType.ofCode(row.getString("document")),
                        row.getInt("number"),
                        FiledBy.valueOf(row.getString("filed_by")),
                        Filing.ofCode(row.getString("filing")),
                        DocumentState.valueOf(row.getString("state")),
                        result(row),
                        row.getInt("attempts"),
                        Statements.optionalInstant(row, "next_attempt_at"),
                        Statements.optionalInstant(row, "sent_at"),
                        Statements.optionalInstant(row, "since"),
                        row.getBoolean("alone")));
    }

    private static Optional<DeclarationDocument.Result> result(ResultSet row) throws SQLException {
        String code = row.getString("last_code");
        String text = row.getString("last_text");
        Optional<Instant> at = Statements.optionalInstant(row, "returned_at");
        return code == null || text == null || at.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeclarationDocument.Result(code, text, at.get()));
    }

    /** The values of {@link #COLUMNS}. */
    List<@Nullable Object> values() {
        return Arrays.asList(
                declarationId,
                document.type().code(),
                document.number(),
                document.filedBy().name(),
                document.state().name(),
                document.result().map(DeclarationDocument.Result::code).orElse(null),
                document.result().map(DeclarationDocument.Result::text).orElse(null),
                document.result().map(DeclarationDocument.Result::at).orElse(null),
                document.attempts(),
                document.nextAttemptAt().orElse(null),
                document.sentAt().orElse(null),
                document.filing().code(),
                document.since().orElse(null),
                document.alone());
    }
}
