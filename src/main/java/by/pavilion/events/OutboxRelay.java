package by.pavilion.events;

import by.pavilion.events.PendingStore.Portion;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Pace;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Sends what the outbox holds to Kafka and deletes the pending rows that the broker has acknowledged. Keys belong to slots,
 * and each replica sends those of the slots that it holds.
 *
 * <p>Order per key: the lowest unsent number of a key goes first, and n+1 only after n is acknowledged. A number is only ever
 * handed out while its aggregate's row is locked, so n is committed before n+1 and a portion that sees n+1 also sees n. This
 * does not lean on the slots: were two relays to send the same key at once, each would still send n+1 only after n has arrived,
 * so what is out of order can only be a number that was there before. A relay that was stopped while it held a slot
 * looks before each round whether that is still its own, so it repeats one number of each key at most. Repeated numbers are
 * dropped by readers.
 */
@ApplicationScoped
class OutboxRelay implements BackgroundWork {
    static final String NAME = "outbox-relay";
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(60);
    /** How often it looks, while it waits for an answer, whether there are others. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final Duration BUSY = Duration.ofSeconds(1);
    /** How long the keys of a replica that was killed rest before another one goes on with them. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final int MOST_REMEMBERED = 20_000;
    private static final Duration WITHOUT_SLOTS = Duration.ofMillis(500);
    private static final Duration TURNED_OFF = Duration.ofHours(1);

    /** What is refused without being waited for is refused many times a second. */
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(5);

    /** So many portions follow each other before it looks from the beginning again for what was left behind. */
    private static final int MOST_PORTIONS = 20;

    private final PendingStore pending;
    private final Producer producer;
    private final RelaySlots slots;
    private final EventsConfig config;
    private final RelayPasses passes = new RelayPasses();
    private final RelayRests<AggregateKey> keysAtRest = new RelayRests<>(System::nanoTime);
    private final RelayRests<Topic> topicsAtRest = new RelayRests<>(System::nanoTime);
    private long lastSent = System.nanoTime();
    private long complainedAtNanos = System.nanoTime() - BETWEEN_COMPLAINTS.toNanos();

    private final ExecutorService deleter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, NAME + "-deletes");
        thread.setDaemon(true);
        return thread;
    });

    /** The last number of a key that this relay has seen arrive: what comes next need not be looked for. Used by one thread. */
    private final Map<AggregateKey, Long> arrived = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<AggregateKey, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    @Inject
    OutboxRelay(PendingStore pending, EventProducer producer, RelaySlotStore slots, EventsConfig config) {
        this(pending, producer::send, new RelaySlots(slots, LEASE), config);
    }

    OutboxRelay(PendingStore pending, Producer producer, RelaySlots slots, EventsConfig config) {
        this.pending = pending;
        this.producer = producer;
        this.slots = slots;
        this.config = config;
    }

    /** Takes a message on its way to the broker. */
    @FunctionalInterface
    interface Producer {
        Future<RecordMetadata> send(ProducerRecord<String, byte[]> message);
    }

    private static AggregateKey aggregate(LoggedEvent event) {
        return new AggregateKey(event.topic(), event.key());
    }

    private record AggregateKey(Topic topic, String key) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean onEachReplica() {
        return true;
    }

    void stop(@Observes ShutdownEvent event) {
        deleter.shutdown();
        try {
            slots.release();
        } catch (IllegalStateException e) {
            LOG.debugf("slots run out by themselves: %s", e.getMessage());
        }
    }

    @Override
    public Duration interval() {
        if (!config.relay()) {
            return TURNED_OFF;
        }
        return !slots.areHeld()
                ? WITHOUT_SLOTS
                : System.nanoTime() - lastSent < BUSY.toNanos() ? config.poll() : config.idlePoll();
    }

    /** A portion costs a look, a call of the broker and a deletion, and each commit asks for one. */
    @Override
    public Duration rest(int done, Duration taken) {
        return Pace.ofSender(done, taken);
    }

    /**
     * Sends portion after portion as long as there are whole ones. While the broker works at one, the next is read and the one
     * before is deleted. It does not stop at what was not acknowledged: that may be one partition or one topic, and the others
     * must go on, also behind more of it than one pass reads ({@link RelayPasses}). Turned off it does not even ask for slots.
     */
    @Override
    public int doSome() {
        if (!config.relay()) {
            return 0;
        }
        Set<Integer> held = slots.held();
        if (held.isEmpty()) {
            return 0;
        }
        int sent = 0;
        int left = 0;
        Map<Integer, Long> reached = Map.of();
        CompletableFuture<Void> deletion = CompletableFuture.completedFuture(null);
        Portion portion = pending.read(held, passes.begin(held), config.batch());
        for (int number = 1; !portion.events().isEmpty(); number++) {
            Round first = begin(byKey(portion));
            boolean last = !portion.cut() || number == MOST_PORTIONS;
            Portion next = last ? Portion.NONE : pending.read(held, portion.upTo(), config.batch());
            reached = last && portion.cut() ? portion.upTo() : Map.of();
            List<Long> acknowledged = finish(first);
            deletion.join();
            deletion = delete(acknowledged);
            sent += acknowledged.size();
            left += portion.events().size() - acknowledged.size();
            portion = slots.held().equals(held) ? next : Portion.NONE;
        }
        deletion.join();
        passes.end(reached, left > sent);
        if (sent > 0) {
            lastSent = System.nanoTime();
        }
        return sent;
    }

    private CompletableFuture<Void> delete(List<Long> ids) {
        return ids.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(() -> pending.delete(ids), deleter);
    }

    /**
     * The events of each key, lowest number first. Ids come from the clocks of several replicas, so a key's higher number
     * can have the lower id: a portion that was cut may hold n+1 and not n. What comes behind such a gap waits for the next
     * portion. So does what was refused a moment ago.
     */
    private List<Deque<LoggedEvent>> byKey(Portion portion) {
        Map<AggregateKey, List<LoggedEvent>> keys = new LinkedHashMap<>();
        for (LoggedEvent row : portion.events()) {
            keys.computeIfAbsent(aggregate(row), unused -> new ArrayList<>()).add(row);
        }
        keys.keySet().removeIf(key -> keysAtRest.isResting(key) || topicsAtRest.isResting(key.topic()));
        keys.values().forEach(rows -> rows.sort(Comparator.comparingLong(LoggedEvent::sequence)));
        if (portion.cut()) {
            keys.keySet().removeAll(withLowerUnsent(keys.values()));
        }
        return keys.values().stream()
                .<Deque<LoggedEvent>>map(rows -> new ArrayDeque<>(upToTheFirstGap(rows)))
                .toList();
    }

    private static List<LoggedEvent> upToTheFirstGap(List<LoggedEvent> rows) {
        int end = 1;
        while (end < rows.size()
                && rows.get(end).sequence() == rows.get(end - 1).sequence() + 1) {
            end++;
        }
        return rows.subList(0, end);
    }

    private boolean isNext(LoggedEvent row) {
        Long last = arrived.get(aggregate(row));
        return last != null && last == row.sequence() - 1;
    }

    private Set<AggregateKey> withLowerUnsent(Collection<List<LoggedEvent>> keys) {
        List<LoggedEvent> lowest = keys.stream()
                .map(rows -> rows.get(0))
                .filter(row -> row.sequence() > 1 && !isNext(row))
                .toList();
        return lowest.isEmpty()
                ? Set.of()
                : pending.behindUnsent(lowest).stream()
                        .map(OutboxRelay::aggregate)
                        .collect(Collectors.toSet());
    }

    /** One event of each key, on its way to the broker. */
    private record Round(List<Deque<LoggedEvent>> keys, List<Future<RecordMetadata>> answers) {}

    /**
     * Sends one event of each key: were n and n+1 on their way together, a time-out of n could let n+1 arrive first. Nothing
     * when the slots are not its own any more. A producer that knows no broker of a topic, or may not know of any, makes each
     * caller wait for one, so after the first of a topic the others are not even tried.
     */
    private Round begin(List<Deque<LoggedEvent>> keys) {
        if (!slots.areHeld()) {
            return new Round(List.of(), List.of());
        }
        List<Future<RecordMetadata>> answers = new ArrayList<>(keys.size());
        Map<Topic, Future<RecordMetadata>> unreached = new EnumMap<>(Topic.class);
        for (Deque<LoggedEvent> rows : keys) {
            LoggedEvent event = rows.getFirst();
            Future<RecordMetadata> answer = unreached.get(event.topic());
            if (answer == null) {
                answer = producer.send(Envelope.message(event));
                if (answer.isDone()
                        && faultOf(answer, LOOK)
                                .filter(OutboxRelay::isOfItsTopic)
                                .isPresent()) {
                    unreached.put(event.topic(), answer);
                }
            }
            answers.add(answer);
        }
        return new Round(keys, answers);
    }

    /** Else the broker refuses this one event, since it is too large say. */
    private static boolean isOfItsTopic(Exception fault) {
        return !(fault instanceof ExecutionException)
                || fault.getCause() instanceof RetriableException
                || fault.getCause() instanceof AuthorizationException;
    }

    /**
     * Waits for a round, and makes others until all is sent. A key whose event is not acknowledged is left for later.
     *
     * @return the numbers of the events that have arrived
     */
    private List<Long> finish(Round first) {
        List<Long> acknowledged = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        Round round = first;
        while (!round.keys().isEmpty()) {
            List<Deque<LoggedEvent>> next = new ArrayList<>();
            for (int index = 0; index < round.keys().size(); index++) {
                Deque<LoggedEvent> rows = round.keys().get(index);
                LoggedEvent row = rows.removeFirst();
                Optional<Exception> fault = faultOf(round.answers().get(index), round);
                if (fault.isPresent()) {
                    refused.add(new Refusal(row, fault.get()));
                    rest(row, fault.get());
                } else {
                    acknowledged.add(row.number());
                    arrived.put(aggregate(row), row.sequence());
                    keysAtRest.end(aggregate(row));
                    topicsAtRest.end(row.topic());
                    if (!rows.isEmpty()) {
                        next.add(rows);
                    }
                }
            }
            round = begin(next);
        }
        tell(refused);
        return acknowledged;
    }

    /** Whatever else keeps an event from the broker takes its time by itself, and is over for all at once. */
    private void rest(LoggedEvent event, Exception fault) {
        if (!isOfItsTopic(fault)) {
            keysAtRest.begin(aggregate(event));
        } else if (fault.getCause() instanceof AuthorizationException) {
            topicsAtRest.begin(event.topic());
        }
    }

    /** An event that was not acknowledged, and why. */
    private record Refusal(LoggedEvent event, Exception reason) {}

    /** While the broker is away hundreds fail together, and for one reason: one line is enough. */
    private void tell(List<Refusal> refused) {
        if (!refused.isEmpty() && System.nanoTime() - complainedAtNanos >= BETWEEN_COMPLAINTS.toNanos()) {
            complainedAtNanos = System.nanoTime();
            Refusal first = refused.get(0);
            LOG.warnf(
                    "events=%d not acknowledged, will be sent again; the first: event=%d topic=%s %s",
                    refused.size(),
                    first.event().number(),
                    first.event().topic().topicName(),
                    first.reason());
        }
    }

    /**
     * Why it was not acknowledged; empty when it was. While one partition makes it wait and others answer, it holds on to its
     * slots: they would go to and fro, and each relay would begin anew with what is at the beginning. One that the broker
     * does not answer at all leaves them to those that it does.
     */
    private Optional<Exception> faultOf(Future<RecordMetadata> answer, Round round) {
        long begun = System.nanoTime();
        Optional<Exception> fault = faultOf(answer, LOOK);
        while (fault.filter(TimeoutException.class::isInstance).isPresent()
                && System.nanoTime() - begun < ACKNOWLEDGEMENT.toNanos()) {
            if (round.answers().stream().anyMatch(OutboxRelay::hasArrived)) {
                slots.keep();
            }
            fault = faultOf(answer, LOOK);
        }
        return fault;
    }

    private static boolean hasArrived(Future<RecordMetadata> answer) {
        return answer.isDone() && faultOf(answer, LOOK).isEmpty();
    }

    /** Why there is no acknowledgement, at the latest after this time; empty when there is. */
    private static Optional<Exception> faultOf(Future<RecordMetadata> answer, Duration patience) {
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        }
    }
}
