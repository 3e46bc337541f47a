package by.pavilion.ordering.payment;

import by.pavilion.shared.Money;

/**
 * What a payment firm's statement says of one payment or refund.
 *
 * @param number ours, as the firm prints it
 * @param firmNumber the firm's own
 * @param isDone false for a refund that is still under way
 */
public record StatementLine(Subject subject, String number, String firmNumber, Money amount, boolean isDone) {
    public enum Subject {
        PAYMENT,
        REFUND
    }
}
