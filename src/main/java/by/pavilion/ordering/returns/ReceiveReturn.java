package by.pavilion.ordering.returns;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.BookReturned;
import by.pavilion.ordering.Actor;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderReturnReceived;
import by.pavilion.ordering.ReturnId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The goods of a return are in the warehouse and were looked at: what is good goes back on the shelf, customs is told, and
 * where customs takes no return any more the money goes back at once, without the tax.
 */
@ApplicationScoped
public class ReceiveReturn {
    private final ReturnSteps steps;
    private final ReturnStore returns;
    private final OrderFile orders;
    private final SettleReturn settleReturn;
    private final BookReturned bookReturned;
    private final Clock clock;

    ReceiveReturn(
            ReturnSteps steps,
            ReturnStore returns,
            OrderFile orders,
            SettleReturn settleReturn,
            BookReturned bookReturned,
            Clock clock) {
        this.steps = steps;
        this.returns = returns;
        this.orders = orders;
        this.settleReturn = settleReturn;
        this.bookReturned = bookReturned;
        this.clock = clock;
    }

    /** Pieces of an SKU that came. */
    public record Pieces(Sku sku, long restock, long scrap) {
        long all() {
            return restock + scrap;
        }
    }

    /**
     * Receives what came. What did not come stays with the buyer.
     *
     * @throws by.pavilion.shared.Problem 404 when there is no such return, 409 when it is not approved or here already, 422
     *     for goods that are not of the return, for more than were to come, and for none
     */
    public OrderReturn receive(String caller, IdempotencyKey key, ReturnId id, List<Pieces> came) {
        return steps.take(
                caller, key, "receive return\n" + came, id, ReturnState.RECEIVED, approved -> receive(approved, came));
    }

    private OrderReturn receive(OrderReturn approved, List<Pieces> came) {
        Instant now = clock.instant();
        OrderReturn received = approved.received(lines(approved, came), now);
        returns.update(received);
        returns.updateLines(received);
        orders.tell(received.order(), Actor.OPERATOR, state -> new OrderReturnReceived(state, received.fact(), now));
        OrderReturn settled = settleReturn.begin(received);
        Order order = orders.lock(received.order()).orElseThrow();
        bookReturned.book(
                order.id().toString(),
                received.id().toString(),
                came.stream()
                        .filter(pieces -> pieces.all() > 0)
                        .map(pieces -> new BookReturned.Pieces(
                                pieces.sku(), order.warehouse(), pieces.restock(), pieces.scrap()))
                        .toList());
        return settled;
    }

    private static List<ReturnLine> lines(OrderReturn approved, List<Pieces> came) {
        List<FieldError> errors = new ArrayList<>();
        Map<ReturnLine, ReturnLine> received = new HashMap<>();
        for (int index = 0; index < came.size(); index++) {
            Pieces pieces = came.get(index);
            List<ReturnLine> free = approved.lines().stream()
                    .filter(line -> line.sku().equals(pieces.sku()) && !received.containsKey(line))
                    .toList();
            long most = free.stream().mapToLong(ReturnLine::quantity).sum();
            if (pieces.all() > most) {
                errors.add(ReturnProblems.tooMany("/lines/" + index, most));
                continue;
            }
            long good = pieces.restock();
            long spoilt = pieces.scrap();
            for (ReturnLine line : free) {
                long goodOfLine = Math.min(good, line.quantity());
                long spoiltOfLine = Math.min(spoilt, line.quantity() - goodOfLine);
                received.put(line, line.received(goodOfLine, spoiltOfLine));
                good -= goodOfLine;
                spoilt -= spoiltOfLine;
            }
        }
        if (errors.isEmpty() && came.stream().allMatch(pieces -> pieces.all() == 0)) {
            errors.add(FieldError.of("/lines", "nothing-came"));
        }
        if (!errors.isEmpty()) {
            throw ReturnProblems.validation(errors);
        }
        return approved.lines().stream()
                .map(line -> received.getOrDefault(line, line.received(0, 0)))
                .toList();
    }
}
