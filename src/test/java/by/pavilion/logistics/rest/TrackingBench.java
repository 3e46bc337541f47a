package by.pavilion.logistics.rest;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.logistics.ContainerNumber;
import by.pavilion.logistics.tracking.CarrierCodes;
import by.pavilion.logistics.tracking.Outcome;
import by.pavilion.logistics.tracking.TakeReports;
import by.pavilion.logistics.tracking.Told;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Tracking events taken per second, from the bytes of the body to the answer, and how fast a container's news reaches its
 * parcels, each with the heap that it needs. Not part of the suite: {@code mvn test -Dtest=TrackingBench}.
 */
@QuarkusTest
class TrackingBench {
    private static final IdFormat ORDER = IdFormat.prefixed("ord");
    private static final int PARCELS = Integer.getInteger("bench.parcels", 4_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int CALLERS = Integer.getInteger("bench.callers", 4);
    private static final List<String> WAY = List.of(
            "picked_up",
            "departed",
            "border_crossed",
            "arrived",
            "customs_import_presented",
            "customs_import_released");

    @Inject
    DataSource dataSource;

    @Inject
    TakeReports takeReports;

    @Inject
    CarrierCodes carrierCodes;

    @Inject
    Ids ids;

    /** Numbers of parcels, each of a shipment of its own. */
    private record Parcels(List<String> numbers, String container, long departure) {}

    @Test
    void eventsOfParcels() throws Exception {
        for (int round = 0; round <= ROUNDS; round++) {
            Parcels parcels = parcels();
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int step = 0; step < WAY.size(); step++) {
                for (int from = 0; from < PARCELS; from += TrackingBatch.MOST) {
                    byte[] body =
                            body(parcels.numbers().subList(from, Math.min(from + TrackingBatch.MOST, PARCELS)), step);
                    calls.add(() -> take(body));
                }
            }
            measure(round == 0 ? "warm-up" : "round " + round, WAY.size() * PARCELS, () -> inParallel(calls));
        }
    }

    @Test
    void newsOfAContainer() throws Exception {
        for (int round = 0; round <= ROUNDS; round++) {
            Parcels parcels = parcels();
            byte[] body = """
                    {"events":[{"source":"bench","containerNumber":"%s","code":"border_crossed","occurredAt":"%s"}]}""".formatted(parcels.container(), Instant.now()).getBytes(StandardCharsets.UTF_8);
            measure(round == 0 ? "container, warm-up" : "container, round " + round, PARCELS, () -> {
                take(body);
                while (open(parcels.departure()) > 0) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            });
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void measure(String what, int events, Work work) throws Exception {
        System.gc();
        long before = usedHeap();
        AtomicBoolean over = new AtomicBoolean();
        try (HeapWatch watch = new HeapWatch(over)) {
            long begun = System.nanoTime();
            work.run();
            double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
            System.out.printf(
                    "%s: %d events in %.1f s, %.0f/s, heap %d MB more at most%n",
                    what, events, seconds, events / seconds, (watch.most() - before) >> 20);
        }
    }

    /** Looks at the heap all the time. */
    private static final class HeapWatch implements AutoCloseable {
        private final AtomicBoolean over;
        private volatile long most;

        HeapWatch(AtomicBoolean over) {
            this.over = over;
            Thread thread = new Thread(this::look, "bench-heap");
            thread.setDaemon(true);
            thread.start();
        }

        private void look() {
            while (!over.get()) {
                most = Math.max(most, usedHeap());
                try {
                    TimeUnit.MILLISECONDS.sleep(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        long most() {
            return most;
        }

        @Override
        public void close() {
            over.set(true);
        }
    }

    private static long usedHeap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void inParallel(List<Callable<Integer>> calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            int recorded = 0;
            for (Future<Integer> answer : callers.invokeAll(calls)) {
                recorded += answer.get();
            }
            assertThat(recorded).isEqualTo(WAY.size() * PARCELS);
        } finally {
            callers.shutdown();
        }
    }

    /** As the resource does it; gives how many are new. */
    private int take(byte[] body) {
        CarrierCodes.Meanings meanings = carrierCodes.meanings(Set.of());
        Instant now = Instant.now();
        List<Told> told = TrackingBatch.json(body).stream()
                .map(cells -> Objects.requireNonNull(
                        TrackingLine.read(cells, meanings, now).told()))
                .toList();
        return (int) takeReports.take(told).stream()
                .filter(Outcome.Recorded.class::isInstance)
                .count();
    }

    private static byte[] body(List<String> numbers, int step) {
        Instant at = Instant.now().minus(Duration.ofDays(20 - step));
        List<String> events = numbers.stream()
                .map(number -> """
                        {"source":"bench","eventId":"%s-%d","trackingNumber":"%s","code":"%s","occurredAt":"%s",
                         "location":{"name":"Qingdao","country":"CN","unlocode":"CNTAO"},"text":"scanned"}""".formatted(number, step, number, WAY.get(step), at))
                .toList();
        return ("{\"events\":[" + String.join(",", events) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    private Parcels parcels() throws SQLException {
        long departure = ids.next();
        long unit = ids.next();
        String container = container();
        List<String> numbers = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement train = connection.prepareStatement("""
                        INSERT INTO logistics_departures (id, route, carrier, capacity_weight_grams, capacity_volume_cm3,
                          loaded_weight_grams, loaded_volume_cm3, loaded_parcels, cut_off_at, departs_at, state)
                        VALUES (?, 'great-stone-qingdao-rail', 'belintertrans', 1, 1, 1, 1, 1, NOW(), NOW(), 'DEPARTED')""");
                PreparedStatement box = connection.prepareStatement("""
                        INSERT INTO logistics_units (id, departure_id, kind, number, root_id, created_at)
                        VALUES (?, ?, 'CONTAINER', ?, ?, '2026-01-01 00:00:00')""");
                PreparedStatement shipments = connection.prepareStatement("""
                        INSERT INTO logistics_shipments (id, order_id, order_no, channel_code, customs_mode, recipient_ref,
                          carrier, goods, freight_minor, freight_currency, status, correlation_id, event_sequence, created_at)
                        VALUES (?, ?, '1', 'storefront', '9610', 'rcp', 'sandbox', 'x', 0, 'CNY', 'LABELLED',
                          'c', 0, NOW())""");
                PreparedStatement parcels = connection.prepareStatement("""
                        INSERT INTO logistics_parcels (id, shipment_id, weight_grams, carrier, tracking_number, carrier_code,
                          carrier_name, logistics_code)
                        VALUES (?, ?, 1, 'sandbox', ?, 'sandbox', 'x', '4601W6L001')""");
                PreparedStatement inside = connection.prepareStatement("""
                        INSERT INTO logistics_unit_parcels (departure_id, parcel_id, unit_id, shipment_id, weight_grams,
                          volume_cm3, packed_at)
                        VALUES (?, ?, ?, ?, 1, 1, NOW())""")) {
            add(train, departure);
            add(box, unit, departure, container, unit);
            for (int count = 0; count < PARCELS; count++) {
                long shipment = ids.next();
                long parcel = ids.next();
                String number = "BENCH-" + parcel;
                numbers.add(number);
                add(shipments, shipment, ORDER.print(shipment));
                add(parcels, parcel, shipment, number);
                add(inside, departure, parcel, unit, shipment);
            }
            for (PreparedStatement statement : List.of(train, box, shipments, parcels, inside)) {
                statement.executeBatch();
            }
        }
        return new Parcels(numbers, container, departure);
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
        statement.addBatch();
    }

    private String container() {
        String bare = "BNC" + "U" + "%06d".formatted(Math.floorMod(ids.next(), 1_000_000L));
        return IntStream.range(0, 10)
                .mapToObj(digit -> bare + digit)
                .filter(ContainerNumber::isContainerNumber)
                .findFirst()
                .orElseThrow();
    }

    private long open(long departure) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT COUNT(*) FROM logistics_reports WHERE spread_after IS NOT NULL AND departure_id = ?")) {
            select.setLong(1, departure);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
