package by.pavilion.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checked-in contracts, read as trees. */
final class Contract {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    static final Path FOLDER = Path.of("openapi");
    static final String BASE = "/api/v1";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final JsonNode OPENAPI = yaml("openapi.yaml");

    private Contract() {}

    /** One call of the REST contract, with its path as clients see it. */
    record Operation(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        /** The schema of the JSON body that the call takes. */
        Optional<JsonNode> requestSchema() {
            JsonNode content = resolve(node.path("requestBody")).path("content");
            String type = content.has(MERGE_PATCH) ? MERGE_PATCH : "application/json";
            return Optional.of(content.path(type).path("schema")).filter(schema -> !schema.isMissingNode());
        }

        /** The schema of the JSON body of the answer that says that it worked. */
        Optional<JsonNode> successSchema() {
            return List.of("200", "201", "202").stream()
                    .map(status -> resolve(node.path("responses").path(status)).at("/content/application~1json/schema"))
                    .filter(schema -> !schema.isMissingNode())
                    .findFirst();
        }

        /** The names of its parameters of one kind: {@code path}, {@code query} or {@code header}. */
        List<String> parameters(String kind) {
            List<String> names = new ArrayList<>();
            for (JsonNode parameter : node.path("parameters")) {
                JsonNode resolved = resolve(parameter);
                if (resolved.path("in").asText().equals(kind)) {
                    names.add(resolved.path("name").asText());
                }
            }
            return names;
        }
    }

    static JsonNode openapi() {
        return OPENAPI;
    }

    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : OPENAPI.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
                if (METHODS.contains(member.getKey())) {
                    operations.add(new Operation(
                            member.getKey().toUpperCase(java.util.Locale.ROOT),
                            BASE + path.getKey(),
                            member.getValue()));
                }
            }
        }
        return operations;
    }

    /** What a reference inside the REST contract points to; anything else as it is. */
    static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(OPENAPI.at(node.path("$ref").asText().substring(1))) : node;
    }

    static JsonNode yaml(String file) {
        return read(new YAMLMapper(), FOLDER.resolve(file));
    }

    static JsonNode json(Path file) {
        return read(new JsonMapper(), file);
    }

    private static JsonNode read(com.fasterxml.jackson.databind.ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
