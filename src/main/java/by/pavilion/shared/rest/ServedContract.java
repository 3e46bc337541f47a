package by.pavilion.shared.rest;

import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The REST contract for machines, at the address where tools look for it. The extension would read, check and write it
 * anew at every start, which takes a tenth of the time until the application is ready; here the first who asks for it as
 * JSON waits.
 */
@ApplicationScoped
class ServedContract {
    /** As the extension serves it: by Accept or {@code format}, or by the address's ending. */
    private static final String PATHS = "/q/openapi(?:\\.(json|yaml|yml))?";

    private static final String FILE = "META-INF/resources/openapi/openapi.yaml";
    private static final String JSON = "application/json";
    private static final int BEFORE_THE_EXTENSION = -1;

    private volatile @Nullable String json;

    void routes(@Observes Router router) {
        router.routeWithRegex(PATHS)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(BEFORE_THE_EXTENSION)
                .blockingHandler(this::serve);
        router.routeWithRegex(PATHS)
                .order(BEFORE_THE_EXTENSION)
                .handler(context -> context.fail(RestProblems.methodNotAllowed(List.of("GET", "HEAD"))));
    }

    private void serve(RoutingContext context) {
        String ending = context.pathParam("param0");
        boolean wantsJson = ending == null
                ? "json".equalsIgnoreCase(context.request().getParam("format"))
                        || Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "")
                                .startsWith(JSON)
                : ending.equals("json");
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, wantsJson ? JSON : "application/yaml;charset=UTF-8")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .end(wantsJson ? asJson() : yaml());
    }

    private String asJson() {
        String made = json;
        if (made == null) {
            made = SmallRyeOpenAPI.builder()
                    .withConfig(ConfigProvider.getConfig())
                    .enableAnnotationScan(false)
                    .enableModelReader(false)
                    .enableStandardFilter(false)
                    .enableStandardStaticFiles(false)
                    .withCustomStaticFile(ServedContract::open)
                    .build()
                    .toJSON();
            json = made;
        }
        return made;
    }

    private static String yaml() {
        try (InputStream file = open()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open() {
        return Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE), FILE);
    }
}
