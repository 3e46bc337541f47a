package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/** Nothing of the order stands at customs any more: the list was cancelled, or there was none. */
public record DeclarationCancelAccepted(
        String orderId, DeclarationId declarationId, DeclarationState customsStatus, Instant cancelledAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "cancel-accepted";
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public Instant happenedAt() {
        return cancelledAt;
    }
}
