package by.pavilion.identity.rest;

import by.pavilion.identity.Caller;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads a signed token's claims as a caller: {@code groups} holds exactly one of our roles, {@code merchant} a merchant's id. */
@Singleton
class SignedTokenCallers implements SecurityIdentityAugmentor {
    private static final Set<String> ROLES =
            Set.of(Role.OPERATOR, Role.MERCHANT, Role.STOREFRONT, Role.PUBLIC, Role.CONNECTOR);

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Uni.createFrom().item(() -> SecretIdentities.identity(caller(token)))
                : Uni.createFrom().item(identity);
    }

    private static Caller caller(JsonWebToken token) {
        List<String> roles = token.getGroups() == null
                ? List.of()
                : token.getGroups().stream().filter(ROLES::contains).toList();
        if (roles.size() != 1 || token.getSubject() == null) {
            throw new AuthenticationFailedException("a token needs a subject and exactly one of our roles");
        }
        Optional<MerchantId> merchant = merchant(token);
        if (roles.get(0).equals(Role.MERCHANT) != merchant.isPresent()) {
            throw new AuthenticationFailedException("a merchant's token, and no other, names a merchant");
        }
        return new Caller(token.getSubject(), Optional.of(roles.get(0)), merchant);
    }

    private static Optional<MerchantId> merchant(JsonWebToken token) {
        try {
            return Optional.ofNullable(token.<Object>getClaim("merchant"))
                    .map(String::valueOf)
                    .map(MerchantId::fromString);
        } catch (IllegalArgumentException e) {
            throw new AuthenticationFailedException("not the id of a merchant", e);
        }
    }
}
