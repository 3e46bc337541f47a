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
    /** Read by their places: a name is looked up for each row. */
    static final String COLUMNS =
            "declaration_id, document, number, filed_by, state, last_code, last_text, returned_at,"
                    + " attempts, next_attempt_at, sent_at, filing, since, alone";

    static final String INSERT = "INSERT INTO customs_documents (" + COLUMNS + ")";

    /** What follows the values of documents of which some are there already: which firm files one never changes. */
    static final String OR_UPDATE = "ON DUPLICATE KEY UPDATE state = VALUES(state), last_code = VALUES(last_code),"
            + " last_text = VALUES(last_text), returned_at = VALUES(returned_at), attempts = VALUES(attempts),"
            + " next_attempt_at = VALUES(next_attempt_at), sent_at = VALUES(sent_at), filing = VALUES(filing),"
            + " since = VALUES(since), alone = VALUES(alone)";

    private static final String OF_THESE = " WHERE document = ? AND number = ? AND declaration_id IN (%s)";

    private static final String SAID = "UPDATE customs_documents SET state = ?, next_attempt_at = ?, last_code = ?,"
            + " last_text = ?, returned_at = ?" + OF_THESE;

    private static final String HANDLED = "UPDATE customs_documents SET state = ?, next_attempt_at = ?, attempts = ?,"
            + " sent_at = ?, filing = ?, since = ?, alone = ?" + OF_THESE;

    /**
     * What many documents of one kind come to at once: handed over in one message, or told the same at the same time.
     *
     * @param update with a place for the ids of their declarations
     * @param values of its question marks before those
     */
    record Together(String update, List<@Nullable Object> values) {
        /** Empty when more has changed of the document than one of the updates writes. */
        static Optional<Together> of(DeclarationDocument before, DeclarationDocument after) {
            if (after.isHandledAs(before)) {
                return Optional.of(new Together(
                        SAID,
                        Arrays.asList(
                                after.state().name(),
                                after.nextAttemptAt().orElse(null),
                                after.result()
                                        .map(DeclarationDocument.Result::code)
                                        .orElse(null),
                                after.result()
                                        .map(DeclarationDocument.Result::text)
                                        .orElse(null),
                                after.result()
                                        .map(DeclarationDocument.Result::at)
                                        .orElse(null),
                                after.type().code(),
                                after.number())));
            }
            return after.result().equals(before.result())
                    ? Optional.of(new Together(
                            HANDLED,
                            Arrays.asList(
                                    after.state().name(),
                                    after.nextAttemptAt().orElse(null),
                                    after.attempts(),
                                    after.sentAt().orElse(null),
                                    after.filing().code(),
                                    after.since().orElse(null),
                                    after.alone(),
                                    after.type().code(),
                                    after.number())))
                    : Optional.empty();
        }
    }

    static DocumentRow read(ResultSet row) throws SQLException {
        return new DocumentRow(
                row.getLong(1),
                new DeclarationDocument(
                        DocumentType.ofCode(row.getString(2)),
                        row.getInt(3),
                        FiledBy.valueOf(row.getString(4)),
                        Filing.ofCode(row.getString(12)),
                        DocumentState.valueOf(row.getString(5)),
                        result(row),
                        row.getInt(9),
                        Statements.optionalInstant(row, 10),
                        Statements.optionalInstant(row, 11),
                        Statements.optionalInstant(row, 13),
                        row.getBoolean(14)));
    }

    private static Optional<DeclarationDocument.Result> result(ResultSet row) throws SQLException {
        String code = row.getString(6);
        String text = row.getString(7);
        Optional<Instant> at = Statements.optionalInstant(row, 8);
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
