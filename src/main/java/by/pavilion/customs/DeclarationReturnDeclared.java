package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import java.util.List;

/**
 * The return of goods after the release (625) has been sent to customs.
 *
 * @param complete whether with these, after earlier returns, all goods of the order come back
 */
public record DeclarationReturnDeclared(
        String orderId,
        DeclarationId declarationId,
        DeclarationState customsStatus,
        boolean complete,
        List<ReturnedGoods.Line> lines,
        Instant declaredAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "return-declared";
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public Instant happenedAt() {
        return declaredAt;
    }
}
