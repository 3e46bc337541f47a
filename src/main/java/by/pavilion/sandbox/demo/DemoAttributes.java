package by.pavilion.sandbox.demo;

import by.pavilion.sandbox.SandboxHttp;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.StoreApi;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.logging.Logger;

/** What the demo's product file has no columns for. A demo without it is poorer and not broken, so a refusal is only told. */
@ApplicationScoped
class DemoAttributes {
    private static final Logger LOG = Logger.getLogger(DemoAttributes.class);
    private static final String RESOURCE = "sandbox/demo-attributes.json";

    private final SandboxHttp http;
    private final StoreApi store;

    DemoAttributes(SandboxHttp http, StoreApi store) {
        this.http = http;
        this.store = store;
    }

    void add() throws IOException {
        for (Map.Entry<String, JsonNode> listing : read().properties()) {
            HttpRequest request = store.asMerchant("/merchant/products/" + listing.getKey())
                    .header("Content-Type", "application/merge-patch+json")
                    .header("If-Match", "*")
                    .method(
                            "PATCH",
                            BodyPublishers.ofString(SandboxJson.print(Map.of("attributes", listing.getValue()))))
                    .build();
            HttpResponse<String> answer = http.send(request);
            if (answer.statusCode() != 200) {
                LOG.warnf("the attributes of %s were refused: %s", listing.getKey(), answer.body());
            }
        }
    }

    private static JsonNode read() throws IOException {
        try (InputStream stream = DemoAttributes.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            return SandboxJson.MAPPER.readTree(stream);
        }
    }
}
