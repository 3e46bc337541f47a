package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Messages that a marketplace pushes, in arrays of ten, from the call until the answer, beside a plain program that inserts as
 * many rows, ten in a transaction, in the same run. Not part of the suite:
 * {@code mvn test -Dtest=ChannelIntakeBench -Dbench.messages=100000 -Dbench.callers=16}.
 */
@QuarkusTest
class ChannelIntakeBench {
    private static final int MESSAGES = Integer.getInteger("bench.messages", 100_000);
    private static final int CALLERS = Integer.getInteger("bench.callers", 16);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int ARRAY = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    @Inject
    ConnectShop connectShop;

    @Inject
    DataSource dataSource;

    private final AtomicLong plainId = new AtomicLong(Long.MAX_VALUE / 2);

    /** One call, and how long it took. */
    private interface Call {
        void make(String body) throws Exception;
    }

    private record Round(double perSecond, double p50, double p99) {}

    @Test
    void takesArraysOfTen() throws Exception {
        try (TinyDouyin platform = new TinyDouyin()) {
            String shopId = TestShops.newShopId();
            TestShops.connect(connectShop, platform, shopId);
            HttpClient http = HttpClient.newHttpClient();
            for (int round = 0; round <= ROUNDS; round++) { // the first is for warming up
                List<String> bodies = bodies("r" + round, shopId);
                Round ours = run(bodies, body -> post(http, platform, body));
                awaitWorkedOff(platform.appKey);
                Round plain = run(bodies("p" + round, shopId), body -> insert(platform.appKey, body));
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %.0f messages/s, answer p50 %.1f ms, p99 %.1f ms; plain %.0f/s, p99 %.1f ms; ratio %.2f%n",
                        round,
                        ours.perSecond(),
                        ours.p50(),
                        ours.p99(),
                        plain.perSecond(),
                        plain.p99(),
                        ours.perSecond() / plain.perSecond());
                assertThat(kept(platform.appKey, "r" + round)).isEqualTo(MESSAGES);
            }
        }
    }

    /** Messages that ask for nothing, so that only taking them counts. */
    private static List<String> bodies(String round, String shopId) {
        return IntStream.range(0, MESSAGES / ARRAY)
                .mapToObj(array -> IntStream.range(0, ARRAY)
                        .mapToObj(number -> message(round + "-" + array + "-" + number, shopId))
                        .collect(Collectors.joining(",", "[", "]")))
                .toList();
    }

    private static String message(String id, String shopId) {
        return """
                {"tag":"113","msg_id":"%s","data":"{\\"p_id\\":6900000000000000001,\\"s_ids\\":[6900000000000000001],\\"shop_id\\":%s,\\"order_status\\":2}"}\
                """.formatted(id, shopId);
    }

    private static Round run(List<String> bodies, Call call) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        Callable<List<Long>> caller = () -> {
            List<Long> waits = new ArrayList<>();
            for (int index = next.getAndIncrement(); index < bodies.size(); index = next.getAndIncrement()) {
                long begun = System.nanoTime();
                call.make(bodies.get(index));
                waits.add(System.nanoTime() - begun);
            }
            return waits;
        };
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        long begun = System.nanoTime();
        List<Long> waits = new ArrayList<>();
        for (Future<List<Long>> one : callers.invokeAll(Collections.nCopies(CALLERS, caller))) {
            waits.addAll(one.get());
        }
        double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
        callers.shutdown();
        List<Long> sorted = waits.stream().sorted().toList();
        return new Round(
                bodies.size() * ARRAY / seconds,
                sorted.get(sorted.size() / 2) / NANOS_PER_MILLI,
                sorted.get(sorted.size() * 99 / 100) / NANOS_PER_MILLI);
    }

    private static URI address() {
        return URI.create("http://localhost:" + RestAssured.port + "/api/v1/channels/douyin/messages");
    }

    private static void post(HttpClient http, TinyDouyin platform, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address())
                        .header("Content-Type", "application/json")
                        .header("app-id", platform.appKey)
                        .header("event-sign", platform.sign(body))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** The ceiling: the same columns with as many bytes, and nothing else. */
    private void insert(String appKey, String body) throws SQLException {
        byte[] sealed = new byte[body.length() / ARRAY + 60];
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO channel_messages"
                    + " (id, channel, app_key, message_id, tag, sealed, state, received_at)"
                    + " VALUES (?, 'douyin', ?, ?, '113', ?, 'DONE', ?)")) {
                for (int number = 0; number < ARRAY; number++) {
                    long id = plainId.incrementAndGet();
                    insert.setLong(1, id);
                    insert.setString(2, appKey);
                    insert.setString(3, "plain-" + id);
                    insert.setBytes(4, sealed);
                    insert.setTimestamp(5, Timestamp.from(Instant.now()));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** What is worked off behind must not slow the plain program down. */
    private void awaitWorkedOff(String appKey) throws Exception {
        while (number("SELECT COUNT(*) FROM channel_messages WHERE state = 'NEW' AND app_key = ?", appKey) > 0) {
            Thread.sleep(200);
        }
    }

    private long kept(String appKey, String round) throws SQLException {
        return number(
                "SELECT COUNT(*) FROM channel_messages WHERE app_key = ? AND message_id LIKE '" + round + "-%'",
                appKey);
    }

    private long number(String query, String appKey) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, appKey);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
