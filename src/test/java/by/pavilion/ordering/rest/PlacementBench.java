package by.pavilion.ordering.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.events.EventWaits;
import by.pavilion.events.Topic;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PlaceOrder;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.ordering.Placement;
import by.pavilion.ordering.TestShop;
import by.pavilion.parties.MaskedRecipient;
import by.pavilion.shared.IdempotencyKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Orders placed per second by 64 shoppers, from the JSON of the body to the JSON of the answer, beside {@link PlainPlacement},
 * a plain JDBC program that writes the same rows of the same tables into the same database in the same run. It is no test of
 * the suite: it runs when it is named, and prints a table. See docs/benchmarks.md.
 */
@QuarkusTest
class PlacementBench {
    private static final int SKUS = 10_000;
    private static final int SHOPPERS = 64;
    private static final int COMMITTERS = 2;
    private static final int BATCH = 64;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int FOR_SALE = 2_000;
    private static final long FEW = 10_000;
    private static final int TOLD_PER_SECOND = Integer.getInteger("bench.rate", 500);
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(Integer.getInteger("bench.warm-up", 15));
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(Integer.getInteger("bench.round", 8));
    private static final PlacedBy STOREFRONT = new PlacedBy("bench-storefront");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @Inject
    PlaceOrder placeOrder;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    @Inject
    ObjectMapper json;

    /** Somebody's next orders, one after the other or several at once; how many were placed. */
    private interface Shopper {
        int shop() throws Exception;
    }

    /** So many of one kind, in one round. */
    private record Work(int shoppers, Shopper shopper) {}

    @Test
    void orders() throws Exception {
        String hot = shop.chocolate("26.00", 1_000_000).toString();
        List<String> skus = new ArrayList<>(List.of(hot));
        skus.addAll(copies(hot));
        String sample = placed(hot).orElseThrow();
        long like = OrderId.fromString(sample).value();
        try (PlainPlacement plain = PlainPlacement.like(dataSource, like, SHOPPERS);
                PlainPlacement byHand = PlainPlacement.like(dataSource, like, COMMITTERS)) {
            Supplier<String> random =
                    () -> skus.get(1 + ThreadLocalRandom.current().nextInt(SKUS));
            Map<String, Work> works = new LinkedHashMap<>();
            works.put("random SKUs: plain JDBC", new Work(SHOPPERS, () -> plain.place(random.get())));
            works.put("random SKUs: ours", new Work(SHOPPERS, () -> place(random)));
            works.put("random SKUs: by hand in batches", new Work(COMMITTERS, () -> byHand.place(batch(random))));
            works.put("one hot SKU: plain JDBC", new Work(SHOPPERS, () -> plain.place(hot)));
            works.put("one hot SKU: ours", new Work(SHOPPERS, () -> place(() -> hot)));
            works.put("one hot SKU: by hand in batches", new Work(COMMITTERS, () -> byHand.place(batch(() -> hot))));
            works.keySet().removeIf(name -> !name.matches(System.getProperty("bench.only", ".*")));
            Map<String, List<Double>> rates = new LinkedHashMap<>();
            for (Work work : works.values()) {
                rate(work, WARM_UP_NANOS);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, Work> work : works.entrySet()) {
                    rates.computeIfAbsent(work.getKey(), none -> new ArrayList<>())
                            .add(rate(work.getValue(), ROUND_NANOS));
                }
            }
            print(rates);
            if (rates.containsKey("random SKUs: ours")) {
                double half = median(rates.getOrDefault("random SKUs: ours", List.of())) / 2;
                System.out.printf(
                        Locale.ROOT, "p99 of a placement at %.0f orders/s: %.1f ms%n", half, p99(random, half));
            }
        }
        sellOut();
    }

    /** The first time that a redo log is written through, the file system finds room for it at each flush. */
    private void fillRedoLog() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bench_filler (id INT PRIMARY KEY, content LONGBLOB)");
            try (ResultSet size = statement.executeQuery("SELECT @@innodb_log_file_size DIV 1000000")) {
                size.next();
                long megabytes = size.getLong(1);
                for (int number = 0; number < megabytes; number++) {
                    statement.execute("REPLACE bench_filler VALUES (" + number % 10 + ", REPEAT('x', 1000000))");
                }
            }
            statement.execute("DROP TABLE bench_filler");
        }
    }

    /** What the history has left to be cleaned is no cost of the orders that follow it. */
    private void awaitQuietDatabase() throws SQLException {
        long began = System.nanoTime();
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    try (Connection connection = dataSource.getConnection();
                            Statement statement = connection.createStatement();
                            ResultSet row =
                                    statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Innodb_history_list_length'")) {
                        return row.next() && row.getLong(2) < 10_000;
                    }
                });
        System.out.printf(Locale.ROOT, "quiet after %.0f s%n", (System.nanoTime() - began) / 1e9);
    }

    /**
     * Ours with few orders in the database, once more with as few, since a second measurement is a little slower by itself, and
     * with so many more.
     */
    @Test
    @EnabledIfSystemProperty(named = "bench.orders", matches = "[0-9]+")
    void growth() throws Exception {
        String hot = shop.chocolate("26.00", 1_000_000).toString();
        List<String> skus = copies(hot);
        String sample = placed(hot).orElseThrow();
        Work ours = new Work(
                SHOPPERS, () -> place(() -> skus.get(ThreadLocalRandom.current().nextInt(SKUS))));
        OrderHistory history =
                OrderHistory.like(dataSource, OrderId.fromString(sample).value());
        history.write(FEW, skus);
        fillRedoLog();
        rate(ours, WARM_UP_NANOS);
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        measure("few orders: ours", ours, rates);
        rate(ours, WARM_UP_NANOS);
        measure("few orders, once more: ours", ours, rates);
        long began = System.nanoTime();
        long many = Long.getLong("bench.orders");
        history.write(many, skus);
        System.out.printf(Locale.ROOT, "%d orders more written in %.0f s%n", many, (System.nanoTime() - began) / 1e9);
        awaitQuietDatabase();
        history.readIndexes();
        rate(ours, WARM_UP_NANOS);
        measure("many orders: ours", ours, rates);
        print(rates);
        double last = median(rates.getOrDefault("many orders: ours", List.of()));
        System.out.printf(
                Locale.ROOT,
                "with %d orders %.2f of the rate with %d, %.2f of what it was when measured once more%n",
                many,
                last / median(rates.getOrDefault("few orders: ours", List.of())),
                FEW,
                last / median(rates.getOrDefault("few orders, once more: ours", List.of())));
    }

    private void measure(String name, Work work, Map<String, List<Double>> rates) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            rates.computeIfAbsent(name, none -> new ArrayList<>()).add(rate(work, ROUND_NANOS));
        }
    }

    /** How long after its order is placed a shopper's {@code order.placed} is with a reader, at a steady rate, all readers at work. */
    @Test
    void tellsSoonAfterTheCommit() throws Exception {
        String hot = shop.chocolate("26.00", 1_000_000).toString();
        List<String> skus = copies(hot);
        Supplier<String> random = () -> skus.get(ThreadLocalRandom.current().nextInt(SKUS));
        rate(new Work(SHOPPERS, () -> place(random)), WARM_UP_NANOS);
        await().atMost(Duration.ofMinutes(3)).until(this::nothingWaitsForTheRelay);
        EventWaits waits = EventWaits.of(Topic.ORDERS);
        int count = TOLD_PER_SECOND * 20;
        AtomicInteger placed = new AtomicInteger();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long began = System.nanoTime();
        for (int order = 0; order < count; order++) {
            TimeUnit.NANOSECONDS.sleep(began + order * 1_000_000_000L / TOLD_PER_SECOND - System.nanoTime());
            answers.add(placeOrder
                    .place(
                            STOREFRONT,
                            new IdempotencyKey(UUID.randomUUID().toString()),
                            request(random.get()).toCommand())
                    .thenAccept(placement -> {
                        if (placement instanceof Placement.Placed done) {
                            waits.committed(done.order().id().toString());
                            placed.incrementAndGet();
                        }
                    })
                    .toCompletableFuture());
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        assertThat(placed.get()).isEqualTo(count);
        assertThat(waits.print(TOLD_PER_SECOND + " orders a second")).isEqualTo(count);
    }

    /** Everybody wants the last pieces: exactly so many are sold, and whoever is too late is told so. */
    private void sellOut() throws Exception {
        Sku sku = shop.chocolate("26.00", FOR_SALE);
        AtomicInteger sold = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        long began = System.nanoTime();
        each(SHOPPERS, () -> {
            for (int order = 0; order < 2 * FOR_SALE / SHOPPERS; order++) {
                Placement placement = place(request(sku.toString()));
                if (placement instanceof Placement.Refused refused) {
                    assertThat(refused.problem().type().slug()).isEqualTo("out-of-stock");
                    late.incrementAndGet();
                } else {
                    sold.incrementAndGet();
                }
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%d pieces, %d wishes of 64 shoppers: sold %d, out of stock %d, left %d, in %.1f s%n",
                FOR_SALE,
                sold.get() + late.get(),
                sold.get(),
                late.get(),
                shop.available(sku),
                (System.nanoTime() - began) / 1e9);
        assertThat(sold.get()).isEqualTo(FOR_SALE);
        assertThat(shop.available(sku)).isZero();
    }

    private int place(Supplier<String> sku) throws JsonProcessingException {
        return placed(sku.get()).isPresent() ? 1 : 0;
    }

    private static List<String> batch(Supplier<String> sku) {
        return Stream.generate(sku).limit(BATCH).toList();
    }

    private Optional<String> placed(String sku) throws JsonProcessingException {
        PlaceOrderRequest request = request(sku);
        Placement placement = place(request);
        if (placement instanceof Placement.Placed placed) {
            String answer = json.writeValueAsString(OrderResponse.of(
                    placed.order(),
                    List.of(),
                    List.of(),
                    Optional.of(MaskedRecipient.of(request.toCommand().recipient())),
                    Optional.of("token"),
                    "zh-CN"));
            assertThat(answer).startsWith("{\"id\"");
            return Optional.of(placed.order().id().toString());
        }
        throw new IllegalStateException(placement.toString());
    }

    private Placement place(PlaceOrderRequest request) {
        return placeOrder
                .place(STOREFRONT, new IdempotencyKey(UUID.randomUUID().toString()), request.toCommand())
                .toCompletableFuture()
                .join();
    }

    private PlaceOrderRequest request(String sku) throws JsonProcessingException {
        String body = """
                {"buyer":{"name":"王小明","idType":"ID_CARD","idNumber":"%s","phone":"13800138000"},
                 "shipTo":{"name":"王小明","phone":"13800138000","province":"上海市","city":"上海市","district":"浦东新区",
                  "street":"世纪大道1号","postcode":"200120"},
                 "lines":[{"sku":"%s","quantity":1}],"channel":"storefront","buyerRef":"customer-1"}""".formatted(identityNumber(), sku);
        return json.readValue(body, PlaceOrderRequest.class);
    }

    /** An invented number with a right check digit: each buyer has a year of his own. */
    private static String identityNumber() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String digits = "110101%04d%02d%02d%03d"
                .formatted(
                        random.nextInt(1950, 2001), random.nextInt(1, 13), random.nextInt(1, 29), random.nextInt(1000));
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            sum += (digits.charAt(index) - '0') * WEIGHTS[index];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** Copies of a listing, each with stock of its own. */
    private List<String> copies(String sku) throws SQLException {
        List<String> skus = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            String columns = columns(statement, "catalog_listings");
            for (int number = 0; number < SKUS; number++) {
                String copy = "B-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT) + number % 10;
                skus.add(copy);
                statement.addBatch("INSERT INTO catalog_listings (%s) SELECT %s FROM catalog_listings WHERE sku = '%s'"
                        .formatted(columns, columns.replaceFirst("\\bsku\\b", "'" + copy + "'"), sku));
                statement.addBatch("INSERT INTO inventory_skus (sku, event_sequence) VALUES ('%s', 0)".formatted(copy));
                statement.addBatch(
                        "INSERT INTO inventory_balances (sku, warehouse, available, reserved) VALUES ('%s', '%s', 1000000, 0)"
                                .formatted(copy, TestShop.BONDED));
                if (number % 500 == 499) {
                    statement.executeBatch();
                }
            }
        }
        return skus;
    }

    private static String columns(Statement statement, String table) throws SQLException {
        try (var rows = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                names.add(rows.getMetaData().getColumnName(column));
            }
            return String.join(", ", names);
        }
    }

    /** Begins when nothing waits any more for the relay, so that nobody carries what the one before has left. */
    private double rate(Work work, long nanos) throws Exception {
        await().atMost(Duration.ofMinutes(3)).until(this::nothingWaitsForTheRelay);
        AtomicLong orders = new AtomicLong();
        long began = System.nanoTime();
        each(work.shoppers(), () -> {
            while (System.nanoTime() - began < nanos) {
                orders.addAndGet(work.shopper().shop());
            }
        });
        return orders.get() / ((System.nanoTime() - began) / 1e9);
    }

    private boolean nothingWaitsForTheRelay() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM events_pending")) {
            rows.next();
            return rows.getLong(1) == 0;
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void each(int shoppers, Task task) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(shoppers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int shopper = 0; shopper < shoppers; shopper++) {
                running.add(threads.submit(() -> {
                    task.run();
                    return true;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Orders that come by the clock, however long the others take: what the slowest hundredth waits. */
    private double p99(Supplier<String> sku, double rate) throws Exception {
        await().atMost(Duration.ofMinutes(3)).until(this::nothingWaitsForTheRelay);
        int count = (int) (rate * ROUND_NANOS / 1e9);
        long[] taken = new long[count];
        AtomicInteger done = new AtomicInteger();
        AtomicInteger placed = new AtomicInteger();
        long began = System.nanoTime();
        for (int order = 0; order < count; order++) {
            long due = began + (long) (order * 1e9 / rate);
            while (System.nanoTime() < due) {
                Thread.sleep(0, 200_000);
            }
            int number = order;
            placeOrder
                    .place(
                            STOREFRONT,
                            new IdempotencyKey(UUID.randomUUID().toString()),
                            request(sku.get()).toCommand())
                    .whenComplete((placement, fault) -> {
                        taken[number] = System.nanoTime() - due;
                        placed.addAndGet(placement instanceof Placement.Placed ? 1 : 0);
                        done.incrementAndGet();
                    });
        }
        while (done.get() < count) {
            Thread.sleep(1);
        }
        assertThat(placed.get()).isEqualTo(count);
        Arrays.sort(taken);
        return taken[count * 99 / 100] / 1e6;
    }

    private static double median(List<Double> rates) {
        List<Double> sorted = rates.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void print(Map<String, List<Double>> rates) {
        System.out.println("orders per second: median (least, most), ratio to plain JDBC");
        double plain = 1;
        for (Map.Entry<String, List<Double>> work : rates.entrySet()) {
            double median = median(work.getValue());
            if (work.getKey().endsWith("plain JDBC")) {
                plain = median;
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f (%.0f–%.0f) | %.2f |%n",
                    work.getKey(),
                    median,
                    work.getValue().stream().min(Double::compare).orElse(0.0),
                    work.getValue().stream().max(Double::compare).orElse(0.0),
                    median / plain);
        }
    }
}
