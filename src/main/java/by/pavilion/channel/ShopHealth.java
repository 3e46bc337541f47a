package by.pavilion.channel;

import by.pavilion.channel.limits.CallClass;
import by.pavilion.channel.limits.ErrorRate;
import by.pavilion.channel.limits.Stop;
import by.pavilion.channel.offers.StockDrift;
import by.pavilion.channel.pull.Pull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a shop does.
 *
 * @param tokenExpiresAt empty while there is no token, or none that works
 * @param revokedAt since when the marketplace takes no calls through this connection; empty when it does
 * @param stop that it is stopped, and why
 * @param restsUntil until when the replica that answers leaves it alone because calls have failed often
 * @param waitingMessages of its application that nobody has looked at
 * @param unreadableMessages of its application that are kept and could not be read
 * @param waitingOrders to be fetched
 * @param heldOrders paid there and not to be taken yet
 * @param openCases what waits for a person
 * @param slowdowns by how much calls are slowed down, by kind, on the replica that answers
 * @param errorRate how calls have gone lately, on that replica
 * @param stockDrift by how much its stock differs from what it was told
 * @param clockSkew how much later it is there than here, as that replica has heard
 */
public record ShopHealth(
        Shop shop,
        Optional<Instant> tokenExpiresAt,
        Optional<Instant> revokedAt,
        Optional<Stop> stop,
        Optional<Instant> restsUntil,
        List<Pull> pulls,
        long waitingMessages,
        long unreadableMessages,
        long waitingOrders,
        long heldOrders,
        long openCases,
        Map<CallClass, Long> slowdowns,
        ErrorRate errorRate,
        StockDrift stockDrift,
        Optional<Duration> clockSkew) {
    public ShopHealth {
        pulls = List.copyOf(pulls);
        slowdowns = Map.copyOf(slowdowns);
    }
}
