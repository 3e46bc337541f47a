package by.pavilion.ordering;

import by.pavilion.events.EventLog;
import by.pavilion.events.EventTail;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Shows the events of one order as they happen. The listener is there before the log is read, and whatever comes with a
 * number that is not the next one sends the watcher back to the log: nothing is missed and nothing comes twice.
 */
@ApplicationScoped
public class WatchOrder {
    private static final Logger LOG = Logger.getLogger(WatchOrder.class);
    private static final int PORTION = 100;

    /** So many signals may wait for a slow reader. Then it is let go, and comes back with the id of the last event. */
    private static final int BUFFER = 256;

    private final EventLog log;
    private final EventTail tail;
    private final OrderingConfig config;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Thread farewell = new Thread(this::letGo, "watchers-farewell");

    WatchOrder(EventLog log, EventTail tail, OrderingConfig config) {
        this.log = log;
        this.tail = tail;
        this.config = config;
    }

    /**
     * When the process is told to end, it first waits for requests to finish, and these would never: so their end begins
     * together with that waiting, in a hook, and not after it.
     */
    @PostConstruct
    void prepareFarewell() {
        Runtime.getRuntime().addShutdownHook(farewell);
    }

    @PreDestroy
    void forgetFarewell() {
        letGo();
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException ending) {
            LOG.debug("the process is ending, the hook is at work");
        }
    }

    private void letGo() {
        watchers.forEach(Watcher::leave);
    }

    /** What a watcher is sent. */
    public sealed interface Signal {}

    public record Happened(ReceivedEvent event) implements Signal {}

    /** Nothing happened for a while, and we are still there. */
    public record StillThere() implements Signal {}

    /**
     * The events of an order from its first one on, or from the one after {@code lastEventId}, and then those to come; the
     * stream ends only when its reader leaves. No thread waits meanwhile.
     */
    public Multi<Signal> watch(OrderId id, Optional<String> lastEventId) {
        return Multi.createFrom()
                .<Signal>emitter(emitter -> new Watcher(id.toString(), emitter).start(lastEventId), BUFFER)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** One reader. The log is read on a worker; the thread that reads Kafka only ever passes the next event on. */
    private final class Watcher {
        private final String key;
        private final MultiEmitter<? super Signal> reader;
        private final Executor worker = Infrastructure.getDefaultWorkerPool();
        private long last;
        private boolean reading = true;
        private boolean readAgain;

        Watcher(String key, MultiEmitter<? super Signal> reader) {
            this.key = key;
            this.reader = reader;
        }

        void start(Optional<String> lastEventId) {
            AutoCloseable listening = tail.listen(key, this::pass);
            var ticks = Multi.createFrom()
                    .ticks()
                    .startingAfter(config.heartbeat())
                    .every(config.heartbeat())
                    .onOverflow()
                    .drop()
                    .subscribe()
                    .with(tick -> stillThere());
            watchers.add(this);
            reader.onTermination(() -> {
                watchers.remove(this);
                ticks.cancel();
                close(listening);
            });
            last = lastEventId.map(this::numberOf).orElse(0L);
            read();
        }

        /** The reader comes back, to another replica or to this one after its start. */
        void leave() {
            reader.complete();
        }

        /** The number of an event that the reader has seen; 0 for one that is not of this order. */
        private long numberOf(String eventId) {
            long number = 0;
            List<ReceivedEvent> portion = log.of(Topic.ORDERS, key, 0, PORTION);
            while (!portion.isEmpty()) {
                for (ReceivedEvent event : portion) {
                    number = event.sequence();
                    if (event.id().equals(eventId)) {
                        return number;
                    }
                }
                portion = log.of(Topic.ORDERS, key, number, PORTION);
            }
            return 0;
        }

        private void pass(ReceivedEvent event) {
            synchronized (this) {
                if (event.sequence() <= last) {
                    return;
                }
                if (!reading && event.sequence() == last + 1) {
                    emit(event);
                    return;
                }
            }
            wake();
        }

        private void stillThere() {
            reader.emit(new StillThere());
            wake(); // finds what was told while the broker was away
        }

        private void wake() {
            synchronized (this) {
                if (reading) {
                    readAgain = true;
                    return;
                }
                reading = true;
            }
            worker.execute(this::read);
        }

        private void read() {
            try {
                boolean more = true;
                while (more) {
                    List<ReceivedEvent> portion = log.of(Topic.ORDERS, key, seen(), PORTION);
                    synchronized (this) {
                        portion.stream()
                                .filter(event -> event.sequence() > last)
                                .forEach(this::emit);
                        more = portion.size() == PORTION || readAgain;
                        readAgain = false;
                        reading = more;
                    }
                }
            } catch (RuntimeException e) {
                LOG.warnf("order=%s cannot be watched now: %s", key, e.getMessage());
                reader.complete(); // the reader comes back with the id of its last event
            }
        }

        private synchronized long seen() {
            return last;
        }

        /** Only while this watcher is locked. */
        private void emit(ReceivedEvent event) {
            last = event.sequence();
            reader.emit(new Happened(event));
        }

        private void close(AutoCloseable listening) {
            try {
                listening.close();
            } catch (Exception e) { // declared by the interface, thrown by nobody
                LOG.debugf("order=%s a watcher could not leave: %s", key, e);
            }
        }
    }
}
