package by.pavilion.customs;

import by.pavilion.parties.ShipTo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Lets an order that we file go to somebody else or somewhere else while nothing of its list has gone to customs. The consignee is
 * put right where it is kept; what was said of it before is filed anew, and the list waits for that. Whoever writes a document
 * meanwhile sees under the declaration's lock that it has changed, so the order need not be held for it.
 */
@ApplicationScoped
public class ChangeConsignee {
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final CorrectPeople correctPeople;
    private final CorrectDeclaration correctDeclaration;

    ChangeConsignee(
            DeclarationStore declarations,
            DeclarationDesk desk,
            CorrectPeople correctPeople,
            CorrectDeclaration correctDeclaration) {
        this.declarations = declarations;
        this.desk = desk;
        this.correctPeople = correctPeople;
        this.correctDeclaration = correctDeclaration;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /** The list has gone, or nothing is declared any more: nothing has changed. */
    public record TooLate() implements Outcome {}

    /** That is where it goes already: nothing has changed. */
    public record Same() implements Outcome {}

    /** @param told whether customs had been told otherwise */
    public record Changed(ShipTo shipTo, boolean told) implements Outcome {}

    /**
     * Changes it, in the caller's transaction, which has locked the order.
     *
     * @param shipTo makes what it is to be of what it is; in the same province, since freight went by it and goods may not go
     *     everywhere
     * @throws by.pavilion.shared.Problem {@code order-document-under-way} while customs has still to decide on what would be filed
     *     anew, {@code declared-by-platform} when somebody else files the order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome change(String orderId, UnaryOperator<ShipTo> shipTo) {
        Optional<DeclarationId> id = declarations.findByOrder(orderId);
        if (id.isEmpty()) {
            return new TooLate();
        }
        Folders folders = desk.open(List.of(id.get()));
        Declaration declaration = folders.declaration(id.get());
        DeclarationProgress before = declaration.progress();
        if (!before.isConsigneeChangeable()) {
            return new TooLate();
        }
        if (before.document(DocumentType.ORDER).filedBy() != FiledBy.STORE) {
            throw CustomsProblems.declaredByPlatform(declaration.channel());
        }
        CorrectPeople.Corrected moved = correctPeople.moved(declaration.recipient(), shipTo);
        if (moved.isNothing()) {
            return new Same();
        }
        correctDeclaration.correct(folders, declaration, moved);
        desk.putAway(folders);
        return new Changed(moved.after().shipTo(), before.isConsigneeTold());
    }
}
