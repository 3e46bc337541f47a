package by.pavilion.customs;

import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.customs.ceb.SignatureForm.DigestAlgorithm;
import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The rows of forms of signatures: a handful, read as a whole. */
@ApplicationScoped
class SignatureFormStore {
    private static final Logger LOG = Logger.getLogger(SignatureFormStore.class);

    private final Statements statements;

    SignatureFormStore(Statements statements) {
        this.statements = statements;
    }

    /** Of any day. One with an algorithm that this version does not know is left out, as if nobody had entered it. */
    List<DatedSignatureForm> all() {
        return statements.list("SELECT * FROM customs_signature_forms", SignatureFormStore::form).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<DatedSignatureForm> form(ResultSet row) throws SQLException {
        String receiver = row.getString("receiver");
        try {
            return Optional.of(new DatedSignatureForm(
                    receiver,
                    new SignatureForm(
                            SignatureAlgorithm.valueOf(row.getString("signature")),
                            row.getString("signature_method"),
                            DigestAlgorithm.valueOf(row.getString("digest")),
                            row.getString("digest_method")),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_until", LocalDate.class)));
        } catch (IllegalArgumentException unknown) {
            LOG.errorf("receiver=%s a row is left out of the forms of signatures: %s", receiver, unknown.getMessage());
            return Optional.empty();
        }
    }
}
