package by.pavilion.channel;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;

/**
 * The time in which we may act for a shop is nearly over, and nothing has renewed it so far.
 *
 * @param connection the application's connection to the shop
 * @param warnedAt told twice: some hours before, and in the last one
 */
public record ChannelTokenExpiring(
        String channel, String shopId, ConnectionId connection, Instant expiresAt, Instant warnedAt) implements Event {
    @Override
    public Topic topic() {
        return Topic.CHANNELS;
    }

    @Override
    public String fact() {
        return "token-expiring";
    }

    /** Tokens and orders are numbered apart. */
    @Override
    public String key() {
        return channel + ":" + shopId + ":token:" + connection;
    }

    @Override
    public Instant happenedAt() {
        return warnedAt;
    }
}
