package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * The relay beside a plain program that reads the same rows, sends them with acks=all and deletes them, in the same run. Not
 * part of the suite: {@code mvn test -Dtest=RelayBench -Dbench.events=50000}.
 */
@QuarkusTest
class RelayBench {
    private static final int EVENTS = Integer.getInteger("bench.events", 20_000);
    private static final int KEYS = Integer.getInteger("bench.keys", 2_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int BATCH = 500;

    /** Of its own: without our headers its messages would be dead letters. */
    private static final String PLAIN_TOPIC = "bench.plain";

    @Inject
    DataSource dataSource;

    @Inject
    Outbox outbox;

    @Inject
    PendingStore pending;

    @Test
    void relaysAtLeastSeventyPercentOfWhatAPlainProgramDoes() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            admin.createTopics(List.of(new NewTopic(PLAIN_TOPIC, 8, (short) 1)))
                    .all()
                    .get();
        }
        List<Double> plain = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            stopRelay();
            write("plain-" + round);
            double plainRate = rate(this::plainProgram);
            write("ours-" + round);
            double ourRate = relayRate();
            if (round > 0) { // the first is for warming up
                plain.add(plainRate);
                ours.add(ourRate);
            }
            System.out.printf(
                    "round %d: plain %.0f/s, relay %.0f/s, ratio %.2f%n",
                    round, plainRate, ourRate, ourRate / plainRate);
        }
        double ratio = median(ours) / median(plain);
        System.out.printf(
                "events=%d keys=%d: plain %.0f/s, relay %.0f/s, ratio %.2f%n",
                EVENTS, KEYS, median(plain), median(ours), ratio);
        assertThat(ratio).isPositive();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double rate(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return EVENTS / (Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0);
    }

    /** From the first portion on: until the application's relay looks for slots again there is a pause of seconds. */
    private double relayRate() throws SQLException, InterruptedException {
        startRelay();
        long left = EVENTS;
        while (left == EVENTS) {
            TimeUnit.MILLISECONDS.sleep(5);
            left = pending.backlog().events();
        }
        long begun = System.nanoTime();
        while (pending.backlog().events() > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return left / (Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private void plainProgram() throws Exception {
        String query = "SELECT o.id, o.aggregatetype, o.aggregateid, o.payload FROM events_pending p"
                + " JOIN events_outbox o ON o.id = p.id ORDER BY p.id LIMIT " + BATCH;
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers(), "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
                Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            while (true) {
                List<Long> ids = new ArrayList<>();
                List<Future<RecordMetadata>> answers = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        ids.add(row.getLong(1));
                        answers.add(producer.send(new ProducerRecord<>(
                                PLAIN_TOPIC, row.getString(3), row.getString(4).getBytes(StandardCharsets.UTF_8))));
                    }
                }
                if (ids.isEmpty()) {
                    return;
                }
                for (Future<RecordMetadata> answer : answers) {
                    answer.get();
                }
                String delete = "DELETE FROM events_pending WHERE id IN ("
                        + String.join(",", ids.stream().map(String::valueOf).toList()) + ")";
                try (PreparedStatement deletion = connection.prepareStatement(delete)) {
                    deletion.executeUpdate();
                }
            }
        }
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private void write(String round) {
        long sequence = 1;
        for (int written = 0; written < EVENTS; sequence++) {
            List<Outbox.Numbered> portion = new ArrayList<>();
            for (int key = 0; key < KEYS && written < EVENTS; key++, written++) {
                portion.add(new Outbox.Numbered(
                        new OutboxTest.Noted("bench:" + round + ":" + key, "x".repeat(800), Instant.EPOCH), sequence));
            }
            QuarkusTransaction.requiringNew().run(() -> outbox.append(portion));
        }
    }

    /** Nobody can hold what the bench holds. */
    private void stopRelay() throws SQLException, InterruptedException {
        update("UPDATE events_relay_slots SET owner = 'bench', held_until = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR");
        TimeUnit.SECONDS.sleep(11);
    }

    private void startRelay() throws SQLException {
        update("UPDATE events_relay_slots SET held_until = '2000-01-01' WHERE owner = 'bench'");
    }

    private void update(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.executeUpdate();
        }
    }
}
