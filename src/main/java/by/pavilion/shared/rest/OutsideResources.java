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
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Problem details for what fails before or beside the resources: credentials, paths that cannot be read, huge bodies. */
@ApplicationScoped
class OutsideResources {
    /** Just before Quarkus's own check of the length, which answers without a problem. */
    private static final int BEFORE_UPLOAD_LIMIT = -3;

    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 405, 406, 413, 414, 415, 500, 503);

    private final ProblemAnswers answers;
    private final Faults faults;

    OutsideResources(ProblemAnswers answers, Faults faults) {
        this.answers = answers;
        this.faults = faults;
    }

    void routes(@Observes Router router) {
        router.route().order(BEFORE_UPLOAD_LIMIT).handler(this::refuseWhatNobodyCanRead);
        router.route().order(Integer.MIN_VALUE).failureHandler(this::explain);
        STATUSES.forEach(status -> router.errorHandler(status, this::explain));
    }

    private void refuseWhatNobodyCanRead(RoutingContext context) {
        String declared = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (!isReadable(context.request().uri())) {
            answers.send(context, RestProblems.BAD_REQUEST.problem());
        } else if (declared != null && Long.parseLong(declared) > BodyLimit.LARGEST_BYTES) {
            answers.send(context, RestProblems.bodyTooLarge(BodyLimit.LARGEST_BYTES));
        } else {
            context.next();
        }
    }

    /** False when a percent sign is not followed by two hexadecimal digits, which Quarkus answers without a problem. */
    private static boolean isReadable(String uri) {
        for (int at = uri.indexOf('%'); at >= 0; at = uri.indexOf('%', at + 1)) {
            if (at + 2 >= uri.length()
                    || Character.digit(uri.charAt(at + 1), 16) < 0
                    || Character.digit(uri.charAt(at + 2), 16) < 0) {
                return false;
            }
        }
        return true;
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
            case 406 -> RestProblems.NOT_ACCEPTABLE.problem();
            case 413 -> RestProblems.bodyTooLarge(BodyLimit.LARGEST_BYTES);
            case 414 -> RestProblems.URI_TOO_LONG.problem();
            case 415 -> RestProblems.UNSUPPORTED_MEDIA_TYPE.problem();
            case 500 ->
                faults.record(
                        context.request(),
                        thrown == null ? new IllegalStateException("failed without a cause") : thrown);
            case 503 -> RestProblems.UNAVAILABLE.with(RestProblems.RETRY_AFTER, 1);
            default -> RestProblems.BAD_REQUEST.problem();
        };
    }
}
