package by.pavilion.ordering.reconciliation;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.payment.StatementLine.Subject;
import by.pavilion.shared.Money;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a firm's statement and ours do not say the same.
 *
 * @param position from 1 on, within its reconciliation
 * @param number ours, as far as the firm prints one of ours
 */
public record Difference(
        int position,
        Subject subject,
        Kind kind,
        String number,
        Optional<String> firmNumber,
        Optional<OrderId> order,
        Optional<Money> hereAmount,
        Optional<String> hereState,
        Optional<Money> thereAmount,
        Optional<String> thereState) {

    Difference at(int newPosition) {
        return new Difference(
                newPosition, subject, kind, number, firmNumber, order, hereAmount, hereState, thereAmount, thereState);
    }

    /** In what they differ. */
    public enum Kind {
        /** The statement has it, we do not. */
        MISSING_HERE,
        /** We have it on this day, the statement does not. */
        MISSING_THERE,
        AMOUNT_DIFFERS,
        STATE_DIFFERS,
        /** The statement has it more than once. */
        TWICE_THERE;

        /** Names its texts. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
