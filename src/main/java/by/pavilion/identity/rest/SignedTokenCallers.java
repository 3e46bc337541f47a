package by.pavilion.identity.rest;

import by.pavilion.identity.Caller;
import by.pavilion.identity.KeyScope;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reads a signed token's claims as a caller: {@code groups} holds exactly one of our roles, {@code merchant} a merchant's
 * id, {@code scopes} what a merchant's token is limited to, nothing when it is absent.
 */
@Singleton
class SignedTokenCallers implements SecurityIdentityAugmentor {
    /** A list of texts in JSON and one text with blanks are read alike. */
    private static final Pattern NOT_IN_A_SCOPE = Pattern.compile("[^a-z:]+");

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
        return new Caller(token.getSubject(), Optional.of(roles.get(0)), merchant, scopes(token));
    }

    /** Scopes that we do not know open nothing. */
    private static Optional<Set<KeyScope>> scopes(JsonWebToken token) {
        return Optional.ofNullable(token.<Object>getClaim("scopes")).map(claim -> {
            String text = claim.toString();
            return Stream.of(KeyScope.values())
                    .filter(scope -> NOT_IN_A_SCOPE.splitAsStream(text).anyMatch(scope.toString()::equals))
                    .collect(Collectors.toSet());
        });
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
