package by.pavilion.identity.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import io.quarkus.arc.Arc;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/** Asks merchants' keys for the scope that a call needs, after their role and before everything else. */
@Provider
class NeededScopes implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean forMerchants = annotation(resource, RolesAllowed.class)
                .filter(allowed -> List.of(allowed.value()).contains(Role.MERCHANT))
                .isPresent();
        if (forMerchants) {
            List<KeyScope> scopes = annotation(resource, NeedsScope.class)
                    .map(needs -> List.of(needs.value()))
                    .orElse(List.of());
            context.register(new Filter(scopes), Priorities.AUTHORIZATION);
        }
    }

    private static <A extends Annotation> Optional<A> annotation(ResourceInfo resource, Class<A> type) {
        return Optional.ofNullable(resource.getResourceMethod().getAnnotation(type))
                .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(type)));
    }

    static class Filter implements ContainerRequestFilter {
        private final List<KeyScope> scopes;

        Filter(List<KeyScope> scopes) {
            this.scopes = scopes;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            Arc.container().instance(CurrentCaller.class).get().caller().requireOneOf(scopes);
        }
    }
}
