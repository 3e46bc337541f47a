package by.pavilion.channel.limits;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopFollower;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaves shops alone that do not work. A marketplace's word that a person has to look stops a shop at once, for all replicas,
 * and opens a case; from time to time one call tries whether it works again. Many failures make this replica rest.
 */
@ApplicationScoped
public class Breaker {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final StopStore stops;
    private final ChannelCases cases;
    private final List<ShopFollower> followers;
    private final LimitsConfig config;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, RecentCalls> recent = new ConcurrentHashMap<>();

    Breaker(StopStore stops, ChannelCases cases, @All List<ShopFollower> followers, LimitsConfig config, Clock clock) {
        this.stops = stops;
        this.cases = cases;
        this.followers = followers;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What was read of a shop a moment ago, so that not every call reads it. That it was stopped is looked for anew: whoever comes
     * because it works again would otherwise go to sleep once more.
     */
    private record Known(Optional<Stop> stop, Instant readAt) {}

    public Optional<Stop> stopOf(Shop shop) {
        return QuarkusTransaction.requiringNew().call(() -> stops.find(shop.channel(), shop.shopId()));
    }

    /** Of shops of a channel, by their numbers; those that are not stopped are left out. */
    @Transactional
    public Map<String, Stop> stopsOf(String channel, Collection<String> shopIds) {
        return stops.find(channel, shopIds);
    }

    /** Until when this replica leaves a shop alone that has failed often; empty when it does not. */
    public Optional<Instant> restsUntil(Shop shop) {
        RecentCalls calls = recent.get(name(shop));
        return calls == null ? Optional.empty() : calls.restsUntil(clock.instant());
    }

    private RecentCalls recentOf(Shop shop) {
        return recent.computeIfAbsent(name(shop), missing -> new RecentCalls(RecentCalls.Rule.of(config)));
    }

    /** How many shops this replica leaves alone for a while because calls have failed often. */
    public long resting() {
        Instant now = clock.instant();
        return recent.values().stream()
                .filter(calls -> calls.restsUntil(now).isPresent())
                .count();
    }

    /** How many shops their marketplaces have stopped; those that a person has paused are not meant. */
    public long stopped() {
        return stops.countUnlessPaused();
    }

    /** The shop is left alone until a person says otherwise: nothing is asked of its marketplace, and nothing told. */
    @Transactional
    public void pause(String channel, String shopId) {
        stops.put(channel, shopId, Stop.paused(clock.instant()));
        known.remove(name(channel, shopId));
    }

    /** The shop works as far as a person knows, so what has waited for it goes on. Its case is for the person to close. */
    @Transactional
    public void close(String channel, String shopId) {
        stops.delete(channel, shopId);
        wake(channel, shopId);
    }

    /** The end of a pause, and of a stop as well. */
    @Transactional
    public void resume(String channel, String shopId) {
        close(channel, shopId);
        cases.close(about(channel, shopId), ChannelCases.OVER);
    }

    /** We may act for the shop; one that a person has paused stays so. */
    void authorized(String channel, String shopId) {
        stops.deleteUnlessPaused(channel, shopId);
        known.remove(name(channel, shopId));
        cases.close(about(channel, shopId), ChannelCases.OVER);
    }

    private void wake(String channel, String shopId) {
        known.remove(name(channel, shopId));
        followers.forEach(follower -> follower.worksAgain(channel, shopId, clock.instant()));
    }

    /** @throws ChannelFault when the shop is not to be called now */
    void requireClosed(Shop shop) throws ChannelFault {
        Instant now = clock.instant();
        if (restsUntil(shop).isPresent()) {
            throw new ChannelFault(ChannelFault.Kind.WAIT, "the shop has failed often and rests");
        }
        Optional<Stop> stop = stopOf(shop, now);
        if (stop.isPresent() && !mayProbe(shop, stop.get(), now)) {
            throw new ChannelFault(
                    ChannelFault.Kind.STOP, "the shop is stopped: " + stop.get().reason());
        }
    }

    private Optional<Stop> stopOf(Shop shop, Instant now) {
        Known before = known.get(name(shop));
        if (before != null
                && before.stop().isEmpty()
                && now.isBefore(before.readAt().plus(REMEMBERED))) {
            return Optional.empty();
        }
        Optional<Stop> stop = stopOf(shop);
        known.put(name(shop), new Known(stop, now));
        return stop;
    }

    private boolean mayProbe(Shop shop, Stop stop, Instant now) {
        return !now.isBefore(stop.probeAt())
                && QuarkusTransaction.requiringNew()
                        .call(() -> stops.probe(shop.channel(), shop.shopId(), stop, now.plus(config.probeAfter())));
    }

    /** The first call that works again wakes all that has gone to sleep because the shop was stopped. */
    void went(Shop shop) {
        recentOf(shop).went(clock.instant());
        Known before = known.get(name(shop));
        if (before != null && before.stop().isPresent()) {
            QuarkusTransaction.requiringNew().run(() -> {
                if (stops.deleteUnlessPaused(shop.channel(), shop.shopId())) {
                    cases.close(about(shop), ChannelCases.OVER);
                    wake(shop.channel(), shop.shopId());
                }
            });
            known.remove(name(shop));
        }
    }

    void failed(Shop shop, ChannelFault fault) {
        Instant now = clock.instant();
        switch (fault.kind()) {
            case STOP ->
                QuarkusTransaction.requiringNew().run(() -> {
                    stops.put(
                            shop.channel(),
                            shop.shopId(),
                            new Stop(fault.reason(), now, now.plus(config.probeAfter())));
                    cases.open(about(shop), Optional.empty(), fault.reason(), Optional.empty());
                });
            case RETRY -> recentOf(shop).failed(now);
            case WAIT, REFUSED -> recentOf(shop).went(now); // it answers
        }
        known.remove(name(shop));
    }

    private static ChannelCases.About about(Shop shop) {
        return about(shop.channel(), shop.shopId());
    }

    private static ChannelCases.About about(String channel, String shopId) {
        return new ChannelCases.About(channel, shopId, Trouble.SHOP_STOPPED, shopId);
    }

    private static String name(Shop shop) {
        return name(shop.channel(), shop.shopId());
    }

    private static String name(String channel, String shopId) {
        return channel + ":" + shopId;
    }
}
