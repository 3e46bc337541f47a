package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.Optional;

/**
 * Customs has released the goods.
 *
 * @param listNumber customs' number of the list, when it was told
 */
public record DeclarationReleased(
        String orderId,
        DeclarationId declarationId,
        DeclarationState customsStatus,
        Optional<String> listNumber,
        Instant releasedAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "released";
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public Instant happenedAt() {
        return releasedAt;
    }
}
