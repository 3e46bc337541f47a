package by.pavilion.channel;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Of which tokens it was told that they end. Plain JDBC: tokens themselves stay sealed where they are. */
@ApplicationScoped
class TokenWarningStore {
    private final Statements statements;

    TokenWarningStore(Statements statements) {
        this.statements = statements;
    }

    /** A token that ends. */
    record Ending(ConnectionId connection, String channel, String shopId, Instant expiresAt) {}

    /**
     * What was told of a connection's tokens last.
     *
     * @param urgent whether it was the second time
     * @param sequence how often it was told of this connection in all
     */
    record Warning(Instant expiresAt, boolean urgent, long sequence) {}

    /** Those that end in a span of time. */
    List<Ending> ending(Instant from, Instant until, int limit) {
        return statements.list(
                "SELECT id, channel, shop_id, token_expires_at FROM channel_shops"
                        + " WHERE access_token IS NOT NULL AND token_expires_at > ? AND token_expires_at <= ?"
                        + " ORDER BY token_expires_at LIMIT ?",
                row -> new Ending(
                        new ConnectionId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        Statements.instant(row, "token_expires_at")),
                from,
                until,
                limit);
    }

    Optional<Warning> lock(ConnectionId connection) {
        return statements
                .list(
                        "SELECT expires_at, urgent, event_sequence FROM channel_token_warnings"
                                + " WHERE connection_id = ? FOR UPDATE",
                        row -> new Warning(
                                Statements.instant(row, "expires_at"),
                                row.getBoolean("urgent"),
                                row.getLong("event_sequence")),
                        connection.value())
                .stream()
                .findFirst();
    }

    void put(ConnectionId connection, Warning warning) {
        statements.update("""
                INSERT INTO channel_token_warnings (connection_id, expires_at, urgent, event_sequence) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE expires_at = VALUES(expires_at), urgent = VALUES(urgent),
                  event_sequence = VALUES(event_sequence)""", connection.value(), warning.expiresAt(), warning.urgent(), warning.sequence());
    }
}
