package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.parties.RecipientRef;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * The order goes somewhere else, which {@code recipientRef} stands for now.
 *
 * @param previousRecipientRef what stood for it before; the same when the order was paid, since its papers go on naming it
 * @param district of the new address
 * @param needsNewDeclaration whether customs has been told the address before
 */
public record OrderAddressChanged(
        @JsonUnwrapped OrderState order,
        RecipientRef previousRecipientRef,
        String district,
        boolean needsNewDeclaration,
        Instant changedAt)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "address-changed";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return changedAt;
    }
}
