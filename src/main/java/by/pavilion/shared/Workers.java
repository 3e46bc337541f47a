package by.pavilion.shared;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs every {@link BackgroundWork} on the one replica that holds its lease, or on each where it wants that, and starts again
 * after a fault.
 */
@ApplicationScoped
public class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);
    /** How long the work of a replica that was killed rests before another one, or the same one started again, goes on. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration RENEWAL = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(2);

    private final List<BackgroundWork> works;
    private final Leases leases;
    private final HttpServer server;
    private final TransactionSynchronizationRegistry transaction;
    private final Map<String, Semaphore> wakeUps = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Workers(
            @All List<BackgroundWork> works,
            Leases leases,
            HttpServer server,
            TransactionSynchronizationRegistry transaction) {
        this.works = works;
        this.leases = leases;
        this.server = server;
        this.transaction = transaction;
    }

    void start(@Observes StartupEvent event) {
        for (BackgroundWork work : works) {
            wakeUps.put(work.name(), new Semaphore(0));
            Thread thread = new Thread(() -> run(work), work.name());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(5).toMillis());
        }
    }

    /** Lets the work look for rows now: after the commit when called in a transaction, else at once. */
    public void wake(String name) {
        Semaphore wakeUp = wakeUps.get(name);
        if (wakeUp == null) {
            return;
        }
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    wakeUp.release();
                }
            });
        } else {
            wakeUp.release();
        }
    }

    private void run(BackgroundWork work) {
        awaitServer();
        long renewAt = System.nanoTime();
        boolean held = false;
        while (!stopping) {
            Duration pause = work.interval();
            try {
                if (!work.onEachReplica() && (!held || System.nanoTime() - renewAt >= 0)) {
                    held = leases.hold("work-" + work.name(), LEASE);
                    renewAt = System.nanoTime() + RENEWAL.toNanos();
                }
                if (!held && !work.onEachReplica()) {
                    pause = RENEWAL;
                } else {
                    forgetWakeUps(work); // what was committed before it looks is found by this look
                    long begun = System.nanoTime();
                    int done = work.doSome();
                    if (done > 0) {
                        rest(work.rest(done, Duration.ofNanos(System.nanoTime() - begun)));
                        continue;
                    }
                }
            } catch (RuntimeException | Error e) { // without its thread the work would rest until the next start
                if (!stopping) {
                    LOG.errorf(e, "work=%s failed, next try in %s", work.name(), PAUSE_AFTER_FAULT);
                    pause = PAUSE_AFTER_FAULT;
                }
            }
            await(work, pause);
        }
        if (held) {
            release(work);
        }
    }

    /**
     * Work may call firms that the sandbox plays on our own port, so it begins once that port is open, and a moment later:
     * what makes the replica ready for requests goes first.
     */
    private void awaitServer() {
        try {
            while (!stopping && server.getPort() <= 0) {
                Thread.sleep(20);
            }
            Thread.sleep(FIRST_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What wakes the work meanwhile is found in the rows, as it looks again in any case. */
    private void rest(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private void forgetWakeUps(BackgroundWork work) {
        Semaphore wakeUp = wakeUps.get(work.name());
        if (wakeUp != null) {
            wakeUp.drainPermits();
        }
    }

    private void await(BackgroundWork work, Duration pause) {
        try {
            Semaphore wakeUp = wakeUps.get(work.name());
            if (wakeUp != null && wakeUp.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUp.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private void release(BackgroundWork work) {
        try {
            leases.release("work-" + work.name());
        } catch (IllegalStateException e) {
            LOG.debugf("work=%s lease runs out by itself: %s", work.name(), e.getMessage());
        }
    }
}
