package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.limits.Clocks;
import by.pavilion.channel.pull.PullShops;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/** What operators watch of all shops together. Asked for at each scrape. */
@ApplicationScoped
class ChannelMetrics {
    private final MeterRegistry registry;
    private final MessageStore messages;
    private final ChannelOrderStore orders;
    private final PullShops pulls;
    private final ChannelCases cases;
    private final Clocks clocks;

    ChannelMetrics(
            MeterRegistry registry,
            MessageStore messages,
            ChannelOrderStore orders,
            PullShops pulls,
            ChannelCases cases,
            Clocks clocks) {
        this.registry = registry;
        this.messages = messages;
        this.orders = orders;
        this.pulls = pulls;
        this.cases = cases;
        this.clocks = clocks;
    }

    void register(@Observes StartupEvent event) {
        gauge("pavilion.channel.inbox.depth", messages::waiting);
        gauge("pavilion.channel.orders.waiting", () -> orders.howMany(ChannelOrder.State.WANTED));
        gauge("pavilion.channel.orders.held", () -> orders.howMany(ChannelOrder.State.HELD));
        gauge("pavilion.channel.lag.seconds", pulls::longestLagSeconds);
        gauge("pavilion.channel.cases", cases::open);
        gauge("pavilion.channel.clock.skew.seconds", clocks::furthestSeconds);
    }

    /** A scrape is answered while the database is away, too: then there is no number. */
    private void gauge(String name, Supplier<Long> value) {
        Gauge.builder(name, () -> {
                    try {
                        return QuarkusTransaction.requiringNew().call(value::get);
                    } catch (RuntimeException databaseIsAway) {
                        return Double.NaN;
                    }
                })
                .register(registry);
    }
}
