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

/** The rows of forms of signatures: a handful, read as a whole. */
@ApplicationScoped
class SignatureFormStore {
    private final Statements statements;

    SignatureFormStore(Statements statements) {
        this.statements = statements;
    }

    /** Of any day. */
    List<DatedSignatureForm> all() {
        return statements.list("SELECT * FROM customs_signature_forms", SignatureFormStore::form);
    }

    private static DatedSignatureForm form(ResultSet row) throws SQLException {
        return new DatedSignatureForm(
                row.getString("receiver"),
                new SignatureForm(
                        SignatureAlgorithm.valueOf(row.getString("signature")),
                        row.getString("signature_method"),
                        DigestAlgorithm.valueOf(row.getString("digest")),
                        row.getString("digest_method")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }
}
