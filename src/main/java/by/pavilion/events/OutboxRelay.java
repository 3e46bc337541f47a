package by.pavilion.events;

import by.pavilion.shared.BackgroundWork;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
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
    private static final Duration BUSY = Duration.ofSeconds(1);
    /** How long the keys of a replica that was killed rest before another one goes on with them. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final int LEAST_OF_A_SLOT = 16;
    private static final int MOST_REMEMBERED = 20_000;
    private static final Duration WITHOUT_SLOTS = Duration.ofMillis(500);

    /** Plain JDBC: portions of hundreds of rows, read and deleted in one statement each. */
    private final DataSource dataSource;

    private final Producer producer;
    private final RelaySlots slots;
    private final EventsConfig config;
    private long lastSent = System.nanoTime();

    /** The last number of a key that this relay has seen arrive: what comes next need not be looked for. Used by one thread. */
    private final Map<AggregateKey, Long> arrived = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<AggregateKey, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    @Inject
    OutboxRelay(DataSource dataSource, EventProducer producer, RelaySlotStore slots, EventsConfig config) {
        this(dataSource, producer::send, new RelaySlots(slots, LEASE), config);
    }

    OutboxRelay(DataSource dataSource, Producer producer, RelaySlots slots, EventsConfig config) {
        this.dataSource = dataSource;
        this.producer = producer;
        this.slots = slots;
        this.config = config;
    }

    /** Takes a message on its way to the broker. */
    @FunctionalInterface
    interface Producer {
        Future<RecordMetadata> send(ProducerRecord<String, byte[]> message);
    }

    /**
     * What was read at once.
     *
     * @param cut whether there may be more: then a key's lower number can be among what was left
     */
    private record Portion(List<LoggedEvent> events, boolean cut) {}

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
        try {
            slots.release();
        } catch (IllegalStateException e) {
            LOG.debugf("slots run out by themselves: %s", e.getMessage());
        }
    }

    @Override
    public Duration interval() {
        return !slots.areHeld()
                ? WITHOUT_SLOTS
                : System.nanoTime() - lastSent < BUSY.toNanos() ? config.poll() : config.idlePoll();
    }

    @Override
    public int doSome() {
        try {
            Set<Integer> held = slots.held();
            if (held.isEmpty()) {
                return 0;
            }
            List<Long> acknowledged = send(byKey(read(held)));
            delete(acknowledged);
            if (!acknowledged.isEmpty()) {
                lastSent = System.nanoTime();
            }
            return acknowledged.size();
        } catch (SQLException e) {
            throw new IllegalStateException("the relay cannot use the database", e);
        }
    }

    /** Some of each slot, so that nothing has to be sorted or passed over however much other replicas have to send. */
    private Portion read(Set<Integer> held) throws SQLException {
        boolean all = held.size() == Outbox.SLOTS;
        int most = all ? config.batch() : Math.max(LEAST_OF_A_SLOT, config.batch() / held.size());
        String pending = all
                ? "SELECT id FROM events_pending ORDER BY id LIMIT ?"
                : String.join(
                        " UNION ALL ",
                        Collections.nCopies(
                                held.size(), "(SELECT id FROM events_pending WHERE slot = ? ORDER BY id LIMIT ?)"));
        String query = "SELECT " + EventLog.COLUMNS + " FROM (" + pending
                + ") p JOIN events_outbox o ON o.id = p.id ORDER BY o.id";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            int parameter = 0;
            for (Integer slot : all ? List.<Integer>of() : held) {
                select.setInt(++parameter, slot);
                select.setInt(++parameter, most);
            }
            if (all) {
                select.setInt(++parameter, most);
            }
            List<LoggedEvent> events = EventLog.list(select);
            return new Portion(events, events.size() >= most);
        }
    }

    /**
     * The events of each key, lowest number first. Ids come from the clocks of several replicas, so a key's higher number
     * can have the lower id: a portion that was cut may hold n+1 and not n. What comes behind such a gap waits for the next
     * portion.
     */
    private List<Deque<LoggedEvent>> byKey(Portion portion) throws SQLException {
        Map<AggregateKey, List<LoggedEvent>> keys = new LinkedHashMap<>();
        for (LoggedEvent row : portion.events()) {
            keys.computeIfAbsent(aggregate(row), unused -> new ArrayList<>()).add(row);
        }
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

    private Set<AggregateKey> withLowerUnsent(Collection<List<LoggedEvent>> keys) throws SQLException {
        List<LoggedEvent> lowest = keys.stream()
                .map(rows -> rows.get(0))
                .filter(row -> row.sequence() > 1 && !isNext(row))
                .toList();
        if (lowest.isEmpty()) {
            return Set.of();
        }
        String query = "SELECT o.aggregatetype, o.aggregateid FROM events_outbox o JOIN events_pending p ON p.id = o.id"
                + " WHERE (o.aggregatetype, o.aggregateid, o.sequence) IN ("
                + String.join(",", Collections.nCopies(lowest.size(), "(?,?,?)")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            int parameter = 1;
            for (LoggedEvent row : lowest) {
                select.setString(parameter++, row.topic().topicName());
                select.setString(parameter++, row.key());
                select.setLong(parameter++, row.sequence() - 1);
            }
            Set<AggregateKey> waiting = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new AggregateKey(Topic.named(rows.getString(1)), rows.getString(2)));
                }
            }
            return waiting;
        }
    }

    /**
     * Sends in rounds, one event of each key a round: were n and n+1 on their way together, a time-out of n could let n+1
     * arrive first. A key whose event is not acknowledged is left for the next portion.
     */
    private List<Long> send(List<Deque<LoggedEvent>> keys) {
        List<Long> acknowledged = new ArrayList<>();
        List<Deque<LoggedEvent>> open = new ArrayList<>(keys);
        while (!open.isEmpty() && slots.areHeld()) {
            List<Future<RecordMetadata>> answers = new ArrayList<>(open.size());
            for (Deque<LoggedEvent> rows : open) {
                answers.add(producer.send(Envelope.message(rows.getFirst())));
            }
            List<Deque<LoggedEvent>> next = new ArrayList<>();
            for (int index = 0; index < open.size(); index++) {
                Deque<LoggedEvent> rows = open.get(index);
                LoggedEvent row = rows.removeFirst();
                if (isAcknowledged(row, answers.get(index))) {
                    acknowledged.add(row.number());
                    arrived.put(aggregate(row), row.sequence());
                    if (!rows.isEmpty()) {
                        next.add(rows);
                    }
                }
            }
            open = next;
        }
        return acknowledged;
    }

    private static boolean isAcknowledged(LoggedEvent row, Future<RecordMetadata> answer) {
        try {
            answer.get(ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf(
                    "event=%d topic=%s not acknowledged, will be sent again: %s",
                    row.number(), row.topic().topicName(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void delete(List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String delete = "DELETE FROM events_pending WHERE id IN ("
                + String.join(",", Collections.nCopies(ids.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement deletion = connection.prepareStatement(delete)) {
            for (int index = 0; index < ids.size(); index++) {
                deletion.setLong(index + 1, ids.get(index));
            }
            deletion.executeUpdate();
        }
    }
}
