package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;

/**
 * What had been refused is mended and goes to customs once more, or documents that were not refused are filed anew since their people
 * were corrected.
 *
 * @param documents numbers of the messages that are filed anew, those of other firms among them: whoever deals with such a
 *     firm asks it to
 */
public record DeclarationResubmitted(
        String orderId,
        DeclarationId declarationId,
        DeclarationState customsStatus,
        List<DocumentType> documents,
        Instant resubmittedAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "resubmitted";
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public Instant happenedAt() {
        return resubmittedAt;
    }
}
