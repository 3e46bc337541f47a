package by.pavilion.identity.rest;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A secret of ours that came with a request. */
class SecretRequest extends BaseAuthenticationRequest {
    private final String secret;

    SecretRequest(String secret) {
        this.secret = secret;
    }

    String secret() {
        return secret;
    }
}
