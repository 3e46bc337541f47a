package by.pavilion.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Serves calls in portions: those that arrive while a transaction is under way are served together by the next one, with one
 * commit. A call that arrives alone does not wait for others. Who waits holds no thread. When more wait than may, the next one
 * is told to come again, and so is who has waited for too long: nothing was done for it.
 *
 * @param <C> what is wanted
 * @param <R> what came of it; a refusal is a value, so that one bad call cannot fail its neighbours
 */
public final class Gathering<C, R> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Gathering.class);
    private static final ProblemType BUSY = new ProblemType("unavailable", 503);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final String name;
    private final Size size;
    private final Function<C, Object> key;
    private final Function<List<C>, List<R>> work;
    private final BlockingQueue<Call<C, R>> waiting;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /**
     * How much is gathered.
     *
     * @param threads how many portions may be under way at a time
     * @param most calls of a portion
     * @param waiting how many calls may wait for their turn
     * @param patience how long a call may wait for its turn
     * @param company how long the first of a portion waits for others while they come in company
     */
    public record Size(int threads, int most, int waiting, Duration patience, Duration company) {
        public Size(int threads, int most, int waiting, Duration patience) {
            this(threads, most, waiting, patience, Duration.ZERO);
        }

        /** For calls that nobody looks at a page for. */
        public Size(int threads, int most, int waiting) {
            this(threads, most, waiting, Duration.ofSeconds(10));
        }

        /** For calls that many are made of at a time and nobody looks at a page for: one commit serves more of them. */
        public Size inCompany(Duration time) {
            return new Size(threads, most, waiting, patience, time);
        }
    }

    /** @param since by {@link System#nanoTime}, which nobody sets back */
    private record Call<C, R>(C wish, CompletableFuture<R> answer, long since) {}

    /**
     * @param name of the threads
     * @param key what a call is about: a portion never has two of the same, the later one is served after the earlier one
     * @param work serves a portion in a transaction of its own and gives an answer to each call, in their order. When it throws,
     *     nothing of the portion may have happened: each call is then served by itself.
     */
    public Gathering(String name, Size size, Function<C, Object> key, Function<List<C>, List<R>> work) {
        this.name = name;
        this.size = size;
        this.key = key;
        this.work = work;
        this.waiting = new ArrayBlockingQueue<>(size.waiting());
    }

    /** For work that takes calls about the same thing in one portion. */
    public Gathering(String name, Size size, Function<List<C>, List<R>> work) {
        this(name, size, wish -> new Object(), work);
    }

    /**
     * The answer comes once its transaction has ended, on a thread that others wait for: what is done with it there must be
     * brief. A call that has waited for too long ends with the same problem as one that is not let in.
     *
     * @throws Problem 503 when too many wait
     */
    public CompletionStage<R> call(C wish) {
        start();
        Call<C, R> call = new Call<>(wish, new CompletableFuture<>(), System.nanoTime());
        if (closed || !waiting.offer(call)) {
            throw busy();
        }
        return call.answer();
    }

    private static Problem busy() {
        return BUSY.with("retryAfterSeconds", 1);
    }

    /** Threads cost memory, so they begin with the first call. */
    private synchronized void start() {
        while (threads.size() < size.threads() && !closed) {
            Thread thread = new Thread(this::serve, name);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void serve() {
        List<Call<C, R>> portion = new ArrayList<>(size.most());
        boolean inCompany = false;
        while (!closed || !waiting.isEmpty()) {
            try {
                Call<C, R> first = waiting.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    portion.add(first);
                    if (inCompany) {
                        awaitCompany();
                    }
                    waiting.drainTo(portion, size.most() - 1);
                    inCompany = portion.size() > 1 && !size.company().isZero();
                    serveByKey(portion);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error fault) {
                LOG.errorf(fault, "%s: what was to be served together was not", name);
                portion.forEach(call -> call.answer().completeExceptionally(fault));
            } finally {
                portion.clear();
            }
        }
    }

    /** Who interrupts this ends the waiting: what was called is served all the same. */
    private void awaitCompany() {
        try {
            Thread.sleep(size.company().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveByKey(List<Call<C, R>> portion) {
        List<Call<C, R>> left = portion;
        while (!left.isEmpty()) {
            Set<Object> keys = new HashSet<>();
            Map<Boolean, List<Call<C, R>>> parts =
                    left.stream().collect(Collectors.partitioningBy(call -> keys.add(key.apply(call.wish()))));
            serve(parts.getOrDefault(true, List.of()));
            left = parts.getOrDefault(false, List.of());
        }
    }

    private void serve(List<Call<C, R>> called) {
        List<Call<C, R>> portion = called.stream().filter(this::isInTime).toList();
        if (portion.isEmpty()) {
            return;
        }
        try {
            List<R> answers = work.apply(portion.stream().map(Call::wish).toList());
            for (int index = 0; index < portion.size(); index++) {
                portion.get(index).answer().complete(answers.get(index));
            }
        } catch (RuntimeException | Error fault) {
            if (portion.size() == 1) {
                portion.get(0).answer().completeExceptionally(fault);
            } else {
                LOG.debugf(fault, "%s: %d calls failed together, each goes by itself", name, portion.size());
                portion.forEach(call -> serve(List.of(call)));
            }
        }
    }

    /** Asked before each attempt: when a portion has failed slowly, those who go by themselves do not wait for one another. */
    private boolean isInTime(Call<C, R> call) {
        boolean late = System.nanoTime() - call.since() > size.patience().toNanos();
        if (late) {
            call.answer().completeExceptionally(busy());
        }
        return !late;
    }

    /** Serves those who wait already, and nobody who comes later. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            for (Thread thread : threads) {
                try {
                    thread.join(GOODBYE.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
