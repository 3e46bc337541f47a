package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Tracking events that a forwarder sends by HTTP in batches, until all are recorded and told in the outbox, beside a plain batch
 * insert of as many of their rows. It is no test of the suite: it runs when it is named. See docs/benchmarks.md.
 */
@QuarkusTest
@TestProfile(WithTinyCarrier.class)
class TrackingBench {
    private static final int SHIPMENTS = Integer.getInteger("bench.shipments", 200);
    private static final int EVENTS = Integer.getInteger("bench.events", 20_000);
    private static final int SENDERS = Integer.getInteger("bench.senders", 4);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int BATCH = 500;
    private static final Instant BEGIN = Instant.parse("2026-11-12T00:00:00Z");
    private static final List<String> CODES = List.of("departed", "arrived");

    @Inject
    AcceptedOrders orders;

    @Inject
    DataSource dataSource;

    @Test
    void events() throws Exception {
        List<Shipment> shipments = new ArrayList<>();
        try (TinyCarrier carrier = new TinyCarrier(
                WithTinyCarrier.port(),
                ConfigProvider.getConfig().getValue("pavilion.secrets.carrier-secret", String.class))) {
            assertThat(carrier).isNotNull();
            for (int number = 0; number < SHIPMENTS; number++) {
                shipments.add(orders.booked());
            }
        }
        long before = usedHeap();
        for (int round = 0; round <= ROUNDS; round++) {
            double plain = plainInsert(round);
            double ours = send(shipments, round);
            System.out.printf(
                    Locale.ROOT,
                    "%s %d: %.0f events/s, plain batch insert of the rows alone %.0f/s, ratio %.2f, heap %+d MB%n",
                    round == 0 ? "warming up" : "round",
                    round,
                    ours,
                    plain,
                    ours / plain,
                    (usedHeap() - before) >> 20);
        }
    }

    private static double send(List<Shipment> shipments, int round) throws Exception {
        List<String> bodies = new ArrayList<>();
        for (int from = 0; from < EVENTS; from += BATCH) {
            bodies.add(body(shipments, round, from, Math.min(EVENTS, from + BATCH)));
        }
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        long begun = System.nanoTime();
        List<Future<?>> sent = new ArrayList<>();
        bodies.forEach(body -> sent.add(senders.submit(() -> post(body))));
        for (Future<?> one : sent) {
            one.get();
        }
        senders.shutdown();
        return EVENTS / ((System.nanoTime() - begun) / 1e9);
    }

    /** Parcels of a batch differ as far as there are enough of them, as those of a forwarder do. */
    private static String body(List<Shipment> shipments, int round, int from, int to) {
        List<String> events = new ArrayList<>();
        for (int number = from; number < to; number++) {
            String parcel = AcceptedOrders.number(shipments.get(number % shipments.size()));
            int step = round * EVENTS + number / shipments.size();
            events.add("""
                    {"eventId":"%s-%d-%d","source":"forwarder","trackingNumber":"%s","code":"%s","occurredAt":"%s"}""".formatted(
                            parcel, round, number, parcel, CODES.get(step % CODES.size()), BEGIN.plusSeconds(step)));
        }
        return "{\"events\":[" + String.join(",", events) + "]}";
    }

    private static void post(String body) {
        TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200);
    }

    /** Copies of one row in a table that is made like the real one, a transaction for each batch. */
    private double plainInsert(int round) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bench_tracking LIKE logistics_tracking_events");
            List<String> columns = columns(statement);
            String insert = "INSERT INTO bench_tracking (" + String.join(", ", columns) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
            connection.setAutoCommit(false);
            long begun = System.nanoTime();
            try (PreparedStatement batch = connection.prepareStatement(insert)) {
                for (int number = 0; number < EVENTS; number++) {
                    long id = (long) round * EVENTS + number + 1;
                    for (int column = 0; column < columns.size(); column++) {
                        batch.setObject(column + 1, value(columns.get(column), id));
                    }
                    batch.addBatch();
                    if (number % BATCH == BATCH - 1) {
                        batch.executeBatch();
                        connection.commit();
                    }
                }
                batch.executeBatch();
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
            return EVENTS / ((System.nanoTime() - begun) / 1e9);
        }
    }

    /** Those that must have a value, and the number of the event. */
    private static List<String> columns(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = 'bench_tracking' AND is_nullable = 'NO' AND column_default IS NULL"
                        + " ORDER BY ordinal_position")) {
            List<String> columns = new ArrayList<>();
            while (row.next()) {
                columns.add(row.getString(1));
            }
            return columns;
        }
    }

    private static Object value(String column, long id) {
        return switch (column) {
            case "id", "shipment_id", "parcel_id" -> id;
            case "source_event_id" -> "bench-" + id;
            case "occurred_at", "recorded_at" -> "2026-11-12 00:00:00";
            case "last_mile" -> false;
            case "utc_offset" -> "+08:00";
            default -> "ACT";
        };
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
