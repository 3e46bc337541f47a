package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;

/**
 * Customs has accepted the return: their tax is not collected.
 *
 * @param returnNumber which one of the declaration's returns, from 1
 * @param complete whether with these, after earlier returns, all goods of the order come back
 */
public record DeclarationReturnAccepted(
        String orderId,
        DeclarationId declarationId,
        DeclarationState customsStatus,
        int returnNumber,
        boolean complete,
        List<ReturnedGoods.Line> lines,
        Instant returnedAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "return-accepted";
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public Instant happenedAt() {
        return returnedAt;
    }
}
