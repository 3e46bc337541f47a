package by.pavilion.channel;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/**
 * A shop's orders were compared with ours, those that changed there in a span of time.
 *
 * @param span how far back it looks: {@code hourly}, {@code nightly}; {@code monthly} of a statement's month
 * @param listed orders that the marketplace has
 * @param missingHere those that we did not know
 * @param missingThere ours that it does not list
 * @param differing those of which we held another version or another state, and refunds of which we had not heard
 */
public record ChannelReconciled(
        String channel,
        String shopId,
        String span,
        Instant from,
        Instant until,
        long listed,
        long missingHere,
        long missingThere,
        long differing,
        Instant reconciledAt)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.CHANNELS;
    }

    @Override
    public String fact() {
        return "reconciled";
    }

    @Override
    public String key() {
        return channel + ":" + shopId + ":" + span;
    }

    @Override
    public Instant happenedAt() {
        return reconciledAt;
    }
}
