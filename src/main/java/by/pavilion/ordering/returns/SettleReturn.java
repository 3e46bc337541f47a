package by.pavilion.ordering.returns;

import by.pavilion.customs.DeclareReturn;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.Refund;
import by.pavilion.ordering.RefundFollower;
import by.pavilion.ordering.RefundLine;
import by.pavilion.ordering.RefundState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settles goods that are here. Customs is told first (625); when it accepts, tax and yearly quota come back by its own
 * books, and the money is owed by this, with the tax. Customs has one return of an order at a time: others wait here for
 * theirs. After customs' time the money goes back without the tax, which stays paid.
 */
@ApplicationScoped
class SettleReturn implements RefundFollower {
    private final OrderFile orders;
    private final ReturnStore returns;
    private final DeclareReturn declareReturn;
    private final Clock clock;

    SettleReturn(OrderFile orders, ReturnStore returns, DeclareReturn declareReturn, Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.declareReturn = declareReturn;
        this.clock = clock;
    }

    /** @param received its order's row is held */
    @Transactional(Transactional.TxType.MANDATORY)
    OrderReturn begin(OrderReturn received) {
        DeclareReturn.Outcome outcome = declareReturn.declare(
                received.order().toString(),
                received.lines().stream()
                        .filter(line -> line.quantity() > 0)
                        .map(line -> new DeclareReturn.Line(line.number(), line.quantity()))
                        .toList(),
                received.reason().toldToCustoms(),
                received.receivedAt().orElseGet(clock::instant));
        if (outcome instanceof DeclareReturn.Declared declared) {
            OrderReturn after = received.declared(declared.number());
            returns.update(after);
            return after;
        }
        if (outcome instanceof DeclareReturn.WindowOver) {
            OrderReturn after = payBack(received, false);
            orders.endWhenAllCameBack(received.order());
            return after;
        }
        return received;
    }

    /**
     * Customs has accepted a return of an order: one of ours, or one that an operator declared directly.
     *
     * @param lines what came back, by the number of its line
     * @param complete whether customs ends the order by it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void accepted(OrderId id, int number, Map<Integer, Long> lines, boolean complete) {
        Optional<Order> locked = orders.lock(id);
        if (locked.isEmpty()) {
            return;
        }
        List<OrderReturn> all = returns.of(id);
        all.stream()
                .filter(one -> one.state() == ReturnState.DECLARED
                        && one.customsReturn().equals(Optional.of(number)))
                .findFirst()
                .ifPresentOrElse(one -> payBack(one, true), () -> orders.takeBack(id, byLine(locked.get(), lines)));
        if (!complete) {
            orders.endWhenAllCameBack(id);
        }
        for (OrderReturn waiting : all) {
            if (waiting.state() == ReturnState.RECEIVED) {
                begin(waiting);
            }
        }
    }

    private static Map<OrderLineId, Long> byLine(Order order, Map<Integer, Long> lines) {
        Map<OrderLineId, Long> pieces = new HashMap<>();
        for (OrderLine line : order.lines()) {
            long back = Math.min(lines.getOrDefault(line.number(), 0L), line.quantity() - line.returned());
            if (back > 0) {
                pieces.put(line.id(), back);
            }
        }
        return pieces;
    }

    private OrderReturn payBack(OrderReturn here, boolean withTax) {
        Order order = orders.lock(here.order()).orElseThrow();
        List<RefundLine> lines = ReturnedMoney.lines(order, here.pieces(), withTax);
        orders.takeBack(order.id(), here.pieces());
        OrderReturn after = orders.refund(order.id(), here.id(), lines)
                .map(here::refunding)
                .orElseGet(() -> here.completed(clock.instant()));
        returns.update(after);
        return after;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settled(Refund refund, RefundState state) {
        returns.findByRefund(refund.id())
                .filter(one -> one.canBecome(
                        state == RefundState.SUCCEEDED ? ReturnState.COMPLETED : ReturnState.REFUND_FAILED))
                .map(one -> state == RefundState.SUCCEEDED ? one.completed(clock.instant()) : one.notRefunded())
                .ifPresent(returns::update);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void retried(Refund failed, Refund instead) {
        returns.findByRefund(failed.id())
                .filter(one -> one.state() == ReturnState.REFUND_FAILED)
                .map(one -> one.refunding(instead))
                .ifPresent(returns::update);
    }
}
