package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How messages fared each time that they were handed over: of each the last attempts. */
@ApplicationScoped
class AttemptStore {
    private final Statements statements;

    AttemptStore(Statements statements) {
        this.statements = statements;
    }

    /** An attempt to hand over a message. */
    record Attempt(
            MessageId message,
            int number,
            Instant at,
            DeclarationMessage.Outcome outcome,
            @Nullable String why) {

        private List<@Nullable Object> row() {
            return Arrays.asList(
                    message.value(),
                    number % DeclarationMessage.MOST_ATTEMPTS,
                    number,
                    at,
                    outcome.name(),
                    why == null ? null : MessageStore.shorten(why));
        }
    }

    /** What goes at the first attempt needs none of this, its message's row tells it. */
    void insert(Collection<Attempt> attempts) {
        statements.insert(
                "INSERT INTO customs_message_attempts (message_id, slot, number, attempted_at, outcome, error)",
                "ON DUPLICATE KEY UPDATE number = VALUES(number), attempted_at = VALUES(attempted_at),"
                        + " outcome = VALUES(outcome), error = VALUES(error)",
                attempts.stream().map(Attempt::row).toList());
    }

    /** Those of these messages, in their order; a message without any is left out. */
    Map<MessageId, List<DeclarationMessage.Attempt>> of(List<MessageId> messages) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        record Kept(MessageId message, DeclarationMessage.Attempt attempt) {}
        return statements
                .list(
                        "SELECT message_id, number, attempted_at, outcome, error FROM customs_message_attempts"
                                + " WHERE message_id IN (" + Statements.placeholders(messages.size())
                                + ") ORDER BY message_id, number",
                        row -> new Kept(
                                new MessageId(row.getLong(1)),
                                new DeclarationMessage.Attempt(
                                        row.getInt(2),
                                        Statements.instant(row, "attempted_at"),
                                        DeclarationMessage.Outcome.valueOf(row.getString(4)),
                                        Optional.ofNullable(row.getString(5)))),
                        messages.stream().map(MessageId::value).toArray())
                .stream()
                .collect(Collectors.groupingBy(Kept::message, Collectors.mapping(Kept::attempt, Collectors.toList())));
    }
}
