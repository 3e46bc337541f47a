package by.pavilion.channel.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.channel.limits")
interface LimitsConfig {
    /** How many calls of one kind a shop may make in a second when all goes well. */
    @WithDefault("20")
    int callsPerSecond();

    /** The same while the past is read. */
    @WithDefault("5")
    int backFillCallsPerSecond();

    /** How long a call may wait for its turn; one that would have to wait longer is put off. */
    @WithDefault("2s")
    Duration longestWait();

    /**
     * How many good calls in a row let a shop that was throttled go a tenth faster; half a minute without a refusal doubles its
     * pace.
     */
    @WithDefault("20")
    int recoverAfter();

    /** How many failures in a row make us leave a shop alone for a while. */
    @WithDefault("10")
    int failuresUntilRest();

    /** For how long. */
    @WithDefault("30s")
    Duration restAfterFailures();

    /** How long after a shop was stopped a call tries whether it works again. */
    @WithDefault("15m")
    Duration probeAfter();

    /** By how much a marketplace's clock may differ from ours before it is said. */
    @WithDefault("30s")
    Duration clockTolerance();
}
