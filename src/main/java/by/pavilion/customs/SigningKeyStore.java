package by.pavilion.customs;

import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import by.pavilion.customs.ceb.SoftKeySigner;
import by.pavilion.parties.Parties;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs lists. Without a device there is only the soft key, one for all replicas: the first one to need it
 * makes it. Plain JDBC: one small row that is read once.
 */
@ApplicationScoped
class SigningKeyStore {
    private final DataSource dataSource;
    private final Parties parties;
    private final CustomsConfig config;
    private final Clock clock;
    private @Nullable MessageSigner signer;

    SigningKeyStore(DataSource dataSource, Parties parties, CustomsConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.parties = parties;
        this.config = config;
        this.clock = clock;
    }

    /** Empty when nothing that could sign is configured. */
    synchronized Optional<MessageSigner> signer() {
        if (!config.signing().softKey()) {
            return Optional.empty();
        }
        MessageSigner known = signer;
        if (known == null) {
            SignatureForm form = config.signing().form();
            known = new SoftKeySigner(softKey(form.signature()), form);
            signer = known;
        }
        return Optional.of(known);
    }

    private byte[] softKey(SignatureAlgorithm algorithm) {
        String name = algorithm == SignatureAlgorithm.SM2_SM3 ? "soft-sm2" : "soft-rsa";
        String select = "SELECT private_key FROM customs_signing_keys WHERE name = ?";
        String insert = "INSERT IGNORE INTO customs_signing_keys (name, private_key, created_at) VALUES (?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement selecting = connection.prepareStatement(select);
                PreparedStatement inserting = connection.prepareStatement(insert)) {
            Optional<byte[]> there = find(selecting, name);
            if (there.isEmpty()) {
                inserting.setString(1, name);
                inserting.setBytes(2, parties.seal(SoftKeySigner.newKey(algorithm), name));
                inserting.setTimestamp(3, Timestamp.from(clock.instant()));
                inserting.executeUpdate();
                there = find(selecting, name);
            }
            return there.orElseThrow(() -> new IllegalStateException("the soft key vanished"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the soft key", e);
        }
    }

    private Optional<byte[]> find(PreparedStatement selecting, String name) throws SQLException {
        selecting.setString(1, name);
        try (ResultSet rows = selecting.executeQuery()) {
            return rows.next() ? Optional.of(parties.open(rows.getBytes(1), name)) : Optional.empty();
        }
    }
}
