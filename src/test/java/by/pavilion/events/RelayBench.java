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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private static final int EVENTS = Integer.getInteger("bench.events", 50_000);
    private static final int KEYS = Integer.getInteger("bench.keys", 2_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int BATCH = 500;
    private static final int RATE = Integer.getInteger("bench.rate", 500);

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
        List<Double> alone = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            alone.add(rate(RelayBench::plainProducer));
        }
        System.out.printf("for orientation, a producer without a database: %.0f/s%n", median(alone));
        double ratio = median(ours) / median(plain);
        System.out.printf(
                "events=%d keys=%d: plain %.0f/s, relay %.0f/s, ratio %.2f%n",
                EVENTS, KEYS, median(plain), median(ours), ratio);
        assertThat(ratio).isPositive();
    }

    /**
     * How long after its commit an event is with a reader: a little longer than until the broker has acknowledged it. One
     * transaction an event, at a steady rate.
     */
    @Test
    void tellsSoonAfterTheCommit() throws Exception {
        EventWaits waits = EventWaits.of(Topic.CHANNELS);
        ExecutorService shops = Executors.newFixedThreadPool(8);
        String round = "paced-" + System.nanoTime();
        long begun = System.nanoTime();
        int warmUp = RATE * 5;
        int all = warmUp + RATE * 20;
        for (int number = 0; number < all; number++) {
            long due = begun + number * 1_000_000_000L / RATE;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            String key = "bench:" + round + ":" + number;
            boolean counts = number >= warmUp;
            shops.execute(() -> {
                OutboxTest.Noted event = new OutboxTest.Noted(key, "x".repeat(800), Instant.EPOCH);
                QuarkusTransaction.requiringNew().run(() -> outbox.append(event, 1));
                if (counts) {
                    waits.committed(key);
                }
            });
        }
        shops.shutdown();
        assertThat(shops.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(waits.print(RATE + " bare events a second")).isGreaterThan(RATE * 19);
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
        long first = number("SELECT MIN(id) FROM events_pending");
        long last = number("SELECT MAX(id) FROM events_pending");
        startRelay();
        awaitEndOf(first);
        long left = pending.howMany();
        long begun = System.nanoTime();
        awaitEndOf(last);
        while (pending.howMany() > 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return left / (Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0);
    }

    /** Looks for one row: counting them all the time would be a load of its own. */
    private void awaitEndOf(long id) throws SQLException, InterruptedException {
        while (number("SELECT COUNT(*) FROM events_pending WHERE id = " + id) > 0) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
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

    /** As many messages of the same size, and nothing else. */
    private static void plainProducer() throws Exception {
        byte[] body = "x".repeat(900).getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> answers = new ArrayList<>();
            for (int number = 0; number < EVENTS; number++) {
                answers.add(producer.send(new ProducerRecord<>(PLAIN_TOPIC, "bench:" + number % KEYS, body)));
            }
            for (Future<RecordMetadata> answer : answers) {
                answer.get();
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
