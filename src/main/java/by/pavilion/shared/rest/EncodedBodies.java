package by.pavilion.shared.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Bodies are read as they come: one that is said to be compressed would be taken for something else than it is. */
@Provider
class EncodedBodies implements ContainerRequestFilter {
    private final Endpoints endpoints;

    EncodedBodies(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw RestProblems.unsupportedMediaType(endpoints.consumes(
                            request.getMethod(),
                            request.getUriInfo().getRequestUri().getPath()))
                    .at(HttpHeaders.CONTENT_ENCODING, "encoded-body");
        }
    }
}
