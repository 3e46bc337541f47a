package by.pavilion.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Remembers which key made which thing, in the transaction that makes it: a repeat finds the thing, a crash before the
 * commit leaves no trace. Of two simultaneous repeats the database lets one insert and the other wait for it.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final ProblemType KEY_REUSED = new ProblemType("idempotency-key-reused", 422);

    private static final String SELECT =
            "SELECT request_digest, resource FROM shared_idempotency_keys WHERE caller = ? AND idempotency_key = ?";

    private final DataSource dataSource;
    private final Clock clock;

    IdempotencyKeys(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Claims the key for a thing that is about to be made. Call it inside the transaction, first of all writes.
     *
     * @param caller who sent the key; the same key of another caller is another key
     * @param request the operation and body in a stable text form; only its digest is kept
     * @param resource the id of the thing to be made
     * @return the id of the thing that this key has made before, or empty when the caller should go on and make it
     * @throws Problem 422 when the key was used for another request
     */
    public Optional<String> claim(String caller, IdempotencyKey key, String request, String resource) {
        String digest = digest(request);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT IGNORE INTO shared_idempotency_keys (caller, idempotency_key, request_digest, resource,"
                                + " claimed_at) VALUES (?, ?, ?, ?, ?)");
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            insert.setString(1, caller);
            insert.setString(2, key.value());
            insert.setString(3, digest);
            insert.setString(4, resource);
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            if (insert.executeUpdate() == 1) {
                return Optional.empty();
            }
            select.setString(1, caller);
            select.setString(2, key.value());
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("key of " + caller + " vanished between insert and select");
                }
                return Optional.of(resource(rows.getString(1), rows.getString(2), digest));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot claim an idempotency key", e);
        }
    }

    /**
     * Looks whether the key has made a thing already, so that a repeat need not pass checks that have changed since.
     *
     * @throws Problem 422 when the key was used for another request
     */
    public Optional<String> find(String caller, IdempotencyKey key, String request) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, caller);
            select.setString(2, key.value());
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(resource(rows.getString(1), rows.getString(2), digest(request)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for an idempotency key", e);
        }
    }

    private static String resource(String digest, String resource, String wanted) {
        if (!digest.equals(wanted)) {
            throw KEY_REUSED.at("Idempotency-Key", "key-reused");
        }
        return resource;
    }

    private static String digest(String request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
