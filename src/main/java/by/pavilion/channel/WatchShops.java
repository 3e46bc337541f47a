package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.limits.Breaker;
import by.pavilion.channel.limits.Clocks;
import by.pavilion.channel.limits.ErrorRates;
import by.pavilion.channel.limits.Paces;
import by.pavilion.channel.limits.Stop;
import by.pavilion.channel.offers.StockDrift;
import by.pavilion.channel.offers.StockDrifts;
import by.pavilion.channel.pull.Pull;
import by.pavilion.channel.pull.PullShops;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks how shops do. */
@ApplicationScoped
public class WatchShops {
    private final ShopStore shops;
    private final MessageStore messages;
    private final ChannelOrderStore orders;
    private final PullShops pulls;
    private final ChannelCases cases;
    private final Breaker breaker;
    private final Paces paces;
    private final ErrorRates errorRates;
    private final StockDrifts stockDrifts;
    private final Clocks clocks;
    private final Clock clock;

    WatchShops(
            ShopStore shops,
            MessageStore messages,
            ChannelOrderStore orders,
            PullShops pulls,
            ChannelCases cases,
            Breaker breaker,
            Paces paces,
            ErrorRates errorRates,
            StockDrifts stockDrifts,
            Clocks clocks,
            Clock clock) {
        this.shops = shops;
        this.messages = messages;
        this.orders = orders;
        this.pulls = pulls;
        this.cases = cases;
        this.breaker = breaker;
        this.paces = paces;
        this.errorRates = errorRates;
        this.stockDrifts = stockDrifts;
        this.clocks = clocks;
        this.clock = clock;
    }

    @Transactional
    public ShopHealth look(Shop shop) {
        return look(shop.channel(), List.of(shop)).get(0);
    }

    /** Looks at shops of one channel by as many statements as at one of them; in their order. */
    @Transactional
    public List<ShopHealth> look(String channel, List<Shop> connected) {
        if (connected.isEmpty()) {
            return List.of();
        }
        Set<String> shopIds = connected.stream().map(Shop::shopId).collect(Collectors.toSet());
        Set<String> appKeys = connected.stream().map(Shop::appKey).collect(Collectors.toSet());
        List<ConnectionId> ids = connected.stream().map(Shop::id).toList();
        Map<ConnectionId, Instant> tokensExpire = shops.tokensExpire(ids);
        Map<ConnectionId, Instant> revoked = shops.revoked(ids);
        Map<String, Stop> stops = breaker.stopsOf(channel, shopIds);
        Map<String, List<Pull>> lists = pulls.of(channel, shopIds);
        Map<String, MessageStore.Inbox> inboxes = messages.inboxes(channel, appKeys);
        Map<String, ChannelOrderStore.Ahead> ahead = orders.ahead(channel, shopIds);
        Map<String, Long> openCases = cases.open(channel, shopIds);
        Map<String, StockDrift> drifts = stockDrifts.of(channel, shopIds);
        Instant now = clock.instant();
        return connected.stream()
                .map(shop -> {
                    MessageStore.Inbox inbox = inboxes.getOrDefault(shop.appKey(), MessageStore.Inbox.EMPTY);
                    ChannelOrderStore.Ahead notOurs = ahead.getOrDefault(shop.shopId(), ChannelOrderStore.Ahead.NONE);
                    return new ShopHealth(
                            shop,
                            Optional.ofNullable(tokensExpire.get(shop.id())).filter(now::isBefore),
                            Optional.ofNullable(revoked.get(shop.id())),
                            Optional.ofNullable(stops.get(shop.shopId())),
                            breaker.restsUntil(shop),
                            lists.getOrDefault(shop.shopId(), List.of()),
                            inbox.waiting(),
                            inbox.unreadable(),
                            notOurs.waiting(),
                            notOurs.held(),
                            openCases.getOrDefault(shop.shopId(), 0L),
                            paces.slowdowns(shop),
                            errorRates.of(shop),
                            drifts.getOrDefault(shop.shopId(), StockDrift.NONE),
                            clocks.skewOf(shop));
                })
                .toList();
    }
}
