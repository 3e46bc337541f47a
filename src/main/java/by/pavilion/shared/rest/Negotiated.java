package by.pavilion.shared.rest;

import by.pavilion.shared.Languages;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Says of an answer that its language was negotiated. */
final class Negotiated {
    private static final String VARY = "Vary";
    private static final String BY = "Accept-Language";

    private Negotiated() {}

    /** The language that the caller asks for. */
    static String askedFor(RoutingContext context) {
        return Languages.negotiate(context.request().getHeader(BY));
    }

    static void in(String language, RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Language", language);
        if (!headers.contains(VARY, BY, true)) {
            headers.add(VARY, BY);
        }
    }
}
