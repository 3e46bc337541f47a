package by.pavilion.identity.rest;

import by.pavilion.identity.KeyScope;
import by.pavilion.identity.KeyWish;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key that an operator wants.
 *
 * @param role its role
 * @param merchant whose key it is; for a merchant's key and no other
 * @param label what people call it
 * @param scopes for a merchant's key and no other; everything when absent
 */
public record IssueKeyRequest(
        @NotNull @Pattern(regexp = "operator|merchant|storefront|public|connector", message = "no-such-role")
        String role,

        @Nullable MerchantId merchant,

        @NotBlank @Size(max = 100) @Plain String label,

        @Size(min = 1, max = 20) @Nullable Set<@NotNull KeyScope> scopes,

        @Nullable Instant expiresAt) {

    KeyWish toWish() {
        return new KeyWish(
                role,
                Optional.ofNullable(merchant),
                label,
                Optional.ofNullable(scopes),
                Optional.ofNullable(expiresAt));
    }
}
