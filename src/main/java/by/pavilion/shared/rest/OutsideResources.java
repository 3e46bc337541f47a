package by.pavilion.shared.rest;

import by.pavilion.shared.Problem;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Problem details for what fails before or beside the resources: credentials, paths that cannot be read, huge bodies. */
@ApplicationScoped
class OutsideResources {
    /** Just before Quarkus's own check of the length, which answers without a problem. */
    private static final int BEFORE_UPLOAD_LIMIT = -3;

    /** Characters of an address: what RFC 9110 asks every server to read at least. */
    private static final int LONGEST_ADDRESS = 8000;

    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 405, 413, 500, 503);

    private final ProblemAnswers answers;
    private final Faults faults;

    OutsideResources(ProblemAnswers answers, Faults faults) {
        this.answers = answers;
        this.faults = faults;
    }

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> readAddress(context, router));
        router.route().order(BEFORE_UPLOAD_LIMIT).handler(this::refuseHugeBodies);
        router.route().order(Integer.MIN_VALUE).failureHandler(this::explain);
        STATUSES.forEach(status -> router.errorHandler(status, this::explain));
    }

    /** What Quarkus would refuse without a word: see {@code Pavilion}, where its own check is switched off. */
    private void readAddress(RoutingContext context, Router router) {
        String sent = context.request().uri();
        if (sent.length() > LONGEST_ADDRESS) {
            answers.send(context, RestProblems.uriTooLong(LONGEST_ADDRESS));
            return;
        }
        Address address = new Address(sent);
        Optional<String> escaped = address.escaped();
        if (escaped.isEmpty()) {
            answers.send(context, RestProblems.BAD_REQUEST.problem().at(address.fault()));
        } else if (escaped.get().equals(sent)) {
            context.next();
        } else {
            router.handle(new EscapedRequest(context.request(), escaped.get()));
        }
    }

    private void refuseHugeBodies(RoutingContext context) {
        String declared = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (declared != null && Long.parseLong(declared) > BodyLimit.LARGEST_BYTES) {
            answers.send(context, RestProblems.bodyTooLarge(BodyLimit.LARGEST_BYTES));
        } else {
            context.next();
        }
    }

    private void explain(RoutingContext context) {
        answers.send(context, problem(context, context.failure(), context.statusCode()));
    }

    private Problem problem(RoutingContext context, @Nullable Throwable thrown, int status) {
        if (thrown instanceof Problem problem) {
            return problem;
        }
        if (thrown instanceof AuthenticationException) {
            return RestProblems.invalidCredentials();
        }
        if (thrown instanceof UnauthorizedException) {
            return RestProblems.unauthenticated();
        }
        if (thrown instanceof ForbiddenException) {
            return RestProblems.FORBIDDEN.problem();
        }
        if (thrown instanceof RejectedExecutionException) {
            return RestProblems.UNAVAILABLE.with(RestProblems.RETRY_AFTER, 1);
        }
        return switch (status) {
            case 401 -> RestProblems.unauthenticated();
            case 403 -> RestProblems.FORBIDDEN.problem();
            case 404 -> RestProblems.notFound();
            case 413 -> RestProblems.bodyTooLarge(BodyLimit.LARGEST_BYTES);
            case 500 ->
                faults.record(
                        context.request(),
                        thrown == null ? new IllegalStateException("failed without a cause") : thrown);
            case 503 -> RestProblems.UNAVAILABLE.with(RestProblems.RETRY_AFTER, 1);
            default -> RestProblems.BAD_REQUEST.problem();
        };
    }
}
