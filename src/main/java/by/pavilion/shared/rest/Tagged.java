package by.pavilion.shared.rest;

import by.pavilion.shared.IfMatch;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The answer 200 with the entity tag of something editable. A GET that knows the tag already is answered 304. */
public final class Tagged {
    private Tagged() {}

    public static <T> RestResponse<T> ok(T body, long version) {
        return ResponseBuilder.ok(body).header("ETag", IfMatch.tag(version)).build();
    }
}
