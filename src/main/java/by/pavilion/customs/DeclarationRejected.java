package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Customs has sent the list back or refused the goods.
 *
 * @param mendable true when a corrected list may be sent; false when the buyer must get the money back
 * @param code customs' code of the result
 * @param detailCode customs' own finer code, as 1305 beside 100; null when it told none
 * @param text what customs wrote, without identity numbers
 */
public record DeclarationRejected(
        String orderId,
        DeclarationId declarationId,
        DeclarationState customsStatus,
        boolean mendable,
        String code,
        @Nullable String detailCode,
        String text,
        Instant rejectedAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "rejected";
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public Instant happenedAt() {
        return rejectedAt;
    }
}
