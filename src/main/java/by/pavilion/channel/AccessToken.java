package by.pavilion.channel;

import java.time.Instant;

/**
 * Lets us act for a shop for a while. Its text does not show the token.
 *
 * @param refreshToken empty when the marketplace gives none
 * @param renewAt when to ask for the next one, well before the end
 */
public record AccessToken(String value, String refreshToken, Instant renewAt, Instant expiresAt) {
    @Override
    public String toString() {
        return "AccessToken[until " + expiresAt + "]";
    }
}
