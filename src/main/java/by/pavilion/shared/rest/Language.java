package by.pavilion.shared.rest;

import by.pavilion.shared.Languages;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/**
 * The language that the caller wants to read. Whoever asks for it makes the answer a negotiated one: it says so by
 * {@code Content-Language} and {@code Vary}.
 */
@RequestScoped
public class Language {
    private final RoutingContext context;

    Language(CurrentVertxRequest request) {
        this.context = request.getCurrent();
    }

    /** One of {@link Languages#ALL}. */
    public String tag() {
        String tag = Negotiated.askedFor(context);
        Negotiated.in(tag, context);
        return tag;
    }
}
