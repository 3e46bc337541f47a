package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.TestKeys;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The trace that a caller has begun goes with what the call has caused, through threads, transactions and reactions. */
@QuarkusTest
class TracedEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    TestShop shop;

    @Inject
    Outbox outbox;

    @Inject
    EventLog log;

    @Test
    void anOrdersEventsBelongToTheTraceOfTheCallThatCausedThem() {
        String placing = newTrace();
        String cancelling = newTrace();

        try (TopicReader reader = TopicReader.fromNow(Topic.ORDERS)) {
            String order = place(TestApi.storefront().header("traceparent", placing));
            hold(order);
            TestApi.storefront()
                    .header("traceparent", cancelling)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .contentType("application/json")
                    .body("{\"reason\":\"too-slow\"}")
                    .post("/api/v1/orders/{id}/cancellations", order)
                    .then()
                    .statusCode(202);

            assertThat(reader.await(order, 3))
                    .as("placed; held by a call without a trace; cancelled")
                    .extracting(TracedEventsTest::trace)
                    .containsExactly(placing, placing, cancelling);
        }
    }

    @Test
    void whoSendsNoneOrNonsenseGetsOneOfOurs() {
        try (TopicReader reader = TopicReader.fromNow(Topic.ORDERS)) {
            String untraced = place(TestApi.storefront());
            String nonsense = place(TestApi.storefront().header("traceparent", "00-nonsense-01"));
            String several =
                    place(TestApi.storefront().header("traceparent", newTrace()).header("traceparent", newTrace()));

            for (String order : List.of(untraced, nonsense, several)) {
                ConsumerRecord<String, byte[]> placed = reader.await(order, 1).get(0);
                long number = EventId.fromString(header(placed, "ce_id")).value();
                assertThat(trace(placed)).isEqualTo(TraceParent.made(header(placed, "ce_correlationid"), number));
                assertThat(log.find(new EventId(number)).orElseThrow().traceparent())
                        .as("kept though it can be made")
                        .isNull();
            }
        }
    }

    @Test
    void whatAnEventCausesBelongsToItsTraceAndSoDoesAReplay() {
        String trace = newTrace();
        String ofOurs = TraceParent.made("evt_0SBRC6SJ3ZYSR", 7);

        LoggedEvent traced = causedBy(trace);
        LoggedEvent untraced = causedBy(ofOurs);

        assertThat(traced.trace()).isEqualTo(trace);
        assertThat(new String(
                        Envelope.replay(traced)
                                .headers()
                                .lastHeader("ce_traceparent")
                                .value(),
                        StandardCharsets.UTF_8))
                .isEqualTo(trace);
        assertThat(traced.received().traceparent()).isEqualTo(trace);
        assertThat(untraced.traceparent()).isNull();
        assertThat(untraced.trace()).startsWith(ofOurs.substring(0, 35)).isNotEqualTo(ofOurs);
    }

    private LoggedEvent causedBy(String traceparent) {
        ReceivedEvent cause = new ReceivedEvent(
                "evt_0SBRC6SJ3ZYSR",
                Topic.CHANNELS,
                TestEvents.TYPE,
                "test",
                1,
                Instant.EPOCH,
                "evt_0SBRC6SJ3ZYSR",
                "{}",
                traceparent);
        String key = TestEvents.newKey();
        QuarkusTransaction.requiringNew()
                .run(() -> Correlation.inCauseOf(cause, () -> {
                    outbox.append(new OutboxTest.Noted(key, "n", Instant.EPOCH), 1);
                    return true;
                }));
        return await().atMost(PATIENCE)
                .until(
                        () -> log.of(Topic.CHANNELS, key, 0, 1).stream()
                                .findFirst()
                                .flatMap(event -> log.find(EventId.fromString(event.id()))),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String place(RequestSpecification request) {
        return request.header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(TestApi.body(shop.chocolate("26.00", 10), 1)
                        .replace("11010519491231002X", TestApi.identityNumber()))
                .post("/api/v1/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void hold(String order) {
        TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"suspicious\"}")
                .post("/api/v1/orders/{id}/holds", order)
                .then()
                .statusCode(201);
    }

    private static String newTrace() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "00-%016x%016x-%016x-01"
                .formatted(random.nextLong(1, Long.MAX_VALUE), random.nextLong(), random.nextLong(1, Long.MAX_VALUE));
    }

    private static String trace(ConsumerRecord<String, byte[]> message) {
        return header(message, "ce_traceparent");
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
