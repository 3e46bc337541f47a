package by.pavilion.ordering.inbound;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/** Lots have come into the bonded warehouse and are in its stock. */
public record OrderInboundEntered(
        @JsonUnwrapped InboundState inbound,
        BondedEntryId entryId,
        String entryNumber,
        Instant enteredAt,
        List<Line> entered)
        implements Event {

    /** @param received pieces that were counted; none, when the lot was not there */
    public record Line(InboundLineId lineId, long received) {}

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "inbound-entered";
    }

    @Override
    public String key() {
        return inbound.inboundId().toString();
    }

    @Override
    public Instant happenedAt() {
        return enteredAt;
    }
}
