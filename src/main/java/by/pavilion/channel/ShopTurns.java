package by.pavilion.channel;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * Does a work shop by shop, each on a thread of its own, so that one whose marketplace is slow keeps no other waiting. A shop has
 * one part under way at a time; its next part begins when the work looks again.
 */
public final class ShopTurns {
    private static final Logger LOG = Logger.getLogger(ShopTurns.class);
    /** How many shops a look has to name at least, so that those under way do not hide the others. */
    public static final int LOOK = 500;

    private final String name;
    private final int atOnce;
    private final Runnable lookAgain;
    private final ExecutorService threads;
    private final Set<Turn> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param name of the work, for its threads
     * @param atOnce how many shops may have a part under way
     * @param lookAgain has the work look for what there is to do
     */
    public ShopTurns(String name, int atOnce, Runnable lookAgain) {
        this.name = name;
        this.atOnce = atOnce;
        this.lookAgain = lookAgain;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A shop that has something to be done. */
    public record Turn(String channel, String shopId) {}

    /**
     * Begins the parts of shops that have none under way.
     *
     * @param due the longest waiting first
     * @param part does a portion of a shop's, and gives how much it has done
     * @return how many it has begun
     */
    public int begin(List<Turn> due, ToIntFunction<Turn> part) {
        int begun = 0;
        for (Turn turn : due) {
            if (underWay.size() < atOnce && underWay.add(turn)) {
                threads.execute(() -> run(turn, part));
                begun++;
            }
        }
        return begun;
    }

    private void run(Turn turn, ToIntFunction<Turn> part) {
        int done = 0;
        try {
            done = part.applyAsInt(turn);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "work=%s channel=%s shop=%s failed", name, turn.channel(), turn.shopId());
        } finally {
            underWay.remove(turn);
        }
        if (done > 0) { // there may be more; what has failed waits until the work looks by itself
            lookAgain.run();
        }
    }

    public void stop() {
        threads.shutdownNow();
    }
}
