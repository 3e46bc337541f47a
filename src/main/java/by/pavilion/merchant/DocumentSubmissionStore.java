package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents that merchants have handed in. */
@ApplicationScoped
class DocumentSubmissionStore {
    private static final String SELECT = """
            SELECT id, merchant_id, kind, number, issuer, regime, producer_registration, goods, brands, valid_from,
              valid_until, file, state, reasons, document_id, created_at, decided_at
            FROM merchant_document_submissions
            """;
    private static final String COMMA = ",";
    private static final String LINE = "\n";

    private final Statements statements;

    DocumentSubmissionStore(Statements statements) {
        this.statements = statements;
    }

    void insert(DocumentSubmission submission) {
        KeepDocument.Particulars particulars = submission.particulars();
        statements.update(
                """
                INSERT INTO merchant_document_submissions (id, merchant_id, kind, number, issuer, regime,
                  producer_registration, goods, brands, valid_from, valid_until, file, state, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                submission.id().value(),
                submission.merchant().value(),
                particulars.kind().name(),
                particulars.number(),
                particulars.issuer(),
                particulars.regime().orElse(null),
                particulars.producerRegistration().orElse(null),
                String.join(COMMA, particulars.goods()),
                particulars.brands().print(),
                Date.valueOf(particulars.validFrom()),
                particulars.validUntil().map(Date::valueOf).orElse(null),
                submission.file(),
                submission.state().name(),
                submission.createdAt());
    }

    /** Writes what was decided; it is locked. */
    void decide(DocumentSubmission decided) {
        statements.update(
                "UPDATE merchant_document_submissions SET state = ?, reasons = ?, document_id = ?, decided_at = ? WHERE id = ?",
                decided.state().name(),
                decided.reasons().isEmpty() ? null : String.join(LINE, decided.reasons()),
                decided.document().map(DocumentId::value).orElse(null),
                decided.decidedAt().orElse(null),
                decided.id().value());
    }

    Optional<DocumentSubmission> find(DocumentSubmissionId id) {
        return first(SELECT + "WHERE id = ?", id.value());
    }

    Optional<DocumentSubmission> find(MerchantId merchant, DocumentSubmissionId id) {
        return first(SELECT + "WHERE id = ? AND merchant_id = ?", id.value(), merchant.value());
    }

    Optional<DocumentSubmission> lock(DocumentSubmissionId id) {
        return first(SELECT + "WHERE id = ? FOR UPDATE", id.value());
    }

    /** A merchant's, the newest first, below this number. */
    List<DocumentSubmission> below(MerchantId merchant, long id, int limit) {
        return statements.list(
                SELECT + "WHERE merchant_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                DocumentSubmissionStore::read,
                merchant.value(),
                id,
                limit);
    }

    /** Everybody's, the oldest first. */
    List<DocumentSubmission> after(DocumentSubmissionState state, long id, int limit) {
        return statements.list(
                SELECT + "WHERE state = ? AND id > ? ORDER BY id LIMIT ?",
                DocumentSubmissionStore::read,
                state.name(),
                id,
                limit);
    }

    long countWaiting(MerchantId merchant) {
        return statements.number(
                "SELECT COUNT(*) FROM merchant_document_submissions WHERE merchant_id = ? AND state = 'WAITING'",
                merchant.value());
    }

    private Optional<DocumentSubmission> first(String select, @Nullable Object... values) {
        return statements.list(select, DocumentSubmissionStore::read, values).stream()
                .findFirst();
    }

    private static DocumentSubmission read(ResultSet row) throws SQLException {
        String goods = row.getString("goods");
        String reasons = row.getString("reasons");
        return new DocumentSubmission(
                new DocumentSubmissionId(row.getLong("id")),
                new MerchantId(row.getLong("merchant_id")),
                new KeepDocument.Particulars(
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getString("issuer"),
                        Optional.ofNullable(row.getString("regime")),
                        Optional.ofNullable(row.getString("producer_registration")),
                        goods.isEmpty() ? List.of() : List.of(goods.split(COMMA)),
                        BrandNames.parse(row.getString("brands")),
                        row.getDate("valid_from").toLocalDate(),
                        until(row)),
                row.getString("file"),
                DocumentSubmissionState.valueOf(row.getString("state")),
                reasons == null ? List.of() : List.of(reasons.split(LINE)),
                Optional.ofNullable(row.getObject("document_id", Long.class)).map(DocumentId::new),
                Statements.instant(row, "created_at"),
                Statements.optionalInstant(row, "decided_at"));
    }

    private static Optional<LocalDate> until(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getDate("valid_until")).map(Date::toLocalDate);
    }
}
