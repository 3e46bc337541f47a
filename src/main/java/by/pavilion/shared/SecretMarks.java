package by.pavilion.shared;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * Holds a replica's secrets against those that the database's data were made with. Each key leaves a mark here, a digest
 * under the key itself, which tells nobody what the key is. A replica with other keys would write what the others cannot
 * read, so it does not start.
 */
@ApplicationScoped
public class SecretMarks {
    private static final String ALGORITHM = "HmacSHA256";

    /** Read and written once a start, outside any business transaction: plain JDBC. */
    private final DataSource dataSource;

    SecretMarks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Checks the keys of one setting and keeps the marks of those that are new, as after a rotation.
     *
     * @param keys the keys by their names
     * @throws ConfigurationException when a name stands for another key than before, or when none of the keys in use is
     *     among these
     */
    public void require(String setting, Map<String, byte[]> keys) {
        try (Connection connection = dataSource.getConnection()) {
            Map<String, String> known = read(connection, setting);
            if (!known.isEmpty() && keys.keySet().stream().noneMatch(known::containsKey)) {
                throw refused(setting, "none of its keys is one that this database's data were made with");
            }
            insert(connection, setting, keys);
            Map<String, String> kept = read(connection, setting);
            keys.forEach((name, key) -> {
                if (!mark(setting, key).equals(kept.get(name))) {
                    throw refused(setting, "key " + name + " is not the one that this database's data were made with");
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException("cannot reach the database to check " + setting, e);
        }
    }

    private static Map<String, String> read(Connection connection, String setting) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT key_name, mark FROM shared_secret_marks WHERE setting = ?")) {
            select.setString(1, setting);
            try (ResultSet rows = select.executeQuery()) {
                Map<String, String> marks = new HashMap<>();
                while (rows.next()) {
                    marks.put(rows.getString(1), rows.getString(2));
                }
                return marks;
            }
        }
    }

    /** The first of several replicas that start together wins; the others then find its mark. */
    private static void insert(Connection connection, String setting, Map<String, byte[]> keys) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT IGNORE INTO shared_secret_marks (setting, key_name, mark) VALUES (?, ?, ?)")) {
            for (Map.Entry<String, byte[]> key : keys.entrySet()) {
                insert.setString(1, setting);
                insert.setString(2, key.getKey());
                insert.setString(3, mark(setting, key.getValue()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String mark(String setting, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(setting.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static ConfigurationException refused(String setting, String why) {
        return new ConfigurationException(setting + ": " + why
                + ". Configure the secrets of the first start, or read \"Secrets\" in docs/runbook.md.");
    }
}
