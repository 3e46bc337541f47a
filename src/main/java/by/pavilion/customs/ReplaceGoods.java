package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Declares something else of an order than was said when it was accepted, as long as nobody outside has heard of it. Those who
 * write documents and ask firms do so outside transactions; they look under the declaration's lock whether it has changed
 * meanwhile, and begin anew.
 */
@ApplicationScoped
public class ReplaceGoods {
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;

    ReplaceGoods(DeclarationStore declarations, DeclarationDesk desk) {
        this.declarations = declarations;
        this.desk = desk;
    }

    /**
     * Replaces goods and money, in the caller's transaction.
     *
     * @param order makes what is to be declared of how it was paid
     * @return false when it is too late: then nothing has changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean replace(String orderId, Function<PaymentFact, DeclarationOrder> order) {
        Optional<DeclarationId> id = declarations.findByOrder(orderId);
        if (id.isEmpty()) {
            return false;
        }
        Folders folders = desk.open(List.of(id.get()));
        Declaration declaration = folders.declaration(id.get());
        if (!declaration.progress().isUnheardOf()) {
            return false;
        }
        declarations.replaceGoods(id.get(), order.apply(declaration.payment()));
        desk.goodsReplaced(folders, id.get());
        desk.putAway(folders);
        return true;
    }
}
