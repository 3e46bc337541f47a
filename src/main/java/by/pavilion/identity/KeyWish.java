package by.pavilion.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A wanted API key; see {@link ApiKey}.
 *
 * @param merchant given for a merchant's key and for no other
 * @param scopes for a merchant's key only; empty for everything
 */
public record KeyWish(
        String role,
        Optional<MerchantId> merchant,
        String label,
        Optional<Set<KeyScope>> scopes,
        Optional<Instant> expiresAt) {
    public KeyWish {
        scopes = scopes.map(Set::copyOf);
    }

    /** What a repeat has to be the same in. */
    String text() {
        return String.join(
                "\n",
                "issue key",
                role,
                merchant.toString(),
                label,
                String.valueOf(ApiKeyRow.text(scopes)),
                expiresAt.toString());
    }

    KeyWish until(Instant end) {
        return new KeyWish(role, merchant, label, scopes, Optional.of(end));
    }
}
