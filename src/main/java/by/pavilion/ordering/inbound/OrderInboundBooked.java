package by.pavilion.ordering.inbound;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** Lots are to go to a bonded warehouse: logistics may move them. */
public record OrderInboundBooked(@JsonUnwrapped InboundState inbound, Instant bookedAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "inbound-booked";
    }

    @Override
    public String key() {
        return inbound.inboundId().toString();
    }

    @Override
    public Instant happenedAt() {
        return bookedAt;
    }
}
