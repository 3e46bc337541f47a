package by.pavilion.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long to wait before something is tried again. */
@ApplicationScoped
public class Pauses {
    private final ChannelConfig config;

    Pauses(ChannelConfig config) {
        this.config = config;
    }

    /** @param attempts how often it has failed before */
    public Duration after(ChannelFault.Kind kind, int attempts) {
        return switch (kind) {
            case RETRY -> doubled(config.firstPause(), attempts, config.longestPause());
            case WAIT -> doubled(config.waitPause(), attempts, config.longestPause());
            case REFUSED -> held(attempts);
            case STOP -> doubled(config.heldPause(), attempts, config.longestStopPause());
        };
    }

    /**
     * Whether a person has to hear of it: the shop works, as far as anybody knows, and this alone does not. Of faults of ours the
     * log tells.
     *
     * @param attempts how often it has failed before
     */
    public boolean isForAPerson(ChannelFault fault, int attempts) {
        if (fault.isOurs()) {
            return false;
        }
        return switch (fault.kind()) {
            case REFUSED -> true;
            case RETRY -> attempts + 1 >= config.attemptsUntilCase();
            case WAIT, STOP -> false;
        };
    }

    /** @param attempts how often it has been held before */
    Duration held(int attempts) {
        return doubled(config.heldPause(), attempts, config.longestHeldPause());
    }

    private static Duration doubled(Duration first, int attempts, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
