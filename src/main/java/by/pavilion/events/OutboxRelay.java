package by.pavilion.events;

import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the outbox holds to Kafka and deletes the pending rows that the broker has acknowledged. One replica relays at
 * a time, by the lease of {@link by.pavilion.shared.Workers}.
 *
 * <p>Order per key: the lowest unsent number of a key goes first, and n+1 only after n is acknowledged. A number is only ever handed out while its aggregate's row is locked, so n is committed before n+1 and a
 * portion that sees n+1 also sees n. What a crash between the acknowledgement and the delete repeats is an older number,
 * which readers drop.
 */
@ApplicationScoped
class OutboxRelay implements BackgroundWork {
    static final String NAME = "outbox-relay";
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(60);
    private static final Duration BUSY = Duration.ofSeconds(1);

    /** Plain JDBC: portions of hundreds of rows, read and deleted in one statement each. */
    private final DataSource dataSource;

    private final EventProducer producer;
    private final EventsConfig config;
    private long lastSent = System.nanoTime();

    OutboxRelay(DataSource dataSource, EventProducer producer, EventsConfig config) {
        this.dataSource = dataSource;
        this.producer = producer;
        this.config = config;
    }

    private record Row(
            long id,
            String topic,
            String key,
            long sequence,
            String type,
            Instant happenedAt,
            Instant recordedAt,
            String correlationId,
            @Nullable String causationId,
            String payload) {

        AggregateKey aggregate() {
            return new AggregateKey(topic, key);
        }
    }

    private record AggregateKey(String topic, String key) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return System.nanoTime() - lastSent < BUSY.toNanos() ? config.poll() : config.idlePoll();
    }

    @Override
    public int doSome() {
        try {
            List<Long> acknowledged = send(byKey(read()));
            delete(acknowledged);
            if (!acknowledged.isEmpty()) {
                lastSent = System.nanoTime();
            }
            return acknowledged.size();
        } catch (SQLException e) {
            throw new IllegalStateException("the relay cannot use the database", e);
        }
    }

    private List<Row> read() throws SQLException {
        String query = """
                SELECT o.id, o.aggregatetype, o.aggregateid, o.sequence, o.type, o.happened_at, o.recorded_at,
                       o.correlation_id, o.causation_id, o.payload
                FROM events_pending p JOIN events_outbox o ON o.id = p.id
                ORDER BY p.id LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setInt(1, config.batch());
            try (ResultSet rows = select.executeQuery()) {
                List<Row> portion = new ArrayList<>();
                while (rows.next()) {
                    portion.add(new Row(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getLong(4),
                            rows.getString(5),
                            rows.getTimestamp(6).toInstant(),
                            rows.getTimestamp(7).toInstant(),
                            rows.getString(8),
                            rows.getString(9),
                            rows.getString(10)));
                }
                return portion;
            }
        }
    }

    /**
     * The events of each key, lowest number first. Ids come from the clocks of several replicas, so a key's higher number
     * can have the lower id: a full portion may hold n+1 and not yet n, and such keys wait for the next portion.
     */
    private List<Deque<Row>> byKey(List<Row> portion) throws SQLException {
        Map<AggregateKey, List<Row>> keys = new LinkedHashMap<>();
        for (Row row : portion) {
            keys.computeIfAbsent(row.aggregate(), unused -> new ArrayList<>()).add(row);
        }
        keys.values().forEach(rows -> rows.sort(Comparator.comparingLong(Row::sequence)));
        if (portion.size() == config.batch()) {
            keys.keySet().removeAll(withLowerUnsent(keys.values()));
        }
        return keys.values().stream().<Deque<Row>>map(ArrayDeque::new).toList();
    }

    private Set<AggregateKey> withLowerUnsent(Collection<List<Row>> keys) throws SQLException {
        List<Row> lowest = keys.stream()
                .map(rows -> rows.get(0))
                .filter(row -> row.sequence() > 1)
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
            for (Row row : lowest) {
                select.setString(parameter++, row.topic());
                select.setString(parameter++, row.key());
                select.setLong(parameter++, row.sequence() - 1);
            }
            Set<AggregateKey> waiting = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new AggregateKey(rows.getString(1), rows.getString(2)));
                }
            }
            return waiting;
        }
    }

    /**
     * Sends in rounds, one event of each key a round: were n and n+1 on their way together, a time-out of n could let n+1
     * arrive first. A key whose event is not acknowledged is left for the next portion.
     */
    private List<Long> send(List<Deque<Row>> keys) {
        List<Long> acknowledged = new ArrayList<>();
        List<Deque<Row>> open = new ArrayList<>(keys);
        while (!open.isEmpty()) {
            List<Future<RecordMetadata>> answers = new ArrayList<>(open.size());
            for (Deque<Row> rows : open) {
                answers.add(producer.send(record(rows.getFirst())));
            }
            List<Deque<Row>> next = new ArrayList<>();
            for (int index = 0; index < open.size(); index++) {
                Deque<Row> rows = open.get(index);
                Row row = rows.removeFirst();
                if (isAcknowledged(row, answers.get(index))) {
                    acknowledged.add(row.id());
                    if (!rows.isEmpty()) {
                        next.add(rows);
                    }
                }
            }
            open = next;
        }
        return acknowledged;
    }

    private static boolean isAcknowledged(Row row, Future<RecordMetadata> answer) {
        try {
            answer.get(ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("event=%d topic=%s not acknowledged, will be sent again: %s", row.id(), row.topic(), e);
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

    private static ProducerRecord<String, byte[]> record(Row row) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(row.topic(), row.key(), row.payload().getBytes(StandardCharsets.UTF_8));
        Headers headers = message.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", Outbox.EVENT_ID.print(row.id()));
        put(headers, "ce_source", "/pavilion/" + Topic.named(row.topic()).context());
        put(headers, "ce_type", row.type());
        put(headers, "ce_subject", row.key());
        put(headers, "ce_time", row.happenedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        put(headers, "ce_partitionkey", row.key());
        put(headers, "ce_sequence", String.format("%010d", row.sequence()));
        put(headers, "ce_dataschema", "urn:pavilion:schema:" + row.type());
        put(headers, "ce_correlationid", row.correlationId());
        if (row.causationId() != null) {
            put(headers, "ce_causationid", row.causationId());
        }
        put(headers, "ce_recordedtime", row.recordedAt().toString());
        put(headers, "content-type", "application/json");
        return message;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
