package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.FirmCall;
import by.pavilion.sandbox.SandboxJson;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Between HTTP and the firms: what was called, and what they answer. */
final class Answers {
    private Answers() {}

    static FirmCall call(HttpServerRequest request, HttpHeaders headers, String body) {
        return new FirmCall(
                request.method().name(),
                request.path(),
                headers.getHeaderString("X-Timestamp"),
                headers.getHeaderString("X-Nonce"),
                headers.getHeaderString("X-Signature"),
                body);
    }

    static RestResponse<String> of(FirmAnswer answer) {
        return json(answer.status(), SandboxJson.print(answer.body()));
    }

    /** Has an answer wait that is ready, outside of any transaction. */
    static void keepBack(Duration delay) {
        if (delay.isZero()) {
            return;
        }
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The scenario of a firm that is chosen for all orders, and what there is to choose from. */
    static <S> RestResponse<String> scenarios(S chosen, List<S> known, Function<S, String> meaning) {
        Map<String, String> meanings = new LinkedHashMap<>();
        known.forEach(one -> meanings.put(one.toString(), meaning.apply(one)));
        return json(200, SandboxJson.print(Map.of("scenario", chosen.toString(), "scenarios", meanings)));
    }

    /**
     * Takes a tester's choice of a firm's scenario.
     *
     * @param known all that there is to choose from; each is called what its {@code toString} says
     */
    static <S> RestResponse<String> chosen(String body, List<S> known, Consumer<S> choose) {
        String name = SandboxJson.object(body)
                .map(json -> json.path("scenario").asText())
                .orElse("");
        Optional<S> scenario =
                known.stream().filter(one -> one.toString().equals(name)).findFirst();
        if (scenario.isEmpty()) {
            List<String> names = known.stream().map(Object::toString).toList();
            return json(400, SandboxJson.print(Map.of("error", "unknown scenario", "known", names)));
        }
        choose.accept(scenario.get());
        return RestResponse.noContent();
    }

    static RestResponse<String> json(int status, String body) {
        return ResponseBuilder.<String>create(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
