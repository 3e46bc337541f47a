/**
 * The money of orders, for ordering's eyes only: a payment is started for the full amount, asked for at a payment firm in the
 * background, and settled by the firm's signed notification.
 *
 * <p>Invariants: at most one payment of an order is under way; a notification takes effect once, however often and in
 * whatever order it comes; nothing is settled but to the cent; what was said to and by a firm is kept unedited, encrypted.
 * Firms are reached through {@link by.pavilion.ordering.payment.PaymentProvider}, outside transactions.
 */
@NullMarked
package by.pavilion.ordering.payment;

import org.jspecify.annotations.NullMarked;
