package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;

/** Orders as they are declared to customs, for whoever prepares what travels with them. */
@ApplicationScoped
public class DeclaredOrders {
    private final DeclarationStore declarations;

    DeclaredOrders(DeclarationStore declarations) {
        this.declarations = declarations;
    }

    /** An order with how far its declaration has come. */
    public record DeclaredOrder(DeclarationState state, DeclarationOrder order) {}

    /** Those of the orders that have a declaration, by the order's id. */
    public Map<String, DeclaredOrder> findAll(Collection<String> orderIds) {
        return declarations.declared(orderIds);
    }
}
