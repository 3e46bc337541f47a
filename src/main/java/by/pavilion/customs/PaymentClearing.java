package by.pavilion.customs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Through whom a payment went, so that customs can verify it there. It differs from payment to payment of one firm: a bank card
 * inside a wallet goes by UnionPay.
 *
 * @param department who can verify it: 1 UnionPay, 2 NetsUnion, 3 others
 * @param transactionId its number there; empty when the firm's own has to do
 */
record PaymentClearing(String department, Optional<String> transactionId) {
    private static final Pattern DEPARTMENT = Pattern.compile("[123]");

    /** What {@code payTransactionId} holds. */
    private static final Pattern NUMBER = Pattern.compile("[!-~]{1,60}");

    /** As a firm tells it in its answer; empty when it tells none that customs knows. */
    static Optional<PaymentClearing> in(JsonNode answer) {
        return Optional.of(answer.path("verDept").asText())
                .filter(department -> DEPARTMENT.matcher(department).matches())
                .map(department -> new PaymentClearing(
                        department,
                        Optional.of(answer.path("payTransactionId").asText())
                                .filter(number -> NUMBER.matcher(number).matches())));
    }
}
