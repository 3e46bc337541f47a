package by.pavilion.shared.rest;

import by.pavilion.shared.IfMatch;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The answer 201 with the path of what was made. */
public final class Created {
    private Created() {}

    /**
     * Answers that something was made.
     *
     * @param collection the path of its list below {@code /api/v1}: {@code orders}
     */
    public static <T> RestResponse<T> at(String collection, Object id, T body) {
        return answer(collection, id, body).build();
    }

    /** The same for something editable, with its entity tag. */
    public static <T> RestResponse<T> at(String collection, Object id, T body, long version) {
        return answer(collection, id, body).header("ETag", IfMatch.tag(version)).build();
    }

    private static <T> ResponseBuilder<T> answer(String collection, Object id, T body) {
        return ResponseBuilder.create(Status.CREATED, body).header("Location", "/api/v1/" + collection + "/" + id);
    }
}
