package by.pavilion.ordering.rest;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.reconciliation.Difference;
import by.pavilion.ordering.reconciliation.Reconciliation;
import by.pavilion.shared.Messages;
import by.pavilion.shared.Money;
import by.pavilion.shared.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation with some of its differences.
 *
 * @param next the cursor of the next differences, absent on the last ones
 */
record ReconciliationReport(
        ReconciliationResponse reconciliation,
        List<DifferenceResponse> items,
        @Nullable String next) {

    /**
     * One difference.
     *
     * @param here what we have
     * @param there what the statement has
     * @param remedy what to do next, in the reader's language
     */
    record DifferenceResponse(
            int position,
            StatementLine.Subject subject,
            Difference.Kind kind,
            String number,
            Optional<String> firmNumber,
            Optional<OrderId> orderId,
            Optional<SideResponse> here,
            Optional<SideResponse> there,
            String remedy) {

        static DifferenceResponse of(Difference difference, String language) {
            String code = difference.kind().code();
            return new DifferenceResponse(
                    difference.position(),
                    difference.subject(),
                    difference.kind(),
                    difference.number(),
                    difference.firmNumber(),
                    difference.order(),
                    SideResponse.of(difference.hereAmount(), difference.hereState()),
                    SideResponse.of(difference.thereAmount(), difference.thereState()),
                    Messages.find(language, "reconciliation." + code, Map.of()).orElse(code));
        }
    }

    /** What one of the two says. */
    record SideResponse(Money amount, String state) {
        static Optional<SideResponse> of(Optional<Money> amount, Optional<String> state) {
            return amount.flatMap(money -> state.map(word -> new SideResponse(money, word)));
        }
    }

    static ReconciliationReport of(Reconciliation reconciliation, Page<Difference> differences, String language) {
        return new ReconciliationReport(
                ReconciliationResponse.of(reconciliation),
                differences.items().stream()
                        .map(difference -> DifferenceResponse.of(difference, language))
                        .toList(),
                differences.next());
    }
}
