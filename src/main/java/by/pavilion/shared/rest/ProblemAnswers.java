package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Messages;
import by.pavilion.shared.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes problems as RFC 9457 details in the caller's language. */
@ApplicationScoped
public class ProblemAnswers {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Characters of {@code instance} at most, by the contract. */
    private static final int LONGEST_INSTANCE = 2000;

    private static final Duration LINGERING = Duration.ofSeconds(2);

    private final ObjectMapper json;
    private final List<ForeignForm> foreignForms;
    private final CurrentVertxRequest current;

    ProblemAnswers(ObjectMapper json, @All List<ForeignForm> foreignForms, CurrentVertxRequest current) {
        this.json = json;
        this.foreignForms = List.copyOf(foreignForms);
        this.current = current;
    }

    /** The answer to the request at hand, for resources and exception mappers. */
    public Response answer(Problem problem) {
        RoutingContext context = current.getCurrent();
        Optional<String> foreign = foreign(problem, context);
        Response.ResponseBuilder answer = Response.status(problem.type().status())
                .entity(foreign.<Object>map(text -> text).orElseGet(() -> body(problem, context)));
        Negotiated.in(language(context), context);
        headers(problem, foreign.isPresent(), context).forEach(answer::header);
        return answer.build();
    }

    /** Answers a request that never reached a resource. */
    public void send(RoutingContext context, Problem problem) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        context.response().setStatusCode(problem.type().status());
        Negotiated.in(language(context), context);
        Optional<String> foreign = foreign(problem, context);
        headers(problem, foreign.isPresent(), context)
                .forEach((name, value) -> context.response().putHeader(name, value));
        context.response().end(foreign.map(Buffer::buffer).orElseGet(() -> Buffer.buffer(body(problem, context))));
    }

    /** The problem in the form that its caller alone knows, if that is not ours. */
    private Optional<String> foreign(Problem problem, RoutingContext context) {
        String path = context.request().path();
        int status = problem.type().status();
        String slug = problem.type().slug();
        return foreignForms.stream()
                .flatMap(form -> form.of(path, status, slug).stream())
                .findFirst();
    }

    private static Map<String, String> headers(Problem problem, boolean isForeign, RoutingContext context) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", isForeign ? "application/json" : MEDIA_TYPE);
        headers.put("Cache-Control", "no-store");
        if (problem.type().equals(RestProblems.UNAUTHENTICATED)) {
            headers.put("WWW-Authenticate", "Bearer realm=\"pavilion\"");
        }
        if (problem.type().equals(RestProblems.INVALID_CREDENTIALS)) {
            headers.put("WWW-Authenticate", "Bearer realm=\"pavilion\", error=\"invalid_token\"");
        }
        if (problem.facts().get(RestProblems.ALLOWED) instanceof List<?> methods) {
            headers.put(
                    "Allow",
                    String.join(", ", methods.stream().map(String::valueOf).toList()));
        }
        if (problem.facts().get(RestProblems.RETRY_AFTER) instanceof Number seconds) {
            headers.put("Retry-After", seconds.toString());
        }
        if (problem.type().equals(RestProblems.BODY_TOO_LARGE)) {
            headers.put("Connection", "close");
            closeSoon(context);
        }
        return headers;
    }

    private byte[] body(Problem problem, RoutingContext context) {
        String language = language(context);
        Map<String, Object> body = new LinkedHashMap<>();
        String slug = problem.type().slug();
        body.put("type", problem.type().uri());
        body.put(
                "title",
                Messages.find(language, slug + ".title", problem.facts()).orElse(slug));
        body.put("status", problem.type().status());
        Messages.find(language, slug + ".detail", problem.facts()).ifPresent(text -> body.put("detail", text));
        Messages.find(language, slug + ".remedy", problem.facts()).ifPresent(text -> body.put("remedy", text));
        body.put("instance", shortened(context.request().path()));
        problem.facts().forEach(body::putIfAbsent);
        if (!problem.errors().isEmpty()) {
            List<Map<String, Object>> errors = new ArrayList<>();
            problem.errors().forEach(error -> errors.add(error(error, language)));
            body.put("errors", errors);
        }
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot print problem " + problem.getMessage(), e);
        }
    }

    private static String shortened(String path) {
        return path.substring(0, Math.min(path.length(), LONGEST_INSTANCE));
    }

    private static Map<String, Object> error(FieldError error, String language) {
        Map<String, Object> member = new LinkedHashMap<>();
        String key = "reason." + error.reason();
        member.put("pointer", error.pointer());
        member.put("reason", error.reason());
        member.put("detail", Messages.find(language, key, error.facts()).orElse(error.reason()));
        Messages.find(language, key + ".remedy", error.facts()).ifPresent(text -> member.put("remedy", text));
        return member;
    }

    /** Belarusian readers get the Russian texts. */
    private static String language(RoutingContext context) {
        String tag = Negotiated.askedFor(context);
        return tag.equals("be") ? "ru" : tag;
    }

    /**
     * Whoever sends too much may still be sending: what comes is thrown away, so that the answer can be read, but not for
     * long.
     */
    private static void closeSoon(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            request.handler(ignored -> {});
            request.resume();
        }
        context.response().endHandler(ended -> context.vertx()
                .setTimer(LINGERING.toMillis(), timer -> request.connection().close()));
    }
}
