package by.pavilion.shared.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/** Answers 304 to a GET whose caller has what we would send, unless nobody may have kept it. */
@Provider
class KnownTags implements ContainerResponseFilter {
    private static final String NO_STORE = "no-store";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object tag = response.getHeaders().getFirst(HttpHeaders.ETAG);
        String known = tag == null ? null : request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean mayBeKept = !NO_STORE.equals(response.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL));
        if (known != null && reads && mayBeKept && response.getStatus() == 200 && names(known, tag.toString())) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }

    /** Weak comparison, as RFC 9110 asks for reading: a cache on the way may have made the tag weak. */
    private static boolean names(String known, String tag) {
        return Arrays.stream(known.split(",", -1))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals("*") || one.equals(tag));
    }
}
