package by.pavilion.shared.rest;

import by.pavilion.shared.IfMatch;
import io.quarkus.arc.Arc;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Asks resources that {@link ChecksTarget} before the body of a PUT or PATCH is read, and {@link ChecksPresence} before a POST's. */
@Provider
class CheckedTargets implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean changes = resource.getResourceMethod().isAnnotationPresent(PUT.class)
                || resource.getResourceMethod().isAnnotationPresent(PATCH.class);
        if (changes && ChecksTarget.class.isAssignableFrom(resource.getResourceClass())) {
            context.register(new Filter(resource.getResourceClass().asSubclass(ChecksTarget.class)));
        }
        if (resource.getResourceMethod().isAnnotationPresent(POST.class)
                && ChecksPresence.class.isAssignableFrom(resource.getResourceClass())) {
            context.register(new PresenceFilter(resource.getResourceClass().asSubclass(ChecksPresence.class)));
        }
    }

    static class Filter implements ContainerRequestFilter {
        private final Class<? extends ChecksTarget> resource;

        Filter(Class<? extends ChecksTarget> resource) {
            this.resource = resource;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            String ifMatch = request.getHeaderString(HttpHeaders.IF_MATCH);
            Target target = new Target(
                    request.getUriInfo().getPathParameters(),
                    ifMatch == null ? null : IfMatch.fromString(ifMatch),
                    request.getMethod().equals(HttpMethod.PUT));
            try {
                Arc.container().instance(resource).get().checkTarget(target);
            } catch (IllegalArgumentException noSuchId) {
                throw RestProblems.notFound();
            }
        }
    }

    static class PresenceFilter implements ContainerRequestFilter {
        private final Class<? extends ChecksPresence> resource;

        PresenceFilter(Class<? extends ChecksPresence> resource) {
            this.resource = resource;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
            if (!path.isEmpty()) {
                try {
                    Arc.container().instance(resource).get().checkPresence(new Target(path, null, false));
                } catch (IllegalArgumentException noSuchId) {
                    throw RestProblems.notFound();
                }
            }
        }
    }
}
