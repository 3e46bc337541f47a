package by.pavilion.channel.limits;

import by.pavilion.channel.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How calls have gone in the last quarter of an hour, by shop, counted by the minute; each replica knows of its own. */
@ApplicationScoped
public class ErrorRates {
    public static final Duration SPAN = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Deque<Minute>> minutes = new ConcurrentHashMap<>();

    ErrorRates(Clock clock) {
        this.clock = clock;
    }

    private record Minute(long number, ErrorRate rate) {}

    void went(Shop shop) {
        count(shop, 0);
    }

    void failed(Shop shop) {
        count(shop, 1);
    }

    public ErrorRate of(Shop shop) {
        Deque<Minute> known = minutes.getOrDefault(name(shop), new ArrayDeque<>());
        synchronized (known) {
            forget(known);
            return known.stream().map(Minute::rate).reduce(new ErrorRate(0, 0), ErrorRates::sum);
        }
    }

    private void count(Shop shop, long failed) {
        Deque<Minute> known = minutes.computeIfAbsent(name(shop), missing -> new ArrayDeque<>());
        synchronized (known) {
            forget(known);
            Minute last = known.peekLast();
            boolean sameMinute = last != null && last.number() == now();
            ErrorRate before = sameMinute ? known.removeLast().rate() : new ErrorRate(0, 0);
            known.addLast(new Minute(now(), sum(before, new ErrorRate(1, failed))));
        }
    }

    private void forget(Deque<Minute> known) {
        known.removeIf(minute -> minute.number() <= now() - SPAN.toMinutes());
    }

    private long now() {
        return clock.instant().getEpochSecond() / Duration.ofMinutes(1).toSeconds();
    }

    private static ErrorRate sum(ErrorRate one, ErrorRate other) {
        return new ErrorRate(one.calls() + other.calls(), one.failed() + other.failed());
    }

    private static String name(Shop shop) {
        return shop.channel() + ":" + shop.shopId();
    }
}
