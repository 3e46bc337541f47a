package by.pavilion.events.replay;

import by.pavilion.shared.SettingFaults;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A rate of nothing would be read as the least that there is: that stops the start. */
@ApplicationScoped
class ReplaySettings {
    private final ReplayConfig config;

    ReplaySettings(ReplayConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        faults(config).stopTheStart();
    }

    static SettingFaults faults(ReplayConfig config) {
        return new SettingFaults().requirePositive("pavilion.events.replay-rate", config.replayRate());
    }
}
