package by.pavilion.ordering;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Every refusal about orders. */
final class OrderingProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType OUT_OF_STOCK = new ProblemType("out-of-stock", 409);
    static final ProblemType NEEDS_SEVERAL_ORDERS = new ProblemType("needs-several-orders", 422);
    static final ProblemType NOT_PAYABLE = new ProblemType("order-not-payable", 409);
    static final ProblemType NOT_CANCELLABLE = new ProblemType("order-not-cancellable", 409);
    static final ProblemType LINES_NOT_CANCELLABLE = new ProblemType("order-lines-not-cancellable", 409);
    static final ProblemType BEING_PAID = new ProblemType("order-being-paid", 409);
    static final ProblemType NOT_REFUNDABLE = new ProblemType("order-not-refundable", 409);
    static final ProblemType NOT_RETRIABLE = new ProblemType("refund-not-retriable", 409);
    static final ProblemType NOT_DISMISSIBLE = new ProblemType("refund-not-dismissible", 409);
    static final ProblemType QUOTE_EXPIRED = new ProblemType("quote-expired", 409);
    static final ProblemType QUOTE_OUTDATED = new ProblemType("quote-outdated", 409);
    static final ProblemType ADDRESS_FIXED = new ProblemType("order-address-fixed", 409);
    static final ProblemType BUSY = new ProblemType("unavailable", 503);

    private OrderingProblems() {}

    static Problem validation(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
            if (error.reason().equals(OrderCheck.NOTICE_NOT_VALID)) {
                problem = problem.with(
                        OrderCheck.CURRENT_NOTICE, error.facts().getOrDefault(OrderCheck.CURRENT_NOTICE, ""));
            }
        }
        return problem;
    }

    /** There is no such order, or none that the caller may see. */
    static Problem noSuchOrder() {
        return NOT_FOUND.problem();
    }

    /** @param errors one for each line that asks for more than there is, with the fact {@code available} */
    static Problem outOfStock(List<FieldError> errors) {
        Problem problem = OUT_OF_STOCK.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    static FieldError exceedsStock(int line, long available) {
        return new FieldError(
                "/lines/%d/quantity".formatted(line), "exceeds-stock", Map.of("available", Math.max(0, available)));
    }

    /** @param errors one for each line that does not fit into the first of the orders */
    static Problem needsSeveralOrders(List<OrderPart> split, List<FieldError> errors) {
        Problem problem = NEEDS_SEVERAL_ORDERS.with("orders", split.size()).with("split", split);
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    /** It lies in another warehouse than what comes first, or is more than the limit of one order. */
    static FieldError needsAnotherOrder(int line) {
        return FieldError.of("/lines/" + line, "needs-another-order");
    }

    /** Not even a checkout makes so many orders. */
    static Problem tooManyOrders(int needed, int most) {
        return validation(List.of(new FieldError("/lines", "too-many-orders", Map.of("orders", needed, "max", most))));
    }

    static Problem notPayable(OrderStatus status, PaymentStatus paymentStatus) {
        return NOT_PAYABLE.with("orderStatus", status).with("paymentStatus", paymentStatus);
    }

    /** Too late, or done already. */
    static Problem notCancellable(OrderStatus status) {
        return NOT_CANCELLABLE.with("orderStatus", status);
    }

    /** Customs has been told of the goods, or somebody else has sold them: the order goes as it is, or not at all. */
    static Problem linesNotCancellable(OrderStatus status) {
        return LINES_NOT_CANCELLABLE.with("orderStatus", status);
    }

    /** Somebody is paying the amount that it costs now. */
    static Problem beingPaid() {
        return BEING_PAID.problem();
    }

    /** @param most how many pieces there are */
    static FieldError exceedsOrdered(String pointer, long most) {
        return new FieldError(pointer, "exceeds-ordered", Map.of("most", most));
    }

    /** Taxes go by the price of the whole, so the rest of an order can cost more than all of it. */
    static FieldError restCostsMore() {
        return new FieldError("/lines", "rest-costs-more", Map.of());
    }

    /** We have no money of it: it was not paid, or a marketplace has its money. */
    static Problem notRefundable(OrderStatus status, PaymentStatus paymentStatus) {
        return NOT_REFUNDABLE.with("orderStatus", status).with("paymentStatus", paymentStatus);
    }

    static Problem notRetriable(RefundState state) {
        return NOT_RETRIABLE.with("refundStatus", state);
    }

    /** Only what has failed, or came too late, is a case that a person can end. */
    static Problem notDismissible(RefundState state) {
        return NOT_DISMISSIBLE.with("refundStatus", state);
    }

    /** There is no such quote, or it has expired. */
    static Problem noSuchQuote() {
        return NOT_FOUND.problem();
    }

    static FieldError unknownQuote() {
        return new FieldError("/quoteId", "unknown-quote", Map.of());
    }

    /** The order asks for other goods, another province or another channel. */
    static FieldError quoteOfAnotherWish() {
        return new FieldError("/quoteId", "quote-of-another-wish", Map.of());
    }

    static Problem quoteExpired(Instant validUntil) {
        return QUOTE_EXPIRED.with("validUntil", validUntil).at("/quoteId", "quote-expired");
    }

    /** What we may not promise has changed: the way the goods come, or the tax on them. */
    static Problem quoteOutdated() {
        return QUOTE_OUTDATED.at("/quoteId", "quote-outdated");
    }

    /** The list has gone to customs, a marketplace has sold it, or nothing goes anywhere any more. */
    static Problem addressFixed(OrderStatus status) {
        return ADDRESS_FIXED.with("orderStatus", status);
    }

    /** Others changed the same rows again and again. */
    static Problem busy() {
        return BUSY.with("retryAfterSeconds", 1);
    }
}
