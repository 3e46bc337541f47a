package by.pavilion.customs;

import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * The declaration of one order.
 *
 * @param orderNo the number that customs knows the order by
 * @param port customs' district of the border crossing, where it was configured
 * @param stateSince when it came to its present state
 * @param payable what the buyer paid
 */
public record Declaration(
        DeclarationId id,
        String orderId,
        String orderNo,
        String channel,
        RecipientRef recipient,
        Optional<String> port,
        Money payable,
        PaymentFact payment,
        Instant openedAt,
        Instant stateSince,
        DeclarationProgress progress) {

    public DeclarationState state() {
        return progress.state();
    }

    public CustomsMode mode() {
        return progress.mode();
    }

    Declaration with(DeclarationProgress changed) {
        return new Declaration(
                id, orderId, orderNo, channel, recipient, port, payable, payment, openedAt, stateSince, changed);
    }
}
