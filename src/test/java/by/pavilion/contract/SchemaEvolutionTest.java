package by.pavilion.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Within a version events only grow, compared with the last release, or the first to come: {@code openapi/released/events}. */
class SchemaEvolutionTest {
    private static final Path RELEASED = Contract.FOLDER.resolve("released").resolve("events");
    private static final String OLD = """
            {"type":"object","required":["id","lines"],"properties":{
              "id":{"type":"string","pattern":"^ord_[0-9]+$","maxLength":20},
              "at":{"type":"string","format":"date-time"},
              "mode":{"type":"string","enum":["A","B"]},
              "status":{"type":"string","x-extensible-enum":["NEW"]},
              "grams":{"type":"integer","minimum":0},
              "names":{"type":"object","additionalProperties":{"type":"string"}},
              "lines":{"type":"array","minItems":1,"items":{
                "type":"object","required":["sku"],"properties":{"sku":{"type":"string"}}}}}}""";

    @Test
    void eventsOnlyGrowSinceTheLastRelease() throws IOException {
        List<String> breaks = new ArrayList<>();
        for (Path old : released()) {
            Path now = EventSchemas.FOLDER.resolve(old.getFileName());
            if (!Files.exists(now)) {
                breaks.add(old.getFileName() + " is gone");
                continue;
            }
            breaks.addAll(SchemaEvolution.breaks(
                    old.getFileName().toString(),
                    Contract.json(old),
                    Contract.json(now),
                    node -> resolve(RELEASED, node),
                    node -> resolve(EventSchemas.FOLDER, node)));
        }

        assertThat(released()).isNotEmpty();
        assertThat(breaks).isEmpty();
    }

    /** Readers of the log get events of the last release under the schemas of today. */
    @Test
    void whatTheLastReleaseHasShownIsStillValid() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path old : released()) {
            String type = old.getFileName().toString().replaceFirst("\\.json$", "");
            EventSchemas.faults(type, Contract.json(old).at("/examples/0").toString())
                    .ifPresent(found -> found.forEach(fault -> faults.add(type + " " + fault)));
        }

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "at":{                          | "more":{"type":"number"},"at":{
            "sku":{"type":"string"}         | "sku":{"type":"string"},"more":{"type":"object","required":["x"]}
            ["NEW"]                         | ["NEW","OLD"]
            "names":{"type":"object"        | "names":{"type":"object","description":"Said better."
            ["A","B"]                       | ["B","A"]
            "sku":{"type":"string"}         | "sku":{"type":"string","x-extensible-enum":["A"]}
            """)
    void letsSchemasGrow(String before, String after) throws IOException {
        assertThat(OLD).contains(before);

        assertThat(breaks(OLD.replace(before, after))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "grams":{"type":"integer","minimum":0}, |                             | x.grams: is gone
            ["id","lines"]                  | ["lines"]                           | x.id: was always there
            ["id","lines"]                  | ["id","lines","at"]                 | x.at: older events need not have it
            "type":"object","required":["id"| "type":"array","required":["id"     | x: its type was "object"
            "at":{"type":"string"           | "at":{"type":["string","null"]      | x.at: its type was "string"
            "date-time"                     | "date"                              | x.at: its format was "date-time"
            ,"format":"date-time"           |                                     | x.at: its format was "date-time"
            ["A","B"]                       | ["A","B","C"]                       | x.mode: its enum was ["A","B"]
            ["A","B"]                       | ["A"]                               | x.mode: its enum was ["A","B"]
            ,"enum":["A","B"]               |                                     | x.mode: its enum was ["A","B"]
            x-extensible-enum":["NEW"]      | x-extensible-enum":["OLD"]          | x.status: older events hold values
            "x-extensible-enum":["NEW"]     | "x-extensible-enum":["NEW"],"enum":["NEW"] | x.status: its enum was not said
            [0-9]+$                         | [0-9]{13}$                          | x.id: its pattern was
            "maxLength":20                  | "maxLength":10                      | x.id: its maxLength was 20
            "maxLength":20                  | "maxLength":30                      | x.id: its maxLength was 20
            "minimum":0                     | "minimum":1                         | x.grams: its minimum was 0
            "minimum":0                     | "minimum":0,"maximum":9             | x.grams: its maximum was not said
            "minItems":1                    | "minItems":2                        | x.lines: its minItems was 1
            "additionalProperties":{"type":"string"} | "additionalProperties":{"type":"integer"} | x.names[]: its type was
            "additionalProperties":{"type":"string"} | "additionalProperties":false | x.names: its additionalProperties was
            "sku":{"type":"string"}         | "sku":{"type":"array"}              | x.lines[].sku: its type was
            ["sku"]                         | []                                  | x.lines[].sku: was always there
            "sku":{"type":"string"}         | "sku":{"type":"string","not":{}}    | x.lines[].sku: its not was not said
            """)
    void findsWhatBreaksReaders(String before, String after, String expected) throws IOException {
        assertThat(OLD).contains(before);

        List<String> found = breaks(OLD.replace(before, after == null ? "" : after));

        assertThat(found).isNotEmpty().allSatisfy(sentence -> assertThat(sentence)
                .startsWith(expected));
    }

    @Test
    void looksIntoTheParts() throws IOException {
        String beside = """
                {"allOf":[{"type":"object","properties":{"a":{"type":"string"}}}],"required":["a"]}""";

        assertThat(breaks(beside, beside)).isEmpty();
        assertThat(breaks(beside, beside.replace("[\"a\"]", "[]"))).containsExactly("x.a: was always there");
        assertThat(breaks(beside, beside.replace("string", "number"))).hasSize(1);
    }

    private static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.filter(file -> file.getFileName().toString().startsWith("by.pavilion."))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> breaks(String now) throws IOException {
        return breaks(OLD, now);
    }

    private static List<String> breaks(String old, String now) throws IOException {
        JsonMapper json = new JsonMapper();
        return SchemaEvolution.breaks(
                "x", json.readTree(old), json.readTree(now), UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static JsonNode resolve(Path folder, JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        String[] reference = node.path("$ref").asText().split("#", 2);
        return resolve(folder, Contract.json(folder.resolve(reference[0])).at(reference[1]));
    }
}
