package by.pavilion.ordering.holds;

import by.pavilion.ordering.HoldId;
import by.pavilion.ordering.OrderHolds;
import by.pavilion.ordering.OrderId;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Holds that are wanted by contexts above: the same holds as operators'. */
@ApplicationScoped
class MarketplaceHolds implements OrderHolds {
    private final HoldOrder holdOrder;
    private final Holds holds;

    MarketplaceHolds(HoldOrder holdOrder, Holds holds) {
        this.holdOrder = holdOrder;
        this.holds = holds;
    }

    @Override
    public Optional<HoldId> hold(String by, IdempotencyKey key, OrderId order, String reason, String note) {
        try {
            return Optional.of(
                    holdOrder.hold(by, key, order, reason, Optional.of(note)).id());
        } catch (Problem refusal) {
            if (refusal.type().equals(HoldProblems.NOT_HOLDABLE)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    @Override
    public void end(String by, OrderId order, String reason, String note) {
        holds.open(List.of(order)).getOrDefault(order, List.of()).stream()
                .filter(hold -> hold.heldBy().equals(by)
                        && hold.reason().code().equals(reason)
                        && hold.note().filter(note::equals).isPresent())
                .forEach(hold -> holdOrder.release(by, new IdempotencyKey("end-" + hold.id()), order, hold.id()));
    }
}
