package by.pavilion.customs;

import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Takes an order back from customs. Before its list was sent that is done at once, and the order that customs knows is
 * deleted there (311 with {@code appType} 3); afterwards customs has to agree (623), which only its receipt tells.
 */
@ApplicationScoped
public class CancelDeclaration {
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final IdempotencyKeys keys;
    private final CustomsAudit audit;

    CancelDeclaration(DeclarationStore declarations, DeclarationDesk desk, IdempotencyKeys keys, CustomsAudit audit) {
        this.declarations = declarations;
        this.desk = desk;
        this.keys = keys;
        this.audit = audit;
    }

    public enum Outcome {
        /** Nothing of it stands at customs. */
        CANCELLED,
        /** Customs has the list and has to agree. */
        CANCELLING,
        /** Customs has let the goods go, or holds them: only a return is possible, if anything. */
        TOO_LATE,
        /** The order was never declared. */
        NOT_DECLARED
    }

    /** Asks for the cancellation of an order's declaration, in the caller's transaction. Asking again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome cancel(String orderId, String reason) {
        return declarations
                .findByOrder(orderId)
                .map(id -> outcome(ask(id, reason).after().state()))
                .orElse(Outcome.NOT_DECLARED);
    }

    /**
     * The same for an operator, once for each key.
     *
     * @throws by.pavilion.shared.Problem {@code declaration-not-found}, {@code declaration-not-cancellable}
     */
    public void cancel(String caller, IdempotencyKey key, DeclarationId id, String reason) {
        Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "cancel declaration\n" + id + "\n" + reason, id.toString());
            return earlier.isPresent() ? Optional.empty() : Optional.of(cancel(id, reason));
        });
    }

    /**
     * The same in the caller's transaction.
     *
     * @throws by.pavilion.shared.Problem {@code declaration-not-found}, {@code declaration-not-cancellable}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Declaration cancel(DeclarationId id, String reason) {
        Asked asked = ask(id, reason);
        if (outcome(asked.after().state()) == Outcome.TOO_LATE) {
            throw CustomsProblems.notCancellable(asked.after().state());
        }
        audit.changed(asked.before(), asked.after());
        return asked.after();
    }

    private record Asked(Declaration before, Declaration after) {}

    private Asked ask(DeclarationId id, String reason) {
        Folders folders = desk.open(List.of(id));
        if (folders.isEmpty()) {
            throw CustomsProblems.noSuchDeclaration();
        }
        Declaration declaration = folders.declaration(id);
        if (!declaration.progress().isCancellable()) {
            return new Asked(declaration, declaration);
        }
        Declaration after = desk.cancelled(folders, id);
        desk.putAway(folders);
        declarations.explain(id, DocumentType.CANCELLATION, 1, reason);
        return new Asked(declaration, after);
    }

    private static Outcome outcome(DeclarationState afterwards) {
        if (afterwards == DeclarationState.CANCELLED) {
            return Outcome.CANCELLED;
        }
        return afterwards == DeclarationState.CANCELLING ? Outcome.CANCELLING : Outcome.TOO_LATE;
    }
}
