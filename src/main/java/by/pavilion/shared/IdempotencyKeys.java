package by.pavilion.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Remembers which key made which thing, in the transaction that makes it: a repeat finds the thing, a crash before the
 * commit leaves no trace. Of two simultaneous repeats the database lets one insert and the other wait for it.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final ProblemType KEY_REUSED = new ProblemType("idempotency-key-reused", 422);

    private final DataSource dataSource;
    private final Clock clock;

    IdempotencyKeys(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * A key as somebody sent it.
     *
     * @param caller who sent it; the same key of another caller is another key
     * @param digest of the operation and body: only that is kept of them
     */
    public record Claim(String caller, IdempotencyKey key, String digest) {
        /** @param request the operation and body in a stable text form */
        public static Claim of(String caller, IdempotencyKey key, String request) {
            return new Claim(caller, key, IdempotencyKeys.digest(request));
        }

        private Name name() {
            return new Name(caller, key.value());
        }
    }

    private record Name(String caller, String key) {}

    /** What a key has made before. */
    public record Made(String resource, String digest) {
        /**
         * The id of the thing.
         *
         * @throws Problem 422 when the key was used for another request
         */
        public String by(Claim claim) {
            if (!digest.equals(claim.digest())) {
                throw KEY_REUSED.at("Idempotency-Key", "key-reused");
            }
            return resource;
        }
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
        Claim claim = Claim.of(caller, key, request);
        return Optional.ofNullable(claim(Map.of(claim, resource)).get(claim)).map(made -> made.by(claim));
    }

    /**
     * The same for several keys, by one statement when all of them are new. Keys are inserted in their order, so that two
     * transactions never wait for each other.
     *
     * @param wanted different keys and the ids of the things to be made, which nobody else can have given: that shows whose
     *     claim it was
     * @return what those keys that are not new have made before; the others are claimed
     */
    public Map<Claim, Made> claim(Map<Claim, String> wanted) {
        List<Claim> claims = wanted.keySet().stream()
                .sorted(Comparator.comparing(Claim::caller)
                        .thenComparing(claim -> claim.key().value()))
                .toList();
        String insert = "INSERT IGNORE INTO shared_idempotency_keys"
                + " (caller, idempotency_key, request_digest, resource, claimed_at)";
        Instant now = clock.instant();
        Rows rows = Rows.of(insert);
        for (Claim claim : claims) {
            rows.text(claim.caller())
                    .text(claim.key().value())
                    .text(claim.digest())
                    .text(wanted.get(claim))
                    .time(now);
        }
        try (Connection connection = dataSource.getConnection()) {
            int inserted = rows.insert(connection);
            return inserted == claims.size() ? Map.of() : earlier(wanted, inserted);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot claim idempotency keys", e);
        }
    }

    private Map<Claim, Made> earlier(Map<Claim, String> wanted, int inserted) {
        Map<Claim, Made> earlier = find(wanted.keySet());
        if (inserted > 0) {
            earlier.entrySet().removeIf(made -> made.getValue().resource().equals(wanted.get(made.getKey())));
        }
        if (earlier.size() + inserted != wanted.size()) {
            throw new IllegalStateException("an idempotency key vanished between insert and select");
        }
        return earlier;
    }

    /** Looks which of the keys have made a thing already, so that a repeat need not pass checks that have changed since. */
    public Map<Claim, Made> find(Collection<Claim> claims) {
        Map<Claim, Made> found = new HashMap<>();
        if (claims.isEmpty()) {
            return found;
        }
        String select = "SELECT caller, idempotency_key, request_digest, resource FROM shared_idempotency_keys"
                + " WHERE (caller, idempotency_key) IN ("
                + String.join(", ", Collections.nCopies(claims.size(), "(?, ?)")) + ")";
        Map<Name, Made> byName = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement selecting = connection.prepareStatement(select)) {
            int column = 0;
            for (Claim claim : claims) {
                selecting.setString(++column, claim.caller());
                selecting.setString(++column, claim.key().value());
            }
            try (ResultSet rows = selecting.executeQuery()) {
                while (rows.next()) {
                    byName.put(
                            new Name(rows.getString(1), rows.getString(2)),
                            new Made(rows.getString(4), rows.getString(3)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for idempotency keys", e);
        }
        for (Claim claim : claims) {
            Made made = byName.get(claim.name());
            if (made != null) {
                found.put(claim, made);
            }
        }
        return found;
    }

    /** Takes claims back in the transaction that made them: the keys have made nothing. */
    public void release(Collection<Claim> claims) {
        String delete = "DELETE FROM shared_idempotency_keys WHERE caller = ? AND idempotency_key = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement deleting = connection.prepareStatement(delete)) {
            for (Claim claim : claims) {
                deleting.setString(1, claim.caller());
                deleting.setString(2, claim.key().value());
                deleting.addBatch();
            }
            deleting.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot release idempotency keys", e);
        }
    }

    /** Forgets keys that were claimed before a time, the oldest first; gives how many. */
    int forgetBefore(Instant time, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement deleting = connection.prepareStatement(
                        "DELETE FROM shared_idempotency_keys WHERE claimed_at < ? ORDER BY claimed_at LIMIT ?")) {
            Statements.setInstant(deleting, 1, time);
            deleting.setInt(2, limit);
            return deleting.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget idempotency keys", e);
        }
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
