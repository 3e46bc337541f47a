package by.pavilion.shared;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Figures for operators that stand in the database: each is asked for at each scrape, in a transaction of its own. */
@ApplicationScoped
public class Gauges {
    private final MeterRegistry registry;

    Gauges(MeterRegistry registry) {
        this.registry = registry;
    }

    public void register(String name, Supplier<Long> value) {
        register(name, Tags.empty(), value);
    }

    /** A scrape is answered while the database is away, too: then there is no number. */
    public void register(String name, Tags tags, Supplier<Long> value) {
        Gauge.builder(name, () -> {
                    try {
                        return QuarkusTransaction.requiringNew().call(value::get);
                    } catch (RuntimeException databaseIsAway) {
                        return Double.NaN;
                    }
                })
                .tags(tags)
                .register(registry);
    }
}
