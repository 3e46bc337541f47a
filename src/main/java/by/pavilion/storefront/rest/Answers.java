package by.pavilion.storefront.rest;

import by.pavilion.shared.IfMatch;
import by.pavilion.storefront.Body;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How bodies from memory are sent: anyone may keep them, and asks by their tag whether they still hold. Whoever takes gzip
 * gets bytes that were packed once, under a tag of their own.
 */
@RequestScoped
class Answers {
    private static final Pattern REFUSED = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String KEPT_BY_ANYONE = "public, no-cache";
    private static final String KEPT_BY_WHO_ASKED = "private, no-cache";

    private final CurrentVertxRequest request;

    Answers(CurrentVertxRequest request) {
        this.request = request;
    }

    RestResponse<byte[]> of(Body body) {
        if (!body.isWorthPacking()) {
            return answer(body.json(), body.entityTag()).build();
        }
        MultiMap headers = request.getCurrent().response().headers();
        List<String> varies = new ArrayList<>(headers.getAll("Vary"));
        varies.add("Accept-Encoding");
        headers.set("Vary", String.join(", ", varies));
        return takesGzip(request.getCurrent().request().getHeader("Accept-Encoding"))
                ? answer(body.gzip(), body.entityTagOfGzip())
                        .header("Content-Encoding", "gzip")
                        .build()
                : answer(body.json(), body.entityTag()).build();
    }

    private static ResponseBuilder<byte[]> answer(byte[] bytes, String tag) {
        return ResponseBuilder.ok(bytes).header("ETag", tag).header(CACHE_CONTROL, KEPT_BY_ANYONE);
    }

    /** The tag of a page whose name is not its own: listings change that, and its version stays. */
    static String tag(long version, String id, String name) {
        return name.equals(id) ? IfMatch.tag(version) : IfMatch.tag(version, Integer.toHexString(name.hashCode()));
    }

    /**
     * A page of the shop as it is.
     *
     * @param forEverybody whether anybody else would be told the same
     */
    static <T> RestResponse<T> page(T body, String tag, boolean forEverybody) {
        return ResponseBuilder.ok(body)
                .header("ETag", tag)
                .header(CACHE_CONTROL, forEverybody ? KEPT_BY_ANYONE : KEPT_BY_WHO_ASKED)
                .build();
    }

    static boolean takesGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        String lower = accepted.toLowerCase(Locale.ROOT);
        int place = lower.indexOf("gzip");
        return place >= 0 && !REFUSED.matcher(lower.substring(place)).matches();
    }
}
