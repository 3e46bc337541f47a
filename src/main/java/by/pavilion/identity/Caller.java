package by.pavilion.identity;

import java.util.Optional;

/**
 * Who makes the current request.
 *
 * @param id stable name of the caller ({@code key_…}, a token's subject, an order's id for a buyer, {@code anonymous})
 * @param role one of {@link Role}; empty for an anonymous caller
 * @param merchant the merchant that a merchant's key belongs to
 */
public record Caller(String id, Optional<String> role, Optional<MerchantId> merchant) {

    public boolean is(String wanted) {
        return role.filter(wanted::equals).isPresent();
    }

    /** @throws IllegalStateException when called for a role that has no merchant */
    public MerchantId requireMerchant() {
        return merchant.orElseThrow(() -> new IllegalStateException("caller " + id + " belongs to no merchant"));
    }
}
