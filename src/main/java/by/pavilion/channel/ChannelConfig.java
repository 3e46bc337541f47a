package by.pavilion.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.channel")
interface ChannelConfig {
    /** Whether a shop's gateway may be at a loopback or private address: for test installations, never in production. */
    @WithDefault("false")
    boolean privateGateways();

    /** How many portions of up to ten orders may be imported at once. */
    @WithDefault("8")
    int parallelImports();

    /** How long to wait after a marketplace's first failure; each further one doubles it. */
    @WithDefault("1s")
    Duration firstPause();

    /** How long to wait when a marketplace says that we ask too often. */
    @WithDefault("20s")
    Duration waitPause();

    /** The longest wait after a failure. */
    @WithDefault("5m")
    Duration longestPause();

    /** How often something has to fail in a row before a person is told, while the marketplace works otherwise. */
    @WithDefault("10")
    int attemptsUntilCase();

    /** How long a held order waits before it is tried again; each further time doubles it. */
    @WithDefault("5m")
    Duration heldPause();

    /** How long an order is kept in its marketplace's own words, so that it can be read again. */
    @WithDefault("90d")
    Duration keepAnswers();

    /** How long a message is kept that was pushed and looked at: as long as it may come again. */
    @WithDefault("30d")
    Duration keepMessages();

    /** How long messages are believed that a shop's former secret signs, after it was given another one. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** How long before its end it is told of a token that nothing has renewed. */
    @WithDefault("6h")
    Duration tokenWarning();

    /** How long before its end that is told once more. */
    @WithDefault("1h")
    Duration tokenAlarm();

    /** The longest wait of a held order. */
    @WithDefault("6h")
    Duration longestHeldPause();

    /** The longest wait of what a stopped shop has to do: somebody has to try whether the shop works again. */
    @WithDefault("15m")
    Duration longestStopPause();
}
