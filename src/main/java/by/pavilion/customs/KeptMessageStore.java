package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Messages that came in and are kept for a person, until somebody has dealt with them. */
@ApplicationScoped
class KeptMessageStore {
    private final Statements statements;

    KeptMessageStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * A message that is kept for a person.
     *
     * @param why it cannot be read, or not be taken; empty where that was not noted
     */
    record KeptMessage(MessageId id, String type, String why, Instant receivedAt) {}

    boolean has(MessageId id) {
        return statements.number("SELECT COUNT(*) FROM customs_messages WHERE id = ? AND state = 'KEPT'", id.value())
                > 0;
    }

    /** It waits for nobody any more. False when it did not: then nothing has changed. */
    boolean dismiss(MessageId id, Instant at, String by, String note) {
        return statements.update(
                        "INSERT IGNORE INTO customs_messages_dismissed (message_id, dismissed_at, dismissed_by, note)"
                                + " SELECT id, ?, ?, ? FROM customs_messages WHERE id = ? AND state = 'KEPT'",
                        at,
                        by,
                        note,
                        id.value())
                == 1;
    }

    /** Those received since a time that nobody has dismissed, oldest first. */
    List<KeptMessage> list(Instant since, long afterId, int limit) {
        return statements.list(
                "SELECT id, type, COALESCE(last_error, ''), created_at FROM customs_messages"
                        + " WHERE state = 'KEPT' AND id > ? AND created_at >= ? AND NOT EXISTS"
                        + " (SELECT 1 FROM customs_messages_dismissed WHERE message_id = customs_messages.id)"
                        + " ORDER BY id LIMIT ?",
                row -> new KeptMessage(
                        new MessageId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        Statements.instant(row, "created_at")),
                afterId,
                since,
                limit);
    }
}
