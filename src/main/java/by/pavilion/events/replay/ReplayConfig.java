package by.pavilion.events.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "pavilion.events")
interface ReplayConfig {
    /** How many events a second are sent once more when an operator asks for a range of the log again. */
    @WithDefault("500")
    int replayRate();
}
