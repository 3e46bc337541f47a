package by.pavilion.shared.rest;

import by.pavilion.shared.Problem;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/** Turns whatever a resource throws into a problem. What nobody foresaw becomes a 500 with a number to find it by in the log. */
@Singleton
class ExceptionMappers {
    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    private final ProblemAnswers answers;
    private final Faults faults;
    private final Endpoints endpoints;
    private final WrongParameters wrongParameters;
    private final BodyChecks bodyChecks;
    private final CurrentVertxRequest current;

    ExceptionMappers(
            ProblemAnswers answers,
            Faults faults,
            Endpoints endpoints,
            WrongParameters wrongParameters,
            BodyChecks bodyChecks,
            CurrentVertxRequest current) {
        this.answers = answers;
        this.faults = faults;
        this.endpoints = endpoints;
        this.wrongParameters = wrongParameters;
        this.bodyChecks = bodyChecks;
        this.current = current;
    }

    /** Quarkus has mappers of its own for most of these classes, so each is named here although the last would do. */
    @ServerExceptionMapper({
        Problem.class,
        ResteasyReactiveViolationException.class,
        ValidationException.class,
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        ForbiddenException.class,
        NotFoundException.class,
        WebApplicationException.class,
        Throwable.class
    })
    public Response map(Throwable thrown) {
        if (thrown instanceof WebApplicationException redirection
                && redirection.getResponse().getStatus() < 400) {
            return redirection.getResponse();
        }
        return answers.answer(problem(thrown));
    }

    private Problem problem(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            return problem;
        }
        if (thrown instanceof CompletionException && thrown.getCause() != null) {
            return problem(thrown.getCause());
        }
        if (thrown instanceof ResteasyReactiveViolationException violations) {
            return Violations.problem(violations.getConstraintViolations(), bodyChecks::errorsIn);
        }
        if (thrown instanceof UnauthorizedException) {
            return RestProblems.unauthenticated();
        }
        if (thrown instanceof AuthenticationFailedException || thrown instanceof AuthenticationCompletionException) {
            return RestProblems.invalidCredentials();
        }
        if (thrown instanceof ForbiddenException) {
            return RestProblems.FORBIDDEN.problem();
        }
        if (thrown instanceof WebApplicationException answer) {
            return ofStatus(answer);
        }
        if (thrown instanceof RejectedExecutionException) {
            LOG.warn("no thread is free: the request is refused");
            return RestProblems.UNAVAILABLE.with(RestProblems.RETRY_AFTER, 1);
        }
        return faults.record(request(), thrown);
    }

    private Problem ofStatus(WebApplicationException answer) {
        if (answer.getCause() instanceof Problem problem) {
            return whileAParameterWasConverted(problem);
        }
        return switch (answer.getResponse().getStatus()) {
            case 401 -> RestProblems.unauthenticated();
            case 403 -> RestProblems.FORBIDDEN.problem();
            case 404 -> RestProblems.notFound();
            case 405 ->
                RestProblems.methodNotAllowed(endpoints.methods(request().path()));
            case 406 ->
                forThoseWhoMay(() -> RestProblems.notAcceptable(
                        endpoints.produces(method(), request().path())));
            case 415 ->
                forThoseWhoMay(() -> RestProblems.unsupportedMediaType(
                        endpoints.consumes(method(), request().path())));
            case 400 -> RestProblems.BAD_REQUEST.problem();
            default -> faults.record(request(), answer);
        };
    }

    private Problem whileAParameterWasConverted(Problem problem) {
        RuntimeResource called = CurrentRequestManager.get().getTarget();
        return called != null && problem.type().equals(RestProblems.INVALID_PARAMETER)
                ? wrongParameters.of(called.getLazyMethod(), current.getCurrent())
                : problem;
    }

    private String method() {
        return request().method().name();
    }

    /** Quarkus REST looks at media types before it looks at credentials; who may not make the call learns that first. */
    private Problem forThoseWhoMay(Supplier<Problem> problem) {
        Set<String> roles = endpoints.roles(method(), request().path());
        if (roles.isEmpty()) {
            return problem.get();
        }
        SecurityIdentity caller =
                current.getCurrent().user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        if (caller == null || caller.isAnonymous()) {
            return RestProblems.unauthenticated();
        }
        return Collections.disjoint(roles, caller.getRoles()) ? RestProblems.FORBIDDEN.problem() : problem.get();
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
