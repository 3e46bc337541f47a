package by.pavilion.customs;

import by.pavilion.customs.ceb.KeyStoreSigner;
import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import by.pavilion.customs.ceb.SigningFailed;
import by.pavilion.customs.ceb.SoftKeySigner;
import by.pavilion.parties.Parties;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.UnrecoverableKeyException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.security.auth.login.LoginException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs lists: of a card, device or file where one is configured, else the soft key, one for all replicas: the
 * first one to need it makes it. It signs in the form that holds on the day. Plain JDBC: one small row that is read once.
 */
@ApplicationScoped
class SigningKeyStore {
    private static final Logger LOG = Logger.getLogger(SigningKeyStore.class);

    private final DataSource dataSource;
    private final Parties parties;
    private final CustomsConfig config;
    private final CustomsSecrets secrets;
    private final SignatureForms forms;
    private final Clock clock;
    private @Nullable MessageSigner signer;
    private boolean refused;
    private boolean wasOpen;
    private boolean formIsMissing;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    SigningKeyStore(
            DataSource dataSource,
            Parties parties,
            CustomsConfig config,
            CustomsSecrets secrets,
            SignatureForms forms,
            Clock clock) {
        this.dataSource = dataSource;
        this.parties = parties;
        this.config = config;
        this.secrets = secrets;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * Signs in the form of today. Empty when nothing that could sign is configured, when it cannot be opened, when no row tells
     * what the receiver calls its algorithm, or while it rests because it has failed.
     */
    synchronized Optional<MessageSigner> signer() {
        Instant now = clock.instant();
        if (now.isBefore(restsUntil) || !isConfigured()) {
            return Optional.empty();
        }
        Optional<SignatureForm> form = form(CustomsCalendar.dayOf(now));
        if (form.isEmpty()) {
            return Optional.empty();
        }
        MessageSigner known = signer;
        if (known == null || !known.form().equals(form.get())) {
            known = opened(form.get());
            signer = known;
        }
        return Optional.ofNullable(known);
    }

    private boolean isConfigured() {
        return config.signing().keyStore().isPresent() || config.signing().softKey();
    }

    private Optional<SignatureForm> form(LocalDate today) {
        String receiver = config.window().map(CustomsConfig.Window::receiverId).orElse("");
        SignatureAlgorithm algorithm = config.signing().signature();
        Optional<SignatureForm> form = forms.find(receiver, algorithm, today);
        boolean missing = form.isEmpty();
        if (missing && !formIsMissing) {
            LOG.errorf(
                    "nothing is signed: customs_signature_forms has no row for %s of receiver %s", algorithm, receiver);
        }
        formIsMissing = missing;
        return form;
    }

    private @Nullable MessageSigner opened(SignatureForm form) {
        Optional<CustomsConfig.Keys> keyStore = config.signing().keyStore();
        return keyStore.isPresent() ? opened(keyStore.get(), form) : new SoftKeySigner(softKey(form.signature()), form);
    }

    /** What was to be signed waits for a while, longer each time, and the key is opened anew: its card may be back by then. */
    synchronized void failed(SigningFailed fault) {
        signer = null;
        rest(fault);
    }

    /** It works, so that the next failure is the first one again. */
    synchronized void signed() {
        failures = 0;
    }

    private void rest(IllegalStateException fault) {
        Duration pause = Pauses.after(failures++, config.firstPause(), config.longestPause());
        restsUntil = clock.instant().plus(pause);
        LOG.errorf("nothing is signed, next try in %s: %s: %s", pause, fault.getMessage(), fault.getCause());
    }

    /** A PIN that was never right is tried once, and so is one that is not right any more: cards lock themselves after a few. */
    private @Nullable MessageSigner opened(CustomsConfig.Keys keys, SignatureForm form) {
        if (refused) {
            return null;
        }
        try {
            String pin = secrets.signingPin()
                    .orElseThrow(() -> new IllegalStateException("pavilion.secrets.signing-pin is not configured"));
            MessageSigner open = KeyStoreSigner.open(
                    new KeyStoreSigner.Place(keys.type(), keys.location(), keys.alias(), keys.certificateNumber()),
                    pin.toCharArray(),
                    form);
            wasOpen = true;
            return open;
        } catch (IllegalStateException cause) {
            if (wasOpen && !isOfThePin(cause)) {
                rest(cause);
            } else {
                refused = true;
                LOG.error("nothing is signed until the next start: the key of customs cannot be used", cause);
            }
            return null;
        }
    }

    private static boolean isOfThePin(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoginException || cause instanceof UnrecoverableKeyException) {
                return true;
            }
        }
        return false;
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
