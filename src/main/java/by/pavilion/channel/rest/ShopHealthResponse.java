package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.ShopHealth;
import by.pavilion.channel.limits.ErrorRates;
import by.pavilion.channel.pull.Pull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** @param clockSkewSeconds how much later it is there than here */
record ShopHealthResponse(
        ConnectionId id,
        String channel,
        String shopId,
        boolean stopped,
        Optional<String> stopReason,
        Optional<Instant> stoppedAt,
        Optional<Instant> restsUntil,
        Optional<Instant> tokenExpiresAt,
        Optional<Instant> revokedAt,
        List<Reading> lists,
        long waitingMessages,
        long unreadableMessages,
        long waitingOrders,
        long heldOrders,
        long openCases,
        List<Slow> slowed,
        Errors errorRate,
        Drift stockDrift,
        Optional<Long> clockSkewSeconds) {
    /**
     * How far a list has been read.
     *
     * @param lagSeconds how far behind the present it is
     */
    record Reading(
            String list,
            Instant reachedAt,
            long lagSeconds,
            long found,
            boolean done,
            int failures,
            Optional<String> detail,
            Optional<Instant> succeededAt) {
        static Reading of(Pull pull, Instant now) {
            return new Reading(
                    code(pull.lane()),
                    pull.reachedAt(),
                    Math.max(0, Duration.between(pull.reachedAt(), now).toSeconds()),
                    pull.found(),
                    pull.nextAttemptAt().isEmpty(),
                    pull.attempts(),
                    pull.detail(),
                    pull.succeededAt());
        }
    }

    /** @param times by how much calls of a kind are slower than they could be */
    record Slow(String calls, long times) {}

    /**
     * How calls have gone lately.
     *
     * @param minutes how lately
     * @param percent of calls that failed
     */
    record Errors(long minutes, long calls, long failed, long percent) {}

    /**
     * By how much stock there differs from what was told.
     *
     * @param listings that differ
     * @param pieces by which they do, all in all
     */
    record Drift(long listings, long pieces) {}

    static ShopHealthResponse of(ShopHealth health, Instant now) {
        return new ShopHealthResponse(
                health.shop().id(),
                health.shop().channel(),
                health.shop().shopId(),
                health.stop().isPresent(),
                health.stop().map(stop -> stop.reason()),
                health.stop().map(stop -> stop.stoppedAt()),
                health.restsUntil(),
                health.tokenExpiresAt(),
                health.revokedAt(),
                health.pulls().stream().map(pull -> Reading.of(pull, now)).toList(),
                health.waitingMessages(),
                health.unreadableMessages(),
                health.waitingOrders(),
                health.heldOrders(),
                health.openCases(),
                health.slowdowns().entrySet().stream()
                        .map(slow -> new Slow(code(slow.getKey()), slow.getValue()))
                        .sorted((one, other) -> one.calls().compareTo(other.calls()))
                        .toList(),
                new Errors(
                        ErrorRates.SPAN.toMinutes(),
                        health.errorRate().calls(),
                        health.errorRate().failed(),
                        health.errorRate().percent()),
                new Drift(health.stockDrift().listings(), health.stockDrift().pieces()),
                health.clockSkew().map(Duration::toSeconds));
    }

    private static String code(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
