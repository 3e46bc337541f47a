package by.pavilion.ordering;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Transactions;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives back a part of an order's money, or all of it, because an operator says so. */
@ApplicationScoped
public class RefundOrder {
    private final OrderStore orders;
    private final RefundStore refunds;
    private final OweRefunds oweRefunds;
    private final List<RefundFollower> followers;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Clock clock;

    RefundOrder(
            OrderStore orders,
            RefundStore refunds,
            OweRefunds oweRefunds,
            @All List<RefundFollower> followers,
            IdempotencyKeys keys,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.oweRefunds = oweRefunds;
        this.followers = followers;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is wished, as it was said. */
    public record Wish(String amount, String currency, String reason) {
        private String fingerprint() {
            return amount + "\n" + currency + "\n" + reason;
        }
    }

    /**
     * Owes the refund, once for each key.
     *
     * @throws by.pavilion.shared.Problem 404 when there is no such order, 409 when we have no money of it, 422 for another
     *     currency, an amount that is none or more than is left, or a reason that we do not know
     */
    public Refund refund(String caller, IdempotencyKey key, OrderId id, Wish wish) {
        RefundId refund = new RefundId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "refund\n" + id + "\n" + wish.fingerprint(), refund.toString());
            return earlier.map(made -> refunds.find(RefundId.fromString(made))
                            .orElseThrow(() -> new IllegalStateException("a key names refund " + made)))
                    .orElseGet(() -> owe(id, refund, wish));
        });
    }

    /**
     * Gives the money of a refund that has failed back by another one, once for each key: a firm does nothing more about a
     * number that it has refused.
     *
     * @throws by.pavilion.shared.Problem 404 when the order has no such refund, 409 when it has not failed, was asked for again
     *     already, or its money is not here any more
     */
    public Refund retry(String caller, IdempotencyKey key, OrderId id, RefundId failed) {
        RefundId again = new RefundId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(caller, key, "retry refund\n" + id + "\n" + failed, again.toString());
            return earlier.map(made -> refunds.find(RefundId.fromString(made))
                            .orElseThrow(() -> new IllegalStateException("a key names refund " + made)))
                    .orElseGet(() -> retry(id, failed, again));
        });
    }

    /**
     * Takes the case of a refund that has failed, or that came too late, off the list: its money was settled outside. Saying it
     * again changes nothing.
     *
     * @throws by.pavilion.shared.Problem 404 when the order has no such refund, 409 when it is no case of that kind
     */
    public Refund dismiss(String caller, IdempotencyKey key, OrderId id, RefundId refundId, String note) {
        return Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(
                    caller, key, "dismiss refund\n" + id + "\n" + refundId + "\n" + note, refundId.toString());
            Order order = orders.lock(id).orElseThrow(OrderingProblems::noSuchOrder);
            Refund refund = refunds.find(refundId)
                    .filter(found -> found.order().equals(order.id()))
                    .orElseThrow(OrderingProblems::noSuchOrder);
            if (earlier.isEmpty() && !refunds.dismissed(refundId, caller, note, clock.instant())) {
                throw OrderingProblems.notDismissible(refund.state());
            }
            return refund;
        });
    }

    private Refund retry(OrderId id, RefundId failed, RefundId again) {
        Order order = orders.lock(id).orElseThrow(OrderingProblems::noSuchOrder);
        Refund refund = refunds.find(failed)
                .filter(found -> found.order().equals(id))
                .orElseThrow(OrderingProblems::noSuchOrder);
        Refund instead = Optional.of(refund)
                .filter(found -> found.state() == RefundState.FAILED)
                .flatMap(found -> oweRefunds.again(order, again, found))
                .orElseThrow(() -> OrderingProblems.notRetriable(refund.state()));
        followers.forEach(follower -> follower.retried(refund, instead));
        return instead;
    }

    private Refund owe(OrderId id, RefundId refund, Wish wish) {
        Order order = orders.lock(id).orElseThrow(OrderingProblems::noSuchOrder);
        Money most = oweRefunds
                .most(order)
                .filter(left -> !left.isZero())
                .orElseThrow(() -> OrderingProblems.notRefundable(order.status(), order.paymentStatus()));
        List<FieldError> errors = new ArrayList<>();
        Optional<RefundReason> reason = RefundReason.find(wish.reason()).filter(RefundReason::isSaidByOperators);
        if (reason.isEmpty()) {
            errors.add(new FieldError(
                    "/reason", "unknown-value", Map.of("allowed", String.join(", ", RefundReason.ofOperators()))));
        }
        if (!wish.currency().equals(most.currency().getCurrencyCode())) {
            errors.add(new FieldError(
                    "/amount/currency",
                    "refund-currency",
                    Map.of("currency", most.currency().getCurrencyCode())));
        }
        Optional<Money> amount = amount(wish.amount(), most);
        if (amount.isEmpty()) {
            errors.add(new FieldError(
                    "/amount/amount",
                    "refund-amount",
                    Map.of("most", most.amount().toPlainString())));
        }
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        return oweRefunds
                .part(order, refund, amount.orElseThrow(), reason.orElseThrow(), Actor.OPERATOR, RefundCause.NOT_KNOWN)
                .orElseThrow();
    }

    /** Empty when it is not more than nothing and at most what is left, with no more decimals than the currency has. */
    private static Optional<Money> amount(String text, Money most) {
        try {
            BigDecimal exact = new BigDecimal(text);
            if (exact.signum() <= 0 || exact.compareTo(most.amount()) > 0) {
                return Optional.empty();
            }
            return Optional.of(Money.of(text, most.currency()));
        } catch (NumberFormatException | ArithmeticException noAmount) {
            return Optional.empty();
        }
    }
}
