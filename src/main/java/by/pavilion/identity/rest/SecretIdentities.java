package by.pavilion.identity.rest;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Credentials;
import by.pavilion.identity.CurrentCaller;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Finds out whose a secret is; the database is asked on a worker thread, and only when memory does not know. */
@Singleton
class SecretIdentities implements IdentityProvider<SecretRequest> {
    private final Credentials credentials;

    SecretIdentities(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Class<SecretRequest> getRequestType() {
        return SecretRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SecretRequest request, AuthenticationRequestContext context) {
        Optional<Caller> known = credentials.findInMemory(request.secret());
        return known.isPresent()
                ? Uni.createFrom().item(identity(known.get()))
                : context.runBlocking(() -> credentials
                        .find(request.secret())
                        .map(SecretIdentities::identity)
                        .orElseThrow(AuthenticationFailedException::new));
    }

    static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id()))
                .addRoles(caller.role().map(Set::of).orElseGet(Set::of))
                .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                .build();
    }
}
