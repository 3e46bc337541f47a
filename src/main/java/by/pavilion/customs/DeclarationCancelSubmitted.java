package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/** The cancellation of the list (623) has been sent to customs. */
public record DeclarationCancelSubmitted(
        String orderId, DeclarationId declarationId, DeclarationState customsStatus, Instant submittedAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "cancel-submitted";
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public Instant happenedAt() {
        return submittedAt;
    }
}
