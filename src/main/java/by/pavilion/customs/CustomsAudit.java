package by.pavilion.customs;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lines of the audit trail about what operators do at customs: how far a declaration and its documents had come, and have. No
 * reasons and no notes: they are people's own words, may name somebody, and stand with what they explain.
 */
@ApplicationScoped
class CustomsAudit {
    private final Audit audit;

    CustomsAudit(Audit audit) {
        this.audit = audit;
    }

    /** Keeps what has become of a declaration, in the caller's transaction. */
    void changed(Declaration before, Declaration after) {
        changed(before, Map.of(), after, Map.of());
    }

    /**
     * The same of more than its documents.
     *
     * @param beside what else was changed, as it was, by name, without what tells of people; {@code besideAfter} as it is
     */
    void changed(Declaration before, Map<String, ?> beside, Declaration after, Map<String, ?> besideAfter) {
        audit.note(new Audited(
                AuditedKind.DECLARATION,
                before.id().toString(),
                Optional.empty(),
                standing(before.progress(), beside),
                standing(after.progress(), besideAfter)));
    }

    private static Map<String, Object> standing(DeclarationProgress progress, Map<String, ?> beside) {
        Map<String, Object> standing = new TreeMap<>(beside);
        standing.put("state", progress.state());
        progress.attention().ifPresent(attention -> standing.put("attention", attention));
        progress.payerCheck().ifPresent(check -> standing.put("payerCheck", check.state()));
        Map<String, DocumentState> documents = new TreeMap<>();
        progress.documents().forEach(document -> documents.put(nameOf(document), document.state()));
        standing.put("documents", documents);
        return standing;
    }

    /** The standard's number of it, and which one it is of several returns. */
    private static String nameOf(DeclarationDocument document) {
        String code = document.type().code();
        return document.number() == 1 ? code : code + "-" + document.number();
    }

    /** Keeps that a case waits for nobody any more, in the caller's transaction. */
    void dismissed(CaseId id, CaseKind kind) {
        audit.note(new Audited(
                AuditedKind.CUSTOMS_CASE,
                id.toString(),
                Optional.empty(),
                Map.of("open", kind),
                Map.of("dismissed", kind)));
    }
}
