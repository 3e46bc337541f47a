package by.pavilion.contract;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.contract.SchemaComparison.Side;
import by.pavilion.events.Event;
import by.pavilion.events.EventJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Event records, their JSON Schemas and the messages of the AsyncAPI document belong together one to one. */
class EventContractTest {
    private static final SortedMap<String, Class<? extends Event>> RECORDS = eventRecords();
    private static final JsonNode ASYNCAPI = Contract.yaml("asyncapi.yaml");

    @Test
    void hasASchemaForEachEventAndNoOther() {
        assertThat(EventSchemas.all().keySet()).isEqualTo(RECORDS.keySet());
    }

    @Test
    void hasAMessageForEachEventAndNoOther() {
        Map<String, String> messages = new TreeMap<>();
        ASYNCAPI.at("/components/messages")
                .forEach(message -> messages.put(
                        message.path("name").asText(),
                        message.at("/payload/$ref").asText()));

        assertThat(messages)
                .isEqualTo(RECORDS.keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), type -> "./events/" + type + ".json")));
    }

    @Test
    void offersEachMessageOnTheTopicOfItsAggregate() {
        Map<String, String> topics = new TreeMap<>();
        for (JsonNode channel : ASYNCAPI.path("channels")) {
            for (JsonNode message : channel.path("messages")) {
                JsonNode resolved = ASYNCAPI.at(message.path("$ref").asText().substring(1));
                topics.put(
                        resolved.path("name").asText(), channel.path("address").asText());
            }
        }

        Map<String, String> expected = new TreeMap<>();
        RECORDS.forEach((type, record) ->
                expected.put(type, example(type, record).topic().topicName()));
        assertThat(topics).isEqualTo(expected);
    }

    @Test
    void describesWhatTheRecordsHold() {
        List<String> differences = new ArrayList<>();

        RECORDS.forEach((type, record) -> {
            if (EventSchemas.all().containsKey(type)) {
                JsonNode schema = Contract.json(EventSchemas.file(type));
                differences.addAll(
                        SchemaComparison.between(type, record, schema, EventContractTest::resolve, Side.GIVEN));
            }
        });

        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsAnExampleThatIsValidAndThatTheRecordReadsAndWrites(String type) throws Exception {
        JsonNode example = Contract.json(EventSchemas.file(type)).at("/examples/0");

        Event event = example(type, RECORDS.get(type));

        assertThat(EventSchemas.faults(type, example.toString())).hasValue(List.of());
        assertThat(event.type()).isEqualTo(type);
        assertThat(new JsonMapper().readTree(EventJson.write(event))).isEqualTo(example);
    }

    static Stream<String> types() {
        return EventSchemas.all().keySet().stream();
    }

    private static Event example(String type, Class<? extends Event> record) {
        return EventJson.read(
                Contract.json(EventSchemas.file(type)).at("/examples/0").toString(), record);
    }

    private static JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        String[] reference = node.path("$ref").asText().split("#", 2);
        return resolve(Contract.json(EventSchemas.FOLDER.resolve(reference[0])).at(reference[1]));
    }

    /** The product's event records by type. The name tells the type: {@code OrderPlaced} is {@code by.pavilion.order.placed.v1}. */
    private static SortedMap<String, Class<? extends Event>> eventRecords() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("by.pavilion").stream()
                        .filter(imported -> imported.isAssignableTo(Event.class) && !imported.isInterface())
                        .<Class<? extends Event>>map(
                                imported -> imported.reflect().asSubclass(Event.class))
                        .collect(Collectors.toMap(
                                EventContractTest::typeOf, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    private static String typeOf(Class<? extends Event> record) {
        List<String> words = Arrays.stream(record.getSimpleName().split("(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return "by.pavilion." + words.get(0) + "." + String.join("-", words.subList(1, words.size())) + ".v1";
    }
}
