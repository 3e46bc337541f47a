package by.pavilion.ordering.returns;

import by.pavilion.customs.DeclareReturn;
import by.pavilion.identity.Caller;
import by.pavilion.ordering.Actor;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.OrderReturnRequested;
import by.pavilion.ordering.Pieces;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a wish to give goods back, as long as customs takes returns of them. From the first one on the order leads the
 * returns of its declaration. How much can still come back is looked at when the order's row is held, so that two wishes
 * never get the same piece.
 */
@ApplicationScoped
public class RequestReturn {
    private final OrderFile orders;
    private final ReturnStore returns;
    private final DeclareReturn declareReturn;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Clock clock;

    RequestReturn(
            OrderFile orders,
            ReturnStore returns,
            DeclareReturn declareReturn,
            IdempotencyKeys keys,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.declareReturn = declareReturn;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is wished. */
    public record Wish(String reason, Optional<String> note, List<Pieces> lines) {
        public Wish {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Takes the wish, once for each key.
     *
     * @throws by.pavilion.shared.Problem 404 when the caller may not see such an order, 409 when nothing of it can come back
     *     or the time for it is over, 422 for a reason that we do not know, for goods that are not of the order, and for more
     *     of them than can still come back
     */
    public OrderReturn request(Caller caller, IdempotencyKey key, OrderId orderId, Wish wish) {
        return request(caller, key, orderId, wish, Optional.empty());
    }

    /**
     * The same for goods that are on their way back already.
     *
     * @param tracking under which number, where that is known
     */
    public OrderReturn request(
            Caller caller, IdempotencyKey key, OrderId orderId, Wish wish, Optional<ReturnTracking> tracking) {
        ReturnId id = new ReturnId(ids.next());
        return Transactions.retrying(() -> request(caller, key, orderId, id, Actor.of(caller), wish, tracking));
    }

    /**
     * The same for a marketplace, which has agreed on it with the buyer.
     *
     * @param caller in whose name it is told
     * @param note keeps whose return it is, in the transaction that makes it: in between a crash, or another wish for as many
     *     pieces of the same goods, would find a return that is nobody's
     */
    void requestForMarketplace(Caller caller, IdempotencyKey key, OrderId orderId, Wish wish, Consumer<ReturnId> note) {
        ReturnId id = new ReturnId(ids.next());
        Transactions.retrying(() -> {
            OrderReturn wanted = request(caller, key, orderId, id, Actor.MARKETPLACE, wish, Optional.empty());
            note.accept(wanted.id());
            return wanted;
        });
    }

    private OrderReturn request(
            Caller caller,
            IdempotencyKey key,
            OrderId orderId,
            ReturnId id,
            Actor actor,
            Wish wish,
            Optional<ReturnTracking> tracking) {
        Optional<String> earlier =
                keys.claim(caller.id(), key, "request return\n" + orderId + "\n" + wish, id.toString());
        Order order = orders.lock(caller, orderId);
        return earlier.map(made -> returns.find(ReturnId.fromString(made))
                        .orElseThrow(() -> new IllegalStateException("a key names return " + made)))
                .orElseGet(() -> request(order, id, actor, wish, tracking));
    }

    private OrderReturn request(Order order, ReturnId id, Actor actor, Wish wish, Optional<ReturnTracking> tracking) {
        switch (order.status()) {
            case RELEASED, SHIPPED, DELIVERED, COMPLETED -> {}
            case PLACED, PAID, DECLARED, CANCELLED, REJECTED, RETURNED ->
                throw ReturnProblems.notReturnable(order.status());
        }
        DeclareReturn.Returnable customs = declareReturn.lead(order.id().toString());
        List<FieldError> errors = new ArrayList<>();
        Optional<ReturnReason> reason = ReturnReason.find(wish.reason());
        if (reason.isEmpty()) {
            errors.add(ReturnProblems.unknownReason());
        }
        List<ReturnLine> lines = lines(order, wish.lines(), left(order, customs.declared()), errors);
        if (!errors.isEmpty()) {
            throw ReturnProblems.validation(errors);
        }
        Instant now = clock.instant();
        OrderReturn wanted = new OrderReturn(
                id,
                order.id(),
                ReturnState.REQUESTED,
                reason.orElseThrow(),
                wish.note(),
                actor,
                now,
                customs.until(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Money.zero(order.totals().payable().currency()),
                Optional.empty(),
                tracking,
                lines);
        returns.insert(wanted);
        orders.tell(order.id(), actor, state -> new OrderReturnRequested(state, wanted.fact(), now));
        return wanted;
    }

    /** How many pieces of each line neither came back nor are on their way. */
    private Map<OrderLineId, Long> left(Order order, Map<Integer, Long> declared) {
        Map<OrderLineId, Long> left = new HashMap<>();
        order.lines().forEach(line -> left.put(line.id(), line.quantity() - declared.getOrDefault(line.number(), 0L)));
        returns.of(order.id()).stream().filter(OrderReturn::holdsUndeclared).forEach(other -> other.pieces()
                .forEach((line, pieces) -> left.merge(line, -pieces, Math::addExact)));
        return left;
    }

    private static List<ReturnLine> lines(
            Order order, List<Pieces> wished, Map<OrderLineId, Long> left, List<FieldError> errors) {
        Map<OrderLineId, Long> wanted = Pieces.byLine(order, wished, left, ReturnProblems::tooMany, errors);
        return order.lines().stream()
                .filter(line -> wanted.getOrDefault(line.id(), 0L) > 0)
                .map(line ->
                        ReturnLine.wanted(line.id(), line.number(), line.sku(), wanted.getOrDefault(line.id(), 0L)))
                .toList();
    }
}
