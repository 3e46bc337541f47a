package by.pavilion.ordering.holds;

import by.pavilion.customs.HoldDeclaration;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.ordering.Actor;
import by.pavilion.ordering.HoldId;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderHeld;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderUnheld;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stops an order, and lets it go on. Customs is stopped in the same transaction, so that nothing is begun once the call has
 * returned; carriers hear of it by the event. Lock order: keys, the order, its declaration, messages.
 */
@ApplicationScoped
public class HoldOrder {
    private final OrderFile orders;
    private final HoldStore holds;
    private final HoldDeclaration holdDeclaration;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    HoldOrder(
            OrderFile orders,
            HoldStore holds,
            HoldDeclaration holdDeclaration,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.holds = holds;
        this.holdDeclaration = holdDeclaration;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Holds the order, once for each key.
     *
     * @param caller the key of the operator
     * @throws by.pavilion.shared.Problem 404 when there is no such order, 409 when it is on its way to its buyer or has ended,
     *     422 for a reason that we do not know
     */
    public Hold hold(String caller, IdempotencyKey key, OrderId orderId, String reasonCode, Optional<String> note) {
        HoldReason reason = HoldReason.find(reasonCode).orElseThrow(HoldProblems::unknownReason);
        HoldId id = new HoldId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "hold\n" + orderId + "\n" + reasonCode + "\n" + note, id.toString());
            Order order = orders.lock(orderId).orElseThrow(HoldProblems::noSuchHold);
            return earlier.map(made -> holds.find(HoldId.fromString(made))
                            .orElseThrow(() -> new IllegalStateException("a key names hold " + made)))
                    .orElseGet(() -> hold(
                            order,
                            new Hold(
                                    id,
                                    orderId,
                                    reason,
                                    note,
                                    caller,
                                    clock.instant(),
                                    Optional.empty(),
                                    Optional.empty())));
        });
    }

    private Hold hold(Order order, Hold hold) {
        switch (order.status()) {
            case PLACED, PAID, DECLARED, REJECTED, RELEASED -> {}
            case SHIPPED, DELIVERED, COMPLETED, CANCELLED, RETURNED -> throw HoldProblems.notHoldable(order.status());
        }
        holds.insert(hold);
        holdDeclaration.hold(order.id().toString());
        note(hold, hold.heldBy(), Map.of(), open(hold));
        List<String> reasons = reasons(order.id());
        orders.tell(
                order.id(),
                actor(hold.heldBy()),
                Optional.of(hold.reason().code()),
                state -> new OrderHeld(state, hold.id(), reasons, hold.heldAt()));
        return hold;
    }

    /**
     * Ends a hold, once for each key; one that is over stays as it is. The order goes on when nothing else holds it.
     *
     * @param caller the key of the operator
     * @throws by.pavilion.shared.Problem 404 when there is no such hold
     */
    public Hold release(String caller, IdempotencyKey key, OrderId orderId, HoldId id) {
        return Transactions.retrying(() -> {
            keys.claim(caller, key, "release hold\n" + orderId + "\n" + id, id.toString());
            Order order = orders.lock(orderId).orElseThrow(HoldProblems::noSuchHold);
            Hold hold = holds.find(id)
                    .filter(found -> found.order().equals(orderId))
                    .orElseThrow(HoldProblems::noSuchHold);
            return hold.isOpen() ? release(order, hold.released(caller, clock.instant())) : hold;
        });
    }

    private Hold release(Order order, Hold released) {
        holds.update(released);
        note(released, released.releasedBy().orElseThrow(), open(released), Map.of());
        List<String> reasons = reasons(order.id());
        if (reasons.isEmpty()) {
            holdDeclaration.release(order.id().toString());
        }
        Instant at = released.releasedAt().orElseThrow();
        orders.tell(
                order.id(),
                actor(released.releasedBy().orElseThrow()),
                Optional.of(released.reason().code()),
                state -> new OrderUnheld(state, released.id(), reasons, at));
        return released;
    }

    /** What operators do stays on record. Their notes do not: they may name somebody, and stand with the hold. */
    private void note(Hold hold, String caller, Map<String, ?> before, Map<String, ?> after) {
        if (actor(caller) == Actor.OPERATOR) {
            audit.note(new Audited(AuditedKind.ORDER, hold.order().toString(), Optional.empty(), before, after));
        }
    }

    private static Map<String, ?> open(Hold hold) {
        return Map.of("holds", Map.of(hold.id().toString(), hold.reason().code()));
    }

    /** Marketplaces hold orders by the name of their shop, operators by that of their key. */
    private static Actor actor(String caller) {
        return caller.startsWith(MarketplaceHolds.CALLER) ? Actor.MARKETPLACE : Actor.OPERATOR;
    }

    private List<String> reasons(OrderId order) {
        return holds.open(List.of(order)).stream()
                .map(hold -> hold.reason().code())
                .distinct()
                .toList();
    }
}
