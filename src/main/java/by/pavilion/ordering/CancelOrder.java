package by.pavilion.ordering;

import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CancelDeclaration;
import by.pavilion.identity.Caller;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cancels an order that has not been released. One that is not paid ends at once. For one that is paid a declaration is open:
 * customs is asked to cancel it, and the order ends with customs' word, by {@link FollowFacts}; then its money goes back.
 *
 * <p>Lock order: keys, the order, its declaration, quota, stock. Customs locks declarations and quotas, too, but no orders.
 */
@ApplicationScoped
public class CancelOrder {
    private final OrderStore orders;
    private final CancellationStore cancellations;
    private final CallOff callOff;
    private final CancelLines cancelLines;
    private final CancelledPiecesStore pieces;
    private final CancelDeclaration cancelDeclaration;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Clock clock;

    CancelOrder(
            OrderStore orders,
            CancellationStore cancellations,
            CallOff callOff,
            CancelLines cancelLines,
            CancelledPiecesStore pieces,
            CancelDeclaration cancelDeclaration,
            IdempotencyKeys keys,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.callOff = callOff;
        this.cancelLines = cancelLines;
        this.pieces = pieces;
        this.cancelDeclaration = cancelDeclaration;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Cancels the order or asks customs to, once for each key. While customs has not answered, asking again changes nothing.
     *
     * @param reasonCode of a {@link CancelReason}
     * @throws by.pavilion.shared.Problem 404 when the caller may not see such an order, 409 when it is too late, 422 for a
     *     reason that we do not know
     */
    public Cancellation cancel(Caller caller, IdempotencyKey key, OrderId id, String reasonCode) {
        CancelReason reason =
                CancelReason.find(reasonCode).orElseThrow(() -> OrderingProblems.validation(unknownReason()));
        return Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller.id(), key, "cancel order\n" + id + "\n" + reasonCode, id.toString());
            Order order = visible(caller, orders.lock(id));
            return earlier.isPresent() ? known(order) : cancel(order, Actor.of(caller), reason);
        });
    }

    /**
     * Cancels what a marketplace has cancelled. One that is cancelled stays as it is.
     *
     * @return whether it is cancelled now; while customs is asked it is not
     * @throws by.pavilion.shared.Problem 409 when it is too late
     */
    public boolean cancelForMarketplace(OrderId id) {
        Order after = Transactions.retrying(() -> {
            Order order = orders.lock(id).orElseThrow(OrderingProblems::noSuchOrder);
            return order.status() == OrderStatus.CANCELLED
                    ? order
                    : cancel(order, Actor.MARKETPLACE, CancelReason.OTHER).order();
        });
        return after.status() == OrderStatus.CANCELLED;
    }

    /**
     * Takes a whole line out of a marketplace's order, once for each key: the marketplace has paid back what it costs.
     *
     * @param externalLineId the marketplace's number of the line
     * @param paidBack what went back for it, freight and tax included
     * @param note what the caller keeps of it, in the same transaction; may run several times, of which one counts
     * @throws by.pavilion.shared.Problem 409 when customs has heard of it, when it is all that there is, or when it costs another
     *     sum or the rest is taxed otherwise, so that the rest would not agree with what was kept; 422 when it is gone and another
     *     sum went back for it
     */
    public void cancelLineForMarketplace(
            String caller, IdempotencyKey key, OrderId id, String externalLineId, Money paidBack, Runnable note) {
        Map<Sku, NetContent> contents = cancelLines.contents(
                Transactions.retrying(() -> orders.find(id).orElseThrow(OrderingProblems::noSuchOrder)));
        CancellationId made = new CancellationId(ids.next());
        Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(
                    caller, key, "take out\n" + id + "\n" + externalLineId + "\n" + paidBack, made.toString());
            Order order = orders.lock(id).orElseThrow(OrderingProblems::noSuchOrder);
            if (earlier.isEmpty()) {
                OrderLine line = order.lines().stream()
                        .filter(one -> one.externalLineId()
                                .filter(externalLineId::equals)
                                .isPresent())
                        .filter(one ->
                                one.payable().equals(paidBack) && order.lines().size() > 1)
                        .findFirst()
                        .orElseThrow(() -> OrderingProblems.linesNotCancellable(order.status()));
                note.run(); // before the stock, which everybody wants
                cancelLines.takeOut(order, line, made, contents);
            }
            return order;
        });
    }

    /**
     * Takes pieces out of the order, once for each key; when nothing is left of it, that cancels it as a whole.
     *
     * @param wanted at least one
     * @throws by.pavilion.shared.Problem 404 when the caller may not see such an order, 409 when it is too late or a payment is
     *     under way, 422 for what the order does not have and for a reason that we do not know
     */
    public Cancellation cancel(Caller caller, IdempotencyKey key, OrderId id, String reasonCode, List<Pieces> wanted) {
        CancelLines.Beside beside =
                cancelLines.lookBeside(Transactions.retrying(() -> visible(caller, orders.find(id))));
        CancellationId made = new CancellationId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(
                    caller.id(), key, "cancel order\n" + id + "\n" + reasonCode + "\n" + wanted, made.toString());
            Order order = visible(caller, orders.lock(id));
            if (earlier.isPresent()) {
                return pieces.find(CancellationId.fromString(earlier.get()))
                        .map(kept -> cancellation(order, kept.said(), kept.pieces()))
                        .orElseGet(() -> known(order));
            }
            List<FieldError> errors = new ArrayList<>();
            Optional<CancelReason> reason = CancelReason.find(reasonCode);
            if (reason.isEmpty()) {
                errors.addAll(unknownReason());
            }
            Map<OrderLineId, Long> left =
                    order.lines().stream().collect(Collectors.toMap(OrderLine::id, OrderLine::quantity));
            Map<OrderLineId, Long> gone = Pieces.byLine(order, wanted, left, OrderingProblems::exceedsOrdered, errors);
            if (!errors.isEmpty()) {
                throw OrderingProblems.validation(errors);
            }
            if (left.values().stream().allMatch(pieces -> pieces == 0)) {
                return cancel(order, Actor.of(caller), reason.orElseThrow());
            }
            CancellationStore.Wish said = new CancellationStore.Wish(
                    Actor.of(caller), reason.orElseThrow().code(), clock.instant());
            List<CancelledPieces> done = cancelLines.cancel(order, new CancelLines.Wish(made, gone, said), beside);
            return cancellation(orders.find(id).orElseThrow(), said, done);
        });
    }

    private static Order visible(Caller caller, Optional<Order> order) {
        return order.filter(found -> Orders.mayBeSeen(caller, found)).orElseThrow(OrderingProblems::noSuchOrder);
    }

    private static List<FieldError> unknownReason() {
        return List.of(
                new FieldError("/reason", "unknown-value", Map.of("allowed", String.join(", ", CancelReason.codes()))));
    }

    private static Cancellation cancellation(Order order, CancellationStore.Wish said, List<CancelledPieces> pieces) {
        return new Cancellation(order, said.actor(), said.reason(), said.requestedAt(), pieces);
    }

    private Cancellation known(Order order) {
        CancellationStore.Wish wish = Optional.ofNullable(
                        cancellations.find(List.of(order.id())).get(order.id()))
                .orElseThrow(() -> new IllegalStateException("a key names a cancellation of order " + order.id()));
        return cancellation(order, wish, List.of());
    }

    private Cancellation cancel(Order order, Actor actor, CancelReason reason) {
        CancellationStore.Wish wish = new CancellationStore.Wish(actor, reason.code(), clock.instant());
        Order after =
                switch (order.status()) {
                    case PLACED -> callOff(order, wish);
                    case PAID, DECLARED, REJECTED -> askCustoms(order, wish, reason);
                    case RELEASED, SHIPPED, DELIVERED, COMPLETED, CANCELLED, RETURNED ->
                        throw OrderingProblems.notCancellable(order.status());
                };
        cancellations.put(order.id(), wish);
        return cancellation(after, wish, List.of());
    }

    private Order askCustoms(Order order, CancellationStore.Wish wish, CancelReason reason) {
        return switch (cancelDeclaration.cancel(order.id().toString(), reason.toldToCustoms())) {
            case CANCELLED, CANCELLING -> order;
            case NOT_DECLARED -> callOff(order, wish);
            case TOO_LATE -> throw OrderingProblems.notCancellable(order.status());
        };
    }

    private Order callOff(Order order, CancellationStore.Wish wish) {
        callOff.cancel(List.of(order), wish.actor(), wish.reason());
        return orders.find(order.id()).orElseThrow();
    }
}
