package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.time.Instant;

/**
 * A payment as it was asked for and confirmed, unedited. It names the payer.
 *
 * @param request our request to the payment firm
 * @param response its confirmation: the notification, or its answer when there was none
 */
public record PaymentOriginal(String request, String response, Money amount, Instant paidAt) {
    @Override
    public String toString() {
        return "PaymentOriginal[" + amount + " at " + paidAt + "]";
    }
}
