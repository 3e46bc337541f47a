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
     * How many good calls in a row give a shop that was throttled a twentieth of its full pace back; half a minute without a
     * refusal doubles its pace.
     */
    @WithDefault("20")
    int recoverAfter();

    /** How many failures in a row make us leave a shop alone for a while. */
    @WithDefault("10")
    int failuresUntilRest();

    /** How many of a hundred calls may fail before we do the same. */
    @WithDefault("50")
    int mostFailuresPercent();

    /** How many calls there must have been for that. */
    @WithDefault("20")
    int fewestCallsWeighed();

    /** In which span of time. */
    @WithDefault("1m")
    Duration failuresWindow();

    /** For how long a shop is left alone; what comes then tries whether it works again. */
    @WithDefault("30s")
    Duration restAfterFailures();

    /** How long after a shop was stopped a call tries whether it works again. */
    @WithDefault("15m")
    Duration probeAfter();

    /** By how much a marketplace's clock may differ from ours before it is said. */
    @WithDefault("30s")
    Duration clockTolerance();
}
