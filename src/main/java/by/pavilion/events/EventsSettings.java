package by.pavilion.events;

import by.pavilion.shared.SettingFaults;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

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
        faults(config, ConfigUtils.isProfileActive(PRODUCTION)).stopTheStart();
    }

    static SettingFaults faults(EventsConfig config, boolean production) {
        SettingFaults faults = new SettingFaults()
                .requirePositive("pavilion.events.partitions", config.partitions())
                .requirePositive("pavilion.events.replication", config.replication())
                .requirePositive("pavilion.events.batch", config.batch())
                .requirePositive("pavilion.events.attempts", config.attempts())
                .requirePositive("pavilion.events.retention", config.retention())
                .requirePositive("pavilion.events.poll", config.poll())
                .requirePositive("pavilion.events.idle-poll", config.idlePoll());
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
}
