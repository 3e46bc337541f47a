package by.pavilion.customs;

import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Money;
import java.time.Instant;

/**
 * The declaration of one order.
 *
 * @param orderNo the number that customs knows the order by
 * @param payable what the buyer paid
 */
public record Declaration(
        DeclarationId id,
        String orderId,
        String orderNo,
        String channel,
        RecipientRef recipient,
        Money payable,
        PaymentFact payment,
        Instant openedAt,
        DeclarationProgress progress) {

    public DeclarationState state() {
        return progress.state();
    }

    public CustomsMode mode() {
        return progress.mode();
    }

    Declaration with(DeclarationProgress changed) {
        return new Declaration(id, orderId, orderNo, channel, recipient, payable, payment, openedAt, changed);
    }
}
