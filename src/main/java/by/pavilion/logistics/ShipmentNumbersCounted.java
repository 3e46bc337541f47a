package by.pavilion.logistics;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/**
 * The numbers that a carrier lets us give to its parcels have become few, or are enough again.
 *
 * @param carrier its code, which is also the key
 * @param left how many we can give now
 */
public record ShipmentNumbersCounted(String carrier, long left, boolean low, Instant countedAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String fact() {
        return "numbers-counted";
    }

    @Override
    public String key() {
        return carrier;
    }

    @Override
    public Instant happenedAt() {
        return countedAt;
    }
}
