package by.pavilion.shared.rest;

import by.pavilion.shared.IdempotencyKey;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Methods that take an {@link IdempotencyKey} need its header, and say so before they look at the body. */
@Provider
class RequiredIdempotencyKeys implements DynamicFeature {
    private static final String HEADER = "Idempotency-Key";

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (List.of(resource.getResourceMethod().getParameterTypes()).contains(IdempotencyKey.class)) {
            context.register(new Filter());
        }
    }

    static class Filter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            String key = request.getHeaderString(HEADER);
            if (key == null) {
                throw RestProblems.IDEMPOTENCY_KEY_MISSING.at(HEADER, "required");
            }
            try {
                IdempotencyKey.fromString(key);
            } catch (IllegalArgumentException e) {
                throw RestProblems.invalidParameter(HEADER, "malformed");
            }
        }
    }
}
