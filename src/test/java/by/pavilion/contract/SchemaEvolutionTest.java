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

/** Within a version events only grow, compared with those of the last release: {@code openapi/released/events}. */
class SchemaEvolutionTest {
    private static final Path RELEASED = Contract.FOLDER.resolve("released").resolve("events");
    private static final String OLD = """
            {"type":"object","required":["id","lines"],"properties":{
              "id":{"type":"string"},
              "at":{"type":"string","format":"date-time"},
              "mode":{"type":"string","enum":["A","B"]},
              "status":{"type":"string","x-extensible-enum":["NEW"]},
              "lines":{"type":"array","items":{"type":"object","required":["sku"],"properties":{"sku":{"type":"string"}}}}}}""";

    @Test
    void eventsOnlyGrowSinceTheLastRelease() throws IOException {
        List<String> breaks = new ArrayList<>();
        try (Stream<Path> files = Files.list(RELEASED)) {
            for (Path old : files.filter(file -> file.getFileName().toString().startsWith("by.pavilion."))
                    .sorted()
                    .toList()) {
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
        }

        assertThat(breaks).isEmpty();
    }

    @Test
    void letsSchemasGrow() throws IOException {
        String grown = OLD.replace("\"id\":{", "\"more\":{\"type\":\"number\"},\"id\":{")
                .replace("[\"NEW\"]", "[\"NEW\",\"OLD\"]")
                .replace("[\"id\",\"lines\"]", "[\"id\",\"lines\",\"at\"]");

        assertThat(breaks(grown)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "id":{"type":"string"},         |                                   | x.id: is gone
            ["id","lines"]                  | ["lines"]                         | x.id: was always there
            "id":{"type":"string"}          | "id":{"type":"integer"}           | x.id: was
            "date-time"                     | "date"                            | x.at: its format was
            ["A","B"]                       | ["A","B","C"]                     | x.mode: the list of its values
            "sku":{"type":"string"}         | "sku":{"type":"array"}            | x.lines[].sku: was
            ["sku"]                         | []                                | x.lines[].sku: was always there
            """)
    void findsWhatBreaksReaders(String before, String after, String expected) throws IOException {
        List<String> found = breaks(OLD.replace(before, after == null ? "" : after));

        assertThat(found).hasSize(1).allSatisfy(sentence -> assertThat(sentence).startsWith(expected));
    }

    private static List<String> breaks(String now) throws IOException {
        JsonMapper json = new JsonMapper();
        return SchemaEvolution.breaks(
                "x", json.readTree(OLD), json.readTree(now), UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static JsonNode resolve(Path folder, JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        String[] reference = node.path("$ref").asText().split("#", 2);
        return resolve(folder, Contract.json(folder.resolve(reference[0])).at(reference[1]));
    }
}
