package by.pavilion.ordering.returns;

import by.pavilion.ordering.Actor;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.Refund;
import by.pavilion.ordering.RefundId;
import by.pavilion.ordering.ReturnFact;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Goods of an order that their buyer gives back. Immutable: each change makes another one.
 *
 * @param note what the one who asked has to say, for operators
 * @param declareUntil until when the goods must be here for their tax to go back, too
 * @param decidedAt when it was approved or refused, the last of them
 * @param refusal why the goods are not taken, for the one who asked
 * @param customsReturn its number among the returns of the declaration
 * @param refunded how much money goes back; nothing before that is decided
 * @param settledAt when the money was back, or when it was known that none goes back
 * @param tracking under which number the goods come, once that was told
 */
public record OrderReturn(
        ReturnId id,
        OrderId order,
        ReturnState state,
        ReturnReason reason,
        Optional<String> note,
        Actor requestedBy,
        Instant requestedAt,
        Instant declareUntil,
        Optional<Instant> decidedAt,
        Optional<String> refusal,
        Optional<Instant> receivedAt,
        Optional<Integer> customsReturn,
        Optional<RefundId> refund,
        Money refunded,
        Optional<Instant> settledAt,
        Optional<ReturnTracking> tracking,
        List<ReturnLine> lines) {
    public OrderReturn {
        lines = List.copyOf(lines);
    }

    OrderReturn approved(Instant at) {
        return with(to(ReturnState.APPROVED), Optional.of(at), refusal, receivedAt, lines);
    }

    OrderReturn rejected(String why, Instant at) {
        return with(to(ReturnState.REJECTED), Optional.of(at), Optional.of(why), receivedAt, lines);
    }

    /** Its goods come under this number. */
    OrderReturn sent(ReturnTracking told) {
        return new OrderReturn(
                id,
                order,
                state,
                reason,
                note,
                requestedBy,
                requestedAt,
                declareUntil,
                decidedAt,
                refusal,
                receivedAt,
                customsReturn,
                refund,
                refunded,
                settledAt,
                Optional.of(told),
                lines);
    }

    OrderReturn received(List<ReturnLine> came, Instant at) {
        return with(to(ReturnState.RECEIVED), decidedAt, refusal, Optional.of(at), came);
    }

    OrderReturn declared(int number) {
        return with(to(ReturnState.DECLARED), Optional.of(number), refund, refunded, settledAt);
    }

    OrderReturn refunding(Refund owed) {
        return with(to(ReturnState.REFUNDING), customsReturn, Optional.of(owed.id()), owed.amount(), settledAt);
    }

    OrderReturn completed(Instant at) {
        return with(to(ReturnState.COMPLETED), customsReturn, refund, refunded, Optional.of(at));
    }

    OrderReturn notRefunded() {
        return with(to(ReturnState.REFUND_FAILED), customsReturn, refund, refunded, settledAt);
    }

    OrderReturn with(List<ReturnLine> newLines) {
        return with(state, decidedAt, refusal, receivedAt, newLines);
    }

    boolean canBecome(ReturnState wanted) {
        return state.next().contains(wanted);
    }

    /** Whether its goods are or may come to be its own, and customs does not know of them. */
    boolean holdsUndeclared() {
        return state != ReturnState.REJECTED && customsReturn.isEmpty();
    }

    /** What comes back, by line. */
    Map<OrderLineId, Long> pieces() {
        return lines.stream()
                .filter(line -> line.quantity() > 0)
                .collect(Collectors.toMap(ReturnLine::line, ReturnLine::quantity));
    }

    ReturnFact fact() {
        return new ReturnFact(
                id,
                reason.code(),
                lines.stream()
                        .map(line -> new ReturnFact.Line(
                                line.line(), line.sku().toString(), line.quantity(), line.restocked(), line.scrapped()))
                        .toList(),
                tracking.orElse(null));
    }

    private ReturnState to(ReturnState wanted) {
        if (!canBecome(wanted)) {
            throw new IllegalStateException("return " + id + " cannot go from " + state + " to " + wanted);
        }
        return wanted;
    }

    private OrderReturn with(
            ReturnState newState,
            Optional<Instant> newDecidedAt,
            Optional<String> newRefusal,
            Optional<Instant> newReceivedAt,
            List<ReturnLine> newLines) {
        return new OrderReturn(
                id,
                order,
                newState,
                reason,
                note,
                requestedBy,
                requestedAt,
                declareUntil,
                newDecidedAt,
                newRefusal,
                newReceivedAt,
                customsReturn,
                refund,
                refunded,
                settledAt,
                tracking,
                newLines);
    }

    private OrderReturn with(
            ReturnState newState,
            Optional<Integer> newCustomsReturn,
            Optional<RefundId> newRefund,
            Money newRefunded,
            Optional<Instant> newSettledAt) {
        return new OrderReturn(
                id,
                order,
                newState,
                reason,
                note,
                requestedBy,
                requestedAt,
                declareUntil,
                decidedAt,
                refusal,
                receivedAt,
                newCustomsReturn,
                newRefund,
                newRefunded,
                newSettledAt,
                tracking,
                lines);
    }
}
