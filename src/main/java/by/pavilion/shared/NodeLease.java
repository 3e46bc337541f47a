package by.pavilion.shared;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The node number (0–1023) that makes this replica's ids its own. Lost only if the database is away for longer than the lease. */
@Singleton
@Startup
class NodeLease {
    private static final Logger LOG = Logger.getLogger(NodeLease.class);
    private static final int NODES = 1024;
    private static final Duration TIME = Duration.ofMinutes(2);
    private static final Duration RENEWAL = Duration.ofSeconds(20);

    private final Leases leases;
    private final int number;
    private final ScheduledExecutorService renewal =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "node-lease"));
    private volatile long heldUntilNanos;

    NodeLease(Leases leases) {
        this.leases = leases;
        this.number = take();
        // renew() catches what it can mend, so there is no failure to read from the future
        var unused =
                renewal.scheduleAtFixedRate(this::renew, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
    }

    int number() {
        return number;
    }

    void requireHeld() {
        if (System.nanoTime() - heldUntilNanos > 0) {
            throw new IllegalStateException("node number " + number + " is no longer held: this replica must stop");
        }
    }

    private int take() {
        int first = ThreadLocalRandom.current().nextInt(NODES);
        for (int step = 0; step < NODES; step++) {
            int candidate = (first + step) % NODES;
            long before = System.nanoTime();
            if (leases.hold(name(candidate), TIME)) {
                heldUntilNanos = before + TIME.toNanos();
                return candidate;
            }
        }
        throw new IllegalStateException("all " + NODES + " node numbers are held by other replicas");
    }

    private void renew() {
        long before = System.nanoTime();
        try {
            if (leases.hold(name(number), TIME)) {
                heldUntilNanos = before + TIME.toNanos();
            } else {
                LOG.errorf("node=%d taken by another replica, stopping", number);
                Quarkus.asyncExit(1);
            }
        } catch (IllegalStateException e) {
            LOG.warnf("node=%d cannot be renewed now: %s", number, e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        renewal.shutdownNow();
    }

    @PreDestroy
    void release() {
        renewal.shutdownNow();
        leases.release(name(number));
    }

    private static String name(int number) {
        return "node-" + number;
    }
}
