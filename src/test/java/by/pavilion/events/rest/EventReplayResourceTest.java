package by.pavilion.events.rest;

import static by.pavilion.TestCalls.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.events.TestEvents;
import by.pavilion.events.Topic;
import by.pavilion.events.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EventReplayResourceTest {
    @Inject
    TestEvents events;

    @Test
    void sendsARangeOnceMoreWithTheSameIdsAndAMark() throws InterruptedException {
        String key = TestEvents.newKey();
        Instant begin = Instant.now();
        try (TopicReader reader = TopicReader.fromNow(Topic.CHANNELS)) {
            events.write(key, 1);
            events.write(key, 2);
            events.write(TestEvents.newKey(), 1);
            reader.await(key, 2);
            Instant end = Instant.now().plusMillis(1);
            Thread.sleep(1_500); // settled
            String attempt = UUID.randomUUID().toString();

            String id = request(attempt, begin, end, key)
                    .statusCode(201)
                    .body("state", equalTo("RUNNING"))
                    .extract()
                    .path("id");

            await().atMost(Duration.ofSeconds(60)).until(() -> "DONE".equals(state(id)));
            List<ConsumerRecord<String, byte[]>> messages = reader.await(key, 4);
            assertThat(messages)
                    .extracting(message -> header(message, "ce_id") + header(message, "ce_sequence"))
                    .satisfies(ids -> assertThat(ids.subList(2, 4)).isEqualTo(ids.subList(0, 2)));
            assertThat(messages.get(1).headers().lastHeader("ce_replay")).isNull();
            assertThat(header(messages.get(2), "ce_replay")).isEqualTo("true");
            assertThat(messages.get(2).value()).isEqualTo(messages.get(0).value());
            asOperator()
                    .get("/api/v1/event-replays/" + id)
                    .then()
                    .body("sent", equalTo(2))
                    .body("percent", equalTo(100));
            request(attempt, begin, end, key).statusCode(201).body("id", equalTo(id));
        }
    }

    @Test
    void refusesARangeThatIsNotSettledOrEndsBeforeItBegins() {
        Instant now = Instant.now();

        request(UUID.randomUUID().toString(), now.minusSeconds(60), now.plusSeconds(1), "x")
                .statusCode(422)
                .body("errors[0].reason", equalTo("too-young"));
        request(UUID.randomUUID().toString(), now.minusSeconds(60), now.minusSeconds(60), "x")
                .statusCode(422)
                .body("errors[0].reason", equalTo("ends-before-it-begins"));
    }

    @Test
    void refusesWhatIsNoKey() {
        Instant now = Instant.now();

        request(UUID.randomUUID().toString(), now.minusSeconds(120), now.minusSeconds(60), "订单")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/key"))
                .body("errors[0].reason", equalTo("malformed"));
    }

    @ParameterizedTest
    @CsvSource({
        "by.pavilion.channels.noted.v1, unknown-event-type",
        "by.pavilion.order.placed.v1, type-of-another-topic"
    })
    void refusesATypeThatTheTopicDoesNotHave(String type, String reason) {
        Instant now = Instant.now();

        asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"topic":"pavilion.channels","type":"%s","after":"%s","until":"%s"}""".formatted(type, now.minusSeconds(120), now.minusSeconds(60)))
                .post("/api/v1/event-replays")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/type"))
                .body("errors[0].reason", equalTo(reason));
    }

    @Test
    void canBeStopped() {
        Instant now = Instant.now();
        String id = request(UUID.randomUUID().toString(), now.minusSeconds(7200), now.minusSeconds(3600), "x")
                .statusCode(201)
                .extract()
                .path("id");

        asOperator().delete("/api/v1/event-replays/" + id).then().statusCode(204);

        assertThat(state(id)).isIn("STOPPED", "DONE");
        asOperator().delete("/api/v1/event-replays/rpl_0000000000001").then().statusCode(404);
    }

    private static ValidatableResponse request(String attempt, Instant after, Instant until, String key) {
        return asOperator()
                .header("Idempotency-Key", attempt)
                .contentType("application/json")
                .body("""
                        {"topic":"pavilion.channels","after":"%s","until":"%s","key":"%s"}""".formatted(after, until, key))
                .post("/api/v1/event-replays")
                .then();
    }

    private static String state(String id) {
        return asOperator().get("/api/v1/event-replays/" + id).path("state");
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
