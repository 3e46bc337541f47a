package by.pavilion.customs;

import by.pavilion.customs.ceb.Filing;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customs_documents")
@IdClass(DocumentRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DocumentRow {
    @Id
    public long declarationId;

    @Id
    public String document;

    @Id
    public int number;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public FiledBy filedBy;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public DocumentState state;

    public @Nullable String lastCode;
    public @Nullable String lastText;
    public @Nullable Instant returnedAt;
    public int attempts;
    public @Nullable Instant nextAttemptAt;
    public @Nullable Instant sentAt;
    public String filing;
    public @Nullable Instant since;
    public boolean alone;
    public @Nullable String reason;

    record Key(long declarationId, String document, int number) {}

    static DocumentRow of(DeclarationId declaration, DeclarationDocument document) {
        DocumentRow row = new DocumentRow();
        row.declarationId = declaration.value();
        row.document = document.type().code();
        row.number = document.number();
        row.filedBy = document.filedBy();
        row.change(document);
        return row;
    }

    void change(DeclarationDocument changed) {
        state = changed.state();
        lastCode = changed.result().map(DeclarationDocument.Result::code).orElse(null);
        lastText = changed.result().map(DeclarationDocument.Result::text).orElse(null);
        returnedAt = changed.result().map(DeclarationDocument.Result::at).orElse(null);
        attempts = changed.attempts();
        nextAttemptAt = changed.nextAttemptAt().orElse(null);
        sentAt = changed.sentAt().orElse(null);
        filing = changed.filing().code();
        since = changed.since().orElse(null);
        alone = changed.alone();
    }

    DeclarationDocument toDocument() {
        Optional<DeclarationDocument.Result> result = lastCode == null || lastText == null || returnedAt == null
                ? Optional.empty()
                : Optional.of(new DeclarationDocument.Result(lastCode, lastText, returnedAt));
        return new DeclarationDocument(
                DocumentType.ofCode(document),
                number,
                filedBy,
                Filing.ofCode(filing),
                state,
                result,
                attempts,
                Optional.ofNullable(nextAttemptAt),
                Optional.ofNullable(sentAt),
                Optional.ofNullable(since),
                alone);
    }
}
