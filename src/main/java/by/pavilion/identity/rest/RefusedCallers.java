package by.pavilion.identity.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;

/**
 * Answers those whose credentials were good, but who may not do what they ask for. Quarkus would do the same; but to have the
 * path's template at hand for the metrics of a refusal, it puts the whole table of resources together anew for each request,
 * refused or not, as soon as there are metrics: a third of what a read from memory costs. Refusals of wrong credentials still
 * go its way.
 */
@ApplicationScoped
class RefusedCallers {
    /** Of equals those of the framework come first, so this comes right behind the look at the credentials. */
    private static final int BEHIND_CREDENTIALS = SecurityHandlerPriorities.AUTHENTICATION;

    private static final BiConsumer<RoutingContext, Throwable> REFUSE = RefusedCallers::refuse;

    void register(@Observes Filters filters) {
        filters.register(RefusedCallers::handle, BEHIND_CREDENTIALS);
    }

    private static void handle(RoutingContext context) {
        if (context.user() != null) {
            context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, REFUSE);
        }
        context.next();
    }

    private static void refuse(RoutingContext context, Throwable reason) {
        DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(context, reason);
        if (!context.failed()) {
            context.fail(DefaultAuthFailureHandler.extractRootCause(reason));
        }
    }
}
