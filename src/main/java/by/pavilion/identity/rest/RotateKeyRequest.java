package by.pavilion.identity.rest;

import by.pavilion.identity.RotateKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Until when the secret before works, and when the key is over; see {@link RotateKey.Wish}. */
record RotateKeyRequest(
        @Nullable Instant oldWorksUntil, @Nullable Instant expiresAt) {
    RotateKey.Wish toWish() {
        return new RotateKey.Wish(Optional.ofNullable(oldWorksUntil), Optional.ofNullable(expiresAt));
    }
}
