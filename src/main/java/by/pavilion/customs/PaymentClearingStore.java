package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What firms have told of the way of payments. */
@ApplicationScoped
class PaymentClearingStore {
    private final Statements statements;

    PaymentClearingStore(Statements statements) {
        this.statements = statements;
    }

    /** By one statement. What a firm tells last counts. */
    void keep(Map<DeclarationId, PaymentClearing> told, Instant now) {
        statements.insert(
                "INSERT INTO customs_payment_clearings (declaration_id, department, transaction_id, told_at)",
                "ON DUPLICATE KEY UPDATE department = VALUES(department), transaction_id = VALUES(transaction_id),"
                        + " told_at = VALUES(told_at)",
                told.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue(), now))
                        .toList());
    }

    private static List<@Nullable Object> row(DeclarationId declaration, PaymentClearing clearing, Instant now) {
        return Arrays.asList(
                declaration.value(),
                clearing.department(),
                clearing.transactionId().orElse(null),
                now);
    }

    Optional<PaymentClearing> find(DeclarationId id) {
        return statements
                .list(
                        "SELECT department, transaction_id FROM customs_payment_clearings WHERE declaration_id = ?",
                        row -> new PaymentClearing(
                                row.getString("department"), Optional.ofNullable(row.getString("transaction_id"))),
                        id.value())
                .stream()
                .findFirst();
    }
}
