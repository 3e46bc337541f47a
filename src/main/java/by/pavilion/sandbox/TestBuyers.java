package by.pavilion.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The invented buyers of the demo, each a ready body of {@code POST /api/v1/orders} under {@code /sandbox/buyers/}. */
public final class TestBuyers {
    /** Their names: one who may buy, one whose yearly limit is used up, one with a wrong identity number. */
    public static final List<String> NAMES = List.of("valid", "quota-used", "wrong-checksum");

    private TestBuyers() {}

    /** The body of the buyer's order, or empty when there is no such buyer. */
    public static Optional<JsonNode> find(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        String resource = "META-INF/resources/sandbox/buyers/" + name + ".json";
        try (InputStream stream = TestBuyers.class.getClassLoader().getResourceAsStream(resource)) {
            return stream == null
                    ? Optional.empty()
                    : SandboxJson.object(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
