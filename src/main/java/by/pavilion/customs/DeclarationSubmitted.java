package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/** The list of goods has been sent to customs. */
public record DeclarationSubmitted(
        String orderId,
        DeclarationId declarationId,
        DeclarationState customsStatus,
        CustomsMode customsMode,
        Instant submittedAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "submitted";
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
