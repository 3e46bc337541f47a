package by.pavilion.events.rest;

import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestKeys;
import by.pavilion.events.TestEvents;
import by.pavilion.events.Topic;
import by.pavilion.events.TopicReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EventsResourceTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    TestEvents events;

    @Test
    void givesTheSameEventsAsKafka() throws IOException {
        String key = TestEvents.newKey();
        try (TopicReader reader = TopicReader.fromNow(Topic.CHANNELS)) {
            events.write(key, 1);
            ConsumerRecord<String, byte[]> message = reader.await(key, 1).get(0);

            JsonNode event = await().until(() -> read("key", key).path("items"), items -> items.size() == 1)
                    .get(0);

            for (Header header : message.headers()) {
                String name = header.key().equals("content-type")
                        ? "datacontenttype"
                        : header.key().replaceFirst("^ce_", "");
                assertThat(event.path(name).asText())
                        .as(name)
                        .isEqualTo(new String(header.value(), StandardCharsets.UTF_8));
            }
            assertThat(event.path("data")).isEqualTo(JSON.readTree(message.value()));
        }
    }

    @Test
    void isReadInPartsAndLater() throws IOException {
        String key = TestEvents.newKey();
        events.write(key, 1);
        events.write(key, 2);
        await().until(() -> read("key", key).path("items").size() == 2);

        JsonNode first = read("key", key, "limit", "1");
        JsonNode second =
                read("key", key, "limit", "1", "cursor", first.path("next").asText());
        JsonNode afterFirst = read("key", key, "after", first.at("/items/0/id").asText());
        JsonNode end = read("key", key, "cursor", second.path("next").asText());
        events.write(key, 3);
        JsonNode later = await().until(
                        () -> read("key", key, "cursor", end.path("next").asText()),
                        answer -> !answer.path("items").isEmpty());

        assertThat(sequences(first)).containsExactly("0000000001");
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(sequences(second)).containsExactly("0000000002");
        assertThat(sequences(afterFirst)).containsExactly("0000000002");
        assertThat(sequences(end)).isEmpty();
        assertThat(sequences(later)).containsExactly("0000000003");
    }

    @Test
    void refusesAPlaceThatIsNotInTheLogAndATopicThatThereIsNot() {
        with(TestKeys.connector())
                .queryParam("after", "evt_0000000000001")
                .get("/api/v1/events")
                .then()
                .statusCode(400)
                .body("errors[0].reason", equalTo("not-in-the-log"));
        with(TestKeys.connector())
                .queryParam("topic", "pavilion.nothing")
                .get("/api/v1/events")
                .then()
                .statusCode(400)
                .body("errors[0].reason", equalTo("unknown-topic"));
    }

    /** Whoever asks for what can never be there would wait for ever. */
    @ParameterizedTest
    @CsvSource({
        "by.pavilion.orders.placed.v1,  unknown-event-type",
        "by.pavilion.order.placed,      unknown-event-type",
        "by.pavilion.stock.changed.v1,  type-of-another-topic"
    })
    void refusesATypeThatThereIsNot(String type, String reason) {
        with(TestKeys.connector())
                .queryParam("topic", "pavilion.orders")
                .queryParam("type", type)
                .get("/api/v1/events")
                .then()
                .statusCode(400)
                .body("errors[0].reason", equalTo(reason));
    }

    /** No key has other characters; the database would have to look at all of them to say so. */
    @Test
    void refusesWhatIsNoKey() {
        with(TestKeys.connector())
                .queryParam("key", "订单")
                .get("/api/v1/events")
                .then()
                .statusCode(400)
                .body("errors[0].reason", equalTo("malformed"));
    }

    @Test
    void isForOperatorsAsWell() {
        asOperator().get("/api/v1/events").then().statusCode(200);
    }

    private static JsonNode read(String... parameters) throws IOException {
        var request = with(TestKeys.connector());
        for (int index = 0; index < parameters.length; index += 2) {
            request.queryParam(parameters[index], parameters[index + 1]);
        }
        return JSON.readTree(
                request.get("/api/v1/events").then().statusCode(200).extract().asString());
    }

    private static List<String> sequences(JsonNode answer) {
        List<String> sequences = new ArrayList<>();
        answer.path("items")
                .forEach(event -> sequences.add(event.path("sequence").asText()));
        return sequences;
    }
}
