package by.pavilion.identity.rest;

import by.pavilion.identity.KeyScope;
import by.pavilion.identity.KeyWish;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The key that a merchant wants; what it may has to be named. */
record IssueOwnKeyRequest(
        @NotBlank @Size(max = 100) @Plain String label,

        @NotNull @Size(min = 1, max = 20) Set<@NotNull KeyScope> scopes,

        @Nullable Instant expiresAt) {

    KeyWish toWish(MerchantId merchant) {
        return new KeyWish(
                Role.MERCHANT, Optional.of(merchant), label, Optional.of(scopes), Optional.ofNullable(expiresAt));
    }
}
