package by.pavilion.channel;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/**
 * A marketplace has pushed a message, which is kept. What it says stays behind the reference.
 *
 * @param message where it is kept
 * @param appKey the application that it was pushed to
 * @param messageId the marketplace's own id of it
 * @param tag what it is about, in the marketplace's code
 */
public record ChannelMessageReceived(
        String message, String channel, String appKey, String messageId, String tag, Instant receivedAt)
        implements Event {
    @Override
    public Topic topic() {
        return Topic.CHANNELS;
    }

    @Override
    public String fact() {
        return "message-received";
    }

    /** Each message is by itself. */
    @Override
    public String key() {
        return channel + ":message:" + message;
    }

    @Override
    public Instant happenedAt() {
        return receivedAt;
    }
}
