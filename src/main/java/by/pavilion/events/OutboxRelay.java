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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
 * <p>Order per key: the lowest unsent number of a key goes first, and a key with a failed send is left alone for the rest
 * of the portion. A number is only ever handed out while its aggregate's row is locked, so n is committed before n+1 and a
 * portion that sees n+1 also sees n. What a crash between the acknowledgement and the delete repeats is an older number,
 * which readers drop.
 */
@ApplicationScoped
class OutboxRelay implements BackgroundWork {
    static final String NAME = "outbox-relay";
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(60);

    /** Plain JDBC: portions of hundreds of rows, read and deleted in one statement each. */
    private final DataSource dataSource;

    private final EventProducer producer;
    private final EventsConfig config;

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
            String payload) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return config.poll();
    }

    @Override
    public int doSome() {
        try {
            List<Row> portion = inOrderOfKeys(read());
            List<Long> acknowledged = send(portion);
            delete(acknowledged);
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
     * Ids come from the clocks of several replicas, so a key's higher number can have the lower id. Sorted by number, and
     * without those keys of a full portion whose lower numbers may not have been read yet.
     */
    private List<Row> inOrderOfKeys(List<Row> portion) throws SQLException {
        if (portion.isEmpty()) {
            return portion;
        }
        Map<String, List<Row>> byKey = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (Row row : portion) {
            String key = row.topic() + '/' + row.key();
            byKey.computeIfAbsent(key, unused -> {
                        keys.add(key);
                        return new ArrayList<>();
                    })
                    .add(row);
        }
        List<Row> ordered = new ArrayList<>(portion.size());
        for (String key : keys) {
            List<Row> ofKey = byKey.getOrDefault(key, List.of());
            ofKey.sort((left, right) -> Long.compare(left.sequence(), right.sequence()));
            if (portion.size() < config.batch() || !hasLowerUnsent(ofKey.get(0))) {
                ordered.addAll(ofKey);
            }
        }
        return ordered;
    }

    private boolean hasLowerUnsent(Row lowest) throws SQLException {
        if (lowest.sequence() == 1) {
            return false;
        }
        String query = """
                SELECT 1 FROM events_outbox o JOIN events_pending p ON p.id = o.id
                WHERE o.aggregatetype = ? AND o.aggregateid = ? AND o.sequence = ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, lowest.topic());
            select.setString(2, lowest.key());
            select.setLong(3, lowest.sequence() - 1);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private List<Long> send(List<Row> portion) {
        List<Future<RecordMetadata>> answers = new ArrayList<>(portion.size());
        for (Row row : portion) {
            answers.add(producer.send(record(row)));
        }
        List<Long> acknowledged = new ArrayList<>(portion.size());
        Set<String> failedKeys = new HashSet<>();
        for (int index = 0; index < portion.size(); index++) {
            Row row = portion.get(index);
            try {
                answers.get(index).get(ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
                if (!failedKeys.contains(row.topic() + '/' + row.key())) {
                    acknowledged.add(row.id());
                }
            } catch (ExecutionException | TimeoutException e) {
                failedKeys.add(row.topic() + '/' + row.key());
                LOG.warnf("event=%d topic=%s not acknowledged, will be sent again: %s", row.id(), row.topic(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return acknowledged;
            }
        }
        return acknowledged;
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
        String[] typeParts = row.type().split("\\.", -1);
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", Outbox.EVENT_ID.print(row.id()));
        put(headers, "ce_source", "/pavilion/" + typeParts[2]);
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
