package by.pavilion.ordering.payment;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;
import java.util.Map;

/** Every refusal about payments. */
public final class PaymentProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType SIGNATURE = new ProblemType("invalid-signature", 401);
    static final ProblemType UNREADABLE = new ProblemType("unreadable-notification", 422);
    static final ProblemType UNKNOWN_PAYMENT = new ProblemType("unknown-payment", 422);
    static final ProblemType MISMATCH = new ProblemType("payment-mismatch", 422);

    private PaymentProblems() {}

    static Problem unknownProvider(List<String> known) {
        return VALIDATION
                .problem()
                .at(new FieldError("/provider", "unknown-value", Map.of("allowed", String.join(", ", known))));
    }

    static Problem noSuchPayment() {
        return NOT_FOUND.problem();
    }

    /** A message that the firm did not sign, or not now. */
    public static Problem invalidSignature() {
        return SIGNATURE.problem();
    }

    /** A signed message that makes no sense. */
    public static Problem unreadable() {
        return UNREADABLE.problem();
    }

    static Problem unknownPayment() {
        return UNKNOWN_PAYMENT.at("/outTradeNo", "unknown-payment");
    }

    static Problem unknownRefund() {
        return UNKNOWN_PAYMENT.at("/outRefundNo", "unknown-refund");
    }

    /** The firm speaks of another amount, currency or transaction than we know. */
    public static Problem mismatch(String pointer) {
        return MISMATCH.at(pointer, "payment-mismatch");
    }
}
