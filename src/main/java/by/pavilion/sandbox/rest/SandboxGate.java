package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.sandbox.scanpay.WechatFirm;
import by.pavilion.shared.rest.ProblemAnswers;
import by.pavilion.shared.rest.RestProblems;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Stands before everything that belongs to the sandbox, resources and files alike: closed, it looks as if there were
 * nothing; open, it forbids the page everything that does not come from here.
 */
@ApplicationScoped
class SandboxGate {
    private static final int BEFORE_FILES_AND_RESOURCES = -1000;
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Where a firm finds what was in {@code Authorization}, a header that means keys of the product's own. */
    static final String OWN_AUTHORIZATION = "X-Sandbox-Authorization";

    private static final String AUTHORIZATION = "Authorization";

    private final SandboxConfig config;
    private final ProblemAnswers problems;

    SandboxGate(SandboxConfig config, ProblemAnswers problems) {
        this.config = config;
        this.problems = problems;
    }

    void stand(@Observes Router router) {
        for (String path : new String[] {"/", "/index.html", "/sandbox", "/sandbox/*"}) {
            router.route(path).order(BEFORE_FILES_AND_RESOURCES).handler(this::pass);
        }
    }

    private void pass(RoutingContext context) {
        if (!config.enabled()) {
            problems.send(context, RestProblems.notFound());
            return;
        }
        String authorization = context.request().getHeader(AUTHORIZATION);
        if (authorization != null && authorization.startsWith(WechatFirm.SCHEME)) { // the product knows no such keys
            context.request().headers().remove(AUTHORIZATION).set(OWN_AUTHORIZATION, authorization);
        }
        context.response()
                .putHeader("Content-Security-Policy", PAGE_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        context.next();
    }
}
