package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.limits.Breaker;
import by.pavilion.channel.limits.Clocks;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.shared.Gauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What operators watch of all shops together. */
@ApplicationScoped
class ChannelMetrics {
    private final Gauges gauges;
    private final MessageStore messages;
    private final ChannelOrderStore orders;
    private final PullShops pulls;
    private final ChannelCases cases;
    private final Clocks clocks;
    private final Breaker breaker;

    ChannelMetrics(
            Gauges gauges,
            MessageStore messages,
            ChannelOrderStore orders,
            PullShops pulls,
            ChannelCases cases,
            Clocks clocks,
            Breaker breaker) {
        this.gauges = gauges;
        this.messages = messages;
        this.orders = orders;
        this.pulls = pulls;
        this.cases = cases;
        this.clocks = clocks;
        this.breaker = breaker;
    }

    void register(@Observes StartupEvent event) {
        gauges.register("pavilion.channel.inbox.depth", messages::waiting);
        gauges.register("pavilion.channel.orders.waiting", () -> orders.howMany(ChannelOrder.State.WANTED));
        gauges.register("pavilion.channel.orders.held", () -> orders.howMany(ChannelOrder.State.HELD));
        gauges.register("pavilion.channel.lag.seconds", pulls::longestLagSeconds);
        gauges.register("pavilion.channel.cases", cases::open);
        gauges.register("pavilion.channel.clock.skew.seconds", clocks::furthestSeconds);
        gauges.register("pavilion.channel.shops.stopped", breaker::stopped);
        gauges.register("pavilion.channel.shops.resting", breaker::resting);
    }
}
