package by.pavilion.customs;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Times in which customs did not accept who we say we are: one at most lasts. */
@ApplicationScoped
class ConnectionRefusalStore {
    private final Statements statements;
    private final Ids ids;

    ConnectionRefusalStore(Statements statements, Ids ids) {
        this.statements = statements;
        this.ids = ids;
    }

    /**
     * The one that lasts.
     *
     * @param document number of the message in which we were refused first
     * @param restsUntil until then nothing goes
     * @param tried the message that went last, after a rest
     */
    record Open(
            CaseId id,
            String orderId,
            String document,
            String code,
            Instant refusedAt,
            Instant restsUntil,
            Optional<MessageId> tried) {}

    /** Nothing changes when one lasts already. */
    void insert(DeclarationId declaration, DocumentType document, String code, Instant at, Instant restsUntil) {
        statements.insert(
                "INSERT IGNORE INTO customs_connection_refusals"
                        + " (id, open_slot, declaration_id, document, code, refused_at, rests_until)",
                List.of(List.<Object>of(ids.next(), 1, declaration.value(), document.code(), code, at, restsUntil)));
    }

    Optional<Open> open() {
        return statements
                .list(
                        """
                        SELECT refusal.id, declaration.order_id, refusal.document, refusal.code, refusal.refused_at,
                          refusal.rests_until, refusal.tried_message
                        FROM customs_connection_refusals refusal
                        JOIN customs_declarations declaration ON declaration.id = refusal.declaration_id
                        WHERE refusal.open_slot = 1""",
                        row -> new Open(
                                new CaseId(row.getLong("id")),
                                row.getString("order_id"),
                                row.getString("document"),
                                row.getString("code"),
                                Statements.instant(row, "refused_at"),
                                Statements.instant(row, "rests_until"),
                                Optional.ofNullable(row.getObject("tried_message", Long.class))
                                        .map(MessageId::new)))
                .stream()
                .findFirst();
    }

    /** A message went, and what comes of it is waited for. */
    void tried(CaseId id, MessageId message, Instant restsUntil) {
        statements.update(
                "UPDATE customs_connection_refusals SET tried_message = ?, rests_until = ?"
                        + " WHERE id = ? AND open_slot = 1",
                message.value(),
                restsUntil,
                id.value());
    }

    boolean has(CaseId id) {
        return statements.number("SELECT COUNT(*) FROM customs_connection_refusals WHERE id = ?", id.value()) > 0;
    }

    /** Documents go again. False when it did not last any more: then nothing has changed. */
    boolean end(CaseId id, Instant at, String by, String note) {
        return statements.update(
                        "UPDATE customs_connection_refusals SET open_slot = NULL, ended_at = ?, ended_by = ?, note = ?"
                                + " WHERE id = ? AND open_slot = 1",
                        at,
                        by,
                        note,
                        id.value())
                == 1;
    }
}
