package by.pavilion.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.events")
interface EventsConfig {
    /** Partitions of each topic when we create it. */
    @WithDefault("8")
    int partitions();

    /** Replicas of each topic when we create it. */
    @WithDefault("1")
    short replication();

    /** How long the broker keeps events in a topic that we create. Older ones are in our own log. */
    @WithDefault("7d")
    Duration retention();

    /**
     * Whether events are queued for our relay and sent by it. Without it something else has to read the log and send them; what was
     * written meanwhile the relay never sends, even when it runs again.
     */
    @WithDefault("true")
    boolean relay();

    /** How often the relay looks for unsent events of other replicas while there is traffic; its own commits wake it. */
    @WithDefault("10ms")
    Duration poll();

    /** The same after a second without any event. */
    @WithDefault("100ms")
    Duration idlePoll();

    /** How many unsent events the relay takes at once. */
    @WithDefault("500")
    int batch();

    /**
     * How long a replica that starts waits for the broker before it takes requests without it; their events wait in the outbox.
     * It waits for ever when absent.
     */
    Optional<Duration> startWithoutBrokerAfter();

    /** How often a reaction is tried before its event is set aside as a dead letter. */
    @WithDefault("8")
    int attempts();

    /** How old an event must be before readers of the log get it: what began before it is settled by then. */
    @WithDefault("10s")
    Duration settle();

    /** How long the log is kept, for readers who come back and for sending it again. */
    @WithDefault("90d")
    Duration keptFor();
}
