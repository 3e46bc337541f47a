package by.pavilion.channel.rest;

import by.pavilion.channel.AccessToken;
import java.time.Instant;

/** How long we may act for the shop, and when that is renewed; never the token. */
record AuthorizationResponse(Instant renewAt, Instant expiresAt) {
    static AuthorizationResponse of(AccessToken token) {
        return new AuthorizationResponse(token.renewAt(), token.expiresAt());
    }
}
