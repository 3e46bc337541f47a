package by.pavilion.ordering.inbound;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** Goods that had not left will not go to the bonded warehouse. */
public record OrderInboundCancelled(@JsonUnwrapped InboundState inbound, Instant cancelledAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "inbound-cancelled";
    }

    @Override
    public String key() {
        return inbound.inboundId().toString();
    }

    @Override
    public Instant happenedAt() {
        return cancelledAt;
    }
}
