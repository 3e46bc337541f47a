package by.pavilion.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON Schemas of the events, by type. */
final class EventSchemas {
    static final Path FOLDER = Contract.FOLDER.resolve("events");
    /** Where the schemas stand for each other; nothing is fetched from there. */
    private static final String BASE = "https://pavilion.example/openapi/events/";

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, registry -> registry.schemas(EventSchemas::text));
    private static final SortedMap<String, Schema> BY_TYPE = load();

    private EventSchemas() {}

    static SortedMap<String, Schema> all() {
        return BY_TYPE;
    }

    static Path file(String type) {
        return FOLDER.resolve(type + ".json");
    }

    /** What is wrong with the data of an event; empty for a type that has no schema. */
    static Optional<List<String>> faults(String type, String data) {
        return Optional.ofNullable(BY_TYPE.get(type)).map(schema -> faults(schema, data));
    }

    static List<String> faults(Schema schema, String data) {
        return schema
                .validate(
                        data,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The schema in a file; it may refer to files beside it. */
    static Schema read(Path file) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + file.getFileName()));
    }

    /** A schema that stands for itself. */
    static Schema of(String schema) {
        return REGISTRY.getSchema(schema, InputFormat.JSON);
    }

    private static @Nullable String text(String address) {
        if (!address.startsWith(BASE)) {
            return null;
        }
        try {
            return Files.readString(FOLDER.resolve(address.substring(BASE.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, Schema> load() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            SortedMap<String, Schema> schemas = new TreeMap<>();
            files.filter(file -> file.getFileName().toString().startsWith("by.pavilion."))
                    .forEach(file ->
                            schemas.put(file.getFileName().toString().replaceFirst("\\.json$", ""), read(file)));
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
