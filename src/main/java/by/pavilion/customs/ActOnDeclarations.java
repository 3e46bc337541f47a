package by.pavilion.customs;

import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Does the same with many declarations, each in a transaction of its own: what is refused stops none of the others. */
@ApplicationScoped
public class ActOnDeclarations {
    private final ResubmitDeclaration resubmitDeclaration;
    private final CancelDeclaration cancelDeclaration;
    private final Declarations declarations;

    ActOnDeclarations(
            ResubmitDeclaration resubmitDeclaration, CancelDeclaration cancelDeclaration, Declarations declarations) {
        this.resubmitDeclaration = resubmitDeclaration;
        this.cancelDeclaration = cancelDeclaration;
        this.declarations = declarations;
    }

    public enum Action {
        RESUBMIT,
        CANCEL
    }

    /**
     * What became of one declaration.
     *
     * @param state where it stands now; empty when there is no such declaration
     * @param refused why nothing was done
     */
    public record Result(DeclarationId declaration, Optional<DeclarationState> state, Optional<Problem> refused) {}

    /** @param reason why it is cancelled */
    public List<Result> act(Action action, List<DeclarationId> ids, String reason) {
        return ids.stream().distinct().map(id -> act(action, id, reason)).toList();
    }

    private Result act(Action action, DeclarationId id, String reason) {
        try {
            Declaration after = Transactions.retrying(() -> switch (action) {
                case RESUBMIT -> resubmitDeclaration.resubmit(id);
                case CANCEL -> cancelDeclaration.cancel(id, reason);
            });
            return new Result(id, Optional.of(after.state()), Optional.empty());
        } catch (Problem refused) {
            return new Result(id, declarations.find(id).map(Declaration::state), Optional.of(refused));
        }
    }
}
