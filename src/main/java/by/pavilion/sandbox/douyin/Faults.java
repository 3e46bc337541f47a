package by.pavilion.sandbox.douyin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;

/** What goes wrong on the platform, in so many of a hundred cases. At first nothing does; what was switched on is forgotten at the end. */
@ApplicationScoped
public class Faults {
    private static final int HUNDRED = 100;

    /**
     * How often.
     *
     * @param droppedPushes messages that are never sent
     * @param doubledPushes messages that are sent twice
     * @param emptyPages lists that are answered without what is on them
     * @param throttled calls that are refused because there were too many
     * @param failed calls that are refused for no reason
     * @param broken answers that are no JSON
     */
    public record Percent(int droppedPushes, int doubledPushes, int emptyPages, int throttled, int failed, int broken) {
        static final Percent NONE = new Percent(0, 0, 0, 0, 0, 0);
    }

    private volatile Percent percent = Percent.NONE;

    public Percent now() {
        return percent;
    }

    public void become(Percent wanted) {
        percent = wanted;
    }

    static boolean happens(int percent) {
        return ThreadLocalRandom.current().nextInt(HUNDRED) < percent;
    }
}
