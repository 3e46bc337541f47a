package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How often documents were filed. Few are filed more than once, so it is kept and asked for by itself. */
@ApplicationScoped
class FilingStore {
    private final Statements statements;

    FilingStore(Statements statements) {
        this.statements = statements;
    }

    /** The document of a locked declaration is filed once more; for a type with several the last of them. */
    void another(DeclarationId id, DeclarationDocument document) {
        statements.update(
                "UPDATE customs_documents SET filings = filings + 1"
                        + " WHERE declaration_id = ? AND document = ? AND number = ?",
                id.value(),
                document.type().code(),
                document.number());
    }

    /** The numbers of the payments' last filings, of those declarations only that were filed more than once. */
    Map<DeclarationId, Integer> ofPayments(Collection<DeclarationId> ids) {
        record Filed(DeclarationId declaration, int filings) {}
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object> values = new ArrayList<>();
        values.add(DocumentType.PAYMENT.code());
        ids.forEach(id -> values.add(id.value()));
        return statements
                .list(
                        "SELECT declaration_id, filings FROM customs_documents WHERE document = ? AND filings > 1"
                                + " AND declaration_id IN (" + Statements.placeholders(ids.size()) + ")",
                        row -> new Filed(new DeclarationId(row.getLong(1)), row.getInt(2)),
                        values.toArray())
                .stream()
                .collect(Collectors.toMap(Filed::declaration, Filed::filings));
    }
}
