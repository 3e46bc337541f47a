package by.pavilion.identity;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes the current request.
 *
 * @param id stable name of the caller ({@code key_…}, a token's subject, an order's id for a buyer, {@code anonymous})
 * @param role one of {@link Role}; empty for an anonymous caller
 * @param merchant the merchant that a merchant's key belongs to
 * @param scopes what a merchant's key is limited to; empty when it may everything
 */
public record Caller(String id, Optional<String> role, Optional<MerchantId> merchant, Optional<Set<KeyScope>> scopes) {

    public Caller {
        scopes = scopes.map(Set::copyOf);
    }

    /** A caller that may everything its role may. */
    public Caller(String id, Optional<String> role, Optional<MerchantId> merchant) {
        this(id, role, merchant, Optional.empty());
    }

    public boolean is(String wanted) {
        return role.filter(wanted::equals).isPresent();
    }

    /** @throws by.pavilion.shared.Problem 403 when it has scopes, and none of these is among them */
    public void requireOneOf(Collection<KeyScope> wanted) {
        if (scopes.isPresent() && wanted.stream().noneMatch(scopes.get()::contains)) {
            throw IdentityProblems.missingScope(wanted);
        }
    }

    /**
     * Whether it may all that a key may do.
     *
     * @param ofKey the key's scopes; empty when that may everything
     * @throws by.pavilion.shared.Problem 403 when the key may more
     */
    void requireAllOf(Optional<Set<KeyScope>> ofKey) {
        scopes.ifPresent(own -> {
            Set<KeyScope> wanted = ofKey.orElseGet(() -> Set.of(KeyScope.values()));
            if (!own.containsAll(wanted)) {
                throw IdentityProblems.missingScope(
                        wanted.stream().filter(scope -> !own.contains(scope)).toList());
            }
        });
    }

    /** @throws IllegalStateException when called for a role that has no merchant */
    public MerchantId requireMerchant() {
        return merchant.orElseThrow(() -> new IllegalStateException("caller " + id + " belongs to no merchant"));
    }
}
