package by.pavilion.events;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settings that break what readers are promised stop the start: what comes of them would show months later, or never. */
@ApplicationScoped
class EventsSettings {
    private static final String PRODUCTION = "prod";

    /** Below it a reader of the log may pass a place that is filled afterwards: see ADR 35. */
    private static final Duration LEAST_SETTLE = Duration.ofSeconds(7);

    private final EventsConfig config;

    EventsSettings(EventsConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        List<String> faults = faults(config, ConfigUtils.isProfileActive(PRODUCTION));
        if (!faults.isEmpty()) {
            throw new ConfigurationException(String.join("; ", faults));
        }
    }

    /** What is wrong, one sentence each. */
    static List<String> faults(EventsConfig config, boolean production) {
        List<String> faults = new ArrayList<>();
        requirePositive("partitions", config.partitions(), faults);
        requirePositive("replication", config.replication(), faults);
        requirePositive("batch", config.batch(), faults);
        requirePositive("attempts", config.attempts(), faults);
        requirePositive("retention", config.retention().toMillis(), faults);
        if (config.retention().compareTo(config.keptFor()) > 0) {
            faults.add("pavilion.events.retention must not be above pavilion.events.kept-for:"
                    + " our own readers would handle again what they find in a topic after they have forgotten it");
        }
        if (production && config.settle().compareTo(LEAST_SETTLE) < 0) {
            faults.add("pavilion.events.settle must not be below " + LEAST_SETTLE.toSeconds()
                    + " s: readers of the log would miss events");
        }
        return faults;
    }

    private static void requirePositive(String name, long value, List<String> faults) {
        if (value <= 0) {
            faults.add("pavilion.events." + name + " must be above 0");
        }
    }
}
