package by.pavilion.shared;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Figures for operators that stand in the database. Each replica measures them in the background, one after the other and each
 * in a transaction of its own; a scrape reads what was measured last. So it is answered at once, however the database
 * does, and those who scrape often cost nothing.
 */
@ApplicationScoped
public class Gauges implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(Gauges.class);

    /** After so many beats it is no number any more: alarms must not trust what was said before the database hung. */
    private static final int BEATS_VALID = 3;

    private final MeterRegistry registry;
    private final SharedConfig config;
    private final LongSupplier nanos;
    private final List<Figure> figures = new CopyOnWriteArrayList<>();
    private volatile long completeNanos;

    @Inject
    Gauges(MeterRegistry registry, SharedConfig config) {
        this(registry, config, System::nanoTime);
    }

    /** @param nanos a clock that nobody sets */
    Gauges(MeterRegistry registry, SharedConfig config, LongSupplier nanos) {
        this.registry = registry;
        this.config = config;
        this.nanos = nanos;
        this.completeNanos = nanos.getAsLong();
        Gauge.builder("pavilion.figures.age.seconds", this::ageSeconds).register(registry);
    }

    /** What was measured last, and when; empty when it could not be measured. */
    private record Measured(OptionalLong value, long atNanos) {}

    private static final class Figure {
        private final String name;
        private final Supplier<Long> source;
        private volatile Measured last;

        Figure(String name, Supplier<Long> source, long nowNanos) {
            this.name = name;
            this.source = source;
            this.last = new Measured(OptionalLong.empty(), nowNanos);
        }
    }

    public void register(String name, Supplier<Long> value) {
        register(name, Tags.empty(), value);
    }

    /** While the database is away there is no number. */
    public void register(String name, Tags tags, Supplier<Long> value) {
        Figure figure = new Figure(name, value, nanos.getAsLong());
        figures.add(figure);
        Gauge.builder(name, () -> valueOf(figure)).tags(tags).register(registry);
    }

    private double valueOf(Figure figure) {
        Measured last = figure.last;
        Duration age = Duration.ofNanos(nanos.getAsLong() - last.atNanos());
        if (last.value().isEmpty() || age.compareTo(config.figuresEvery().multipliedBy(BEATS_VALID)) > 0) {
            return Double.NaN;
        }
        return last.value().getAsLong();
    }

    /** Since all figures were measured. */
    private double ageSeconds() {
        return Duration.ofNanos(nanos.getAsLong() - completeNanos).toSeconds();
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public boolean onEachReplica() {
        return true;
    }

    @Override
    public Duration interval() {
        return config.figuresEvery();
    }

    /** Measures all figures once. Always 0: there is nothing left to do until the next beat. */
    @Override
    public synchronized int doSome() {
        boolean away = false;
        for (Figure figure : figures) {
            if (Thread.currentThread().isInterrupted()) {
                return 0; // the application ends
            }
            OptionalLong value = OptionalLong.empty();
            if (!away) { // else each would wait for a connection, and the last ones for minutes
                try {
                    value = OptionalLong.of(QuarkusTransaction.requiringNew().call(figure.source::get));
                } catch (RuntimeException fault) {
                    away = Transactions.databaseIsAway(fault);
                    if (!away) {
                        LOG.warnf("figure=%s cannot be measured: %s", figure.name, fault);
                    }
                }
            }
            figure.last = new Measured(value, nanos.getAsLong());
        }
        if (!away) {
            completeNanos = nanos.getAsLong();
        }
        return 0;
    }
}
