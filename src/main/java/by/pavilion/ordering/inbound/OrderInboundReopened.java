package by.pavilion.ordering.inbound;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** Goods that were called off had left already: they go to the bonded warehouse after all. */
public record OrderInboundReopened(@JsonUnwrapped InboundState inbound, Instant reopenedAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "inbound-reopened";
    }

    @Override
    public String key() {
        return inbound.inboundId().toString();
    }

    @Override
    public Instant happenedAt() {
        return reopenedAt;
    }
}
