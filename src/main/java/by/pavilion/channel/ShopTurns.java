package by.pavilion.channel;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Does a work shop by shop, each on a thread of its own, so that one whose marketplace is slow keeps no other waiting as long as
 * there are not as many slow ones as may have a part under way; even then the others wait for no more than a part. A shop has one
 * part under way at a time; its next part begins when the work looks again, behind those of shops that have waited for longer.
 */
public final class ShopTurns {
    private static final Logger LOG = Logger.getLogger(ShopTurns.class);
    /** How many shops a look has to name at least, so that those under way do not hide the others. */
    public static final int LOOK = 500;

    /** A part that has taken so long takes up nothing more. */
    private static final Duration LONGEST_PART = Duration.ofSeconds(10);

    private final String name;
    private final int atOnce;
    private final Runnable lookAgain;
    private final ExecutorService threads;
    private final Duration longestPart;
    private final Set<Turn> underWay = ConcurrentHashMap.newKeySet();
    /** Of shops that are still due: which part their last one was. */
    private final Map<Turn, Long> lastParts = new ConcurrentHashMap<>();

    private final AtomicLong parts = new AtomicLong();

    /**
     * @param name of the work, for its threads
     * @param atOnce how many shops may have a part under way
     * @param lookAgain has the work look for what there is to do
     */
    public ShopTurns(String name, int atOnce, Runnable lookAgain) {
        this(name, atOnce, lookAgain, LONGEST_PART);
    }

    ShopTurns(String name, int atOnce, Runnable lookAgain, Duration longestPart) {
        this.longestPart = longestPart;
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

    /** What is done of a shop's. */
    public interface Part {
        /**
         * Does a portion.
         *
         * @param mayGoOn false when it has taken long enough: what is left is done in the shop's next part
         * @return how much it has done
         */
        int of(Turn shop, BooleanSupplier mayGoOn);
    }

    /**
     * Does a portion one by one, as long as the part may go on.
     *
     * @return how many it has done
     */
    public static <T> int each(List<T> portion, Consumer<T> deed, BooleanSupplier mayGoOn) {
        int done = 0;
        for (T one : portion) {
            if (mayGoOn.getAsBoolean()) {
                deed.accept(one);
                done++;
            }
        }
        return done;
    }

    /**
     * Begins the parts of shops that have none under way.
     *
     * @param due the longest waiting first
     * @return how many it has begun
     */
    public int begin(List<Turn> due, Part part) {
        lastParts.keySet().retainAll(Set.copyOf(due));
        List<Turn> inTurn = due.stream()
                .sorted(Comparator.comparing((Turn turn) -> lastParts.getOrDefault(turn, 0L)))
                .toList();
        int begun = 0;
        for (Turn turn : inTurn) {
            if (underWay.size() < atOnce && underWay.add(turn)) {
                lastParts.put(turn, parts.incrementAndGet());
                threads.execute(() -> run(turn, part));
                begun++;
            }
        }
        return begun;
    }

    private void run(Turn turn, Part part) {
        long end = System.nanoTime() + longestPart.toNanos();
        int done = 0;
        try {
            done = part.of(turn, () -> System.nanoTime() - end < 0);
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
