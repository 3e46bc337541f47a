package by.pavilion.customs;

import by.pavilion.customs.ceb.KeyStoreSigner;
import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import by.pavilion.customs.ceb.SoftKeySigner;
import by.pavilion.parties.Parties;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs lists: of a card, device or file where one is configured, else the soft key, one for all replicas: the
 * first one to need it makes it. Plain JDBC: one small row that is read once.
 */
@ApplicationScoped
class SigningKeyStore {
    private static final Logger LOG = Logger.getLogger(SigningKeyStore.class);

    private final DataSource dataSource;
    private final Parties parties;
    private final CustomsConfig config;
    private final CustomsSecrets secrets;
    private final Clock clock;
    private @Nullable MessageSigner signer;
    private boolean refused;

    SigningKeyStore(DataSource dataSource, Parties parties, CustomsConfig config, CustomsSecrets secrets, Clock clock) {
        this.dataSource = dataSource;
        this.parties = parties;
        this.config = config;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Empty when nothing that could sign is configured, or when it cannot be opened. */
    synchronized Optional<MessageSigner> signer() {
        MessageSigner known = signer;
        if (known == null) {
            SignatureForm form = config.signing().form();
            Optional<CustomsConfig.Keys> keyStore = config.signing().keyStore();
            if (keyStore.isPresent()) {
                known = opened(keyStore.get(), form);
            } else if (config.signing().softKey()) {
                known = new SoftKeySigner(softKey(form.signature()), form);
            }
            signer = known;
        }
        return Optional.ofNullable(known);
    }

    /** Tried once: a card locks itself after a few wrong PINs. */
    private @Nullable MessageSigner opened(CustomsConfig.Keys keys, SignatureForm form) {
        if (refused) {
            return null;
        }
        try {
            String pin = secrets.signingPin()
                    .orElseThrow(() -> new IllegalStateException("pavilion.secrets.signing-pin is not configured"));
            return KeyStoreSigner.open(
                    new KeyStoreSigner.Place(keys.type(), keys.location(), keys.alias(), keys.certificateNumber()),
                    pin.toCharArray(),
                    form);
        } catch (IllegalStateException cause) {
            refused = true;
            LOG.error("nothing is signed until the next start: the key of customs cannot be used", cause);
            return null;
        }
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
                Statements.setInstant(inserting, 3, clock.instant());
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
