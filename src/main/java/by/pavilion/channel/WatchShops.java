package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.limits.Breaker;
import by.pavilion.channel.limits.Clocks;
import by.pavilion.channel.limits.ErrorRates;
import by.pavilion.channel.limits.Paces;
import by.pavilion.channel.offers.StockDrifts;
import by.pavilion.channel.pull.PullShops;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

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
        return new ShopHealth(
                shop,
                shops.token(shop.id()).map(AccessToken::expiresAt).filter(clock.instant()::isBefore),
                breaker.stopOf(shop),
                pulls.of(shop),
                messages.waiting(shop.channel(), shop.appKey()),
                messages.unreadable(shop.channel(), shop.appKey()),
                orders.howMany(shop.channel(), shop.shopId(), ChannelOrder.State.WANTED),
                orders.howMany(shop.channel(), shop.shopId(), ChannelOrder.State.HELD),
                cases.open(shop.channel(), shop.shopId()),
                paces.slowdowns(shop),
                errorRates.of(shop),
                stockDrifts.of(shop),
                clocks.skewOf(shop));
    }
}
