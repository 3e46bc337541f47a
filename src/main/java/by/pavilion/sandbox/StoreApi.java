package by.pavilion.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.util.Optional;

/** Pavilion's own API, called as anybody outside would, with the keys of the demo. */
@ApplicationScoped
public class StoreApi {
    private final SandboxConfig config;
    private final SandboxHttp http;

    StoreApi(SandboxConfig config, SandboxHttp http) {
        this.config = config;
        this.http = http;
    }

    /** A request with the operator's key. The path begins behind {@code /api/v1}. */
    public HttpRequest.Builder asOperator(String path) {
        return request(path, config.keys().operator(), "operator");
    }

    public HttpRequest.Builder asMerchant(String path) {
        return request(path, config.keys().merchant(), "merchant");
    }

    public HttpRequest.Builder asStorefront(String path) {
        return request(path, config.keys().storefront(), "storefront");
    }

    private HttpRequest.Builder request(String path, Optional<String> key, String role) {
        return http.request("/api/v1" + path)
                .header(
                        "Authorization",
                        "Bearer "
                                + key.orElseThrow(() -> new IllegalStateException(
                                        "pavilion.sandbox.keys." + role + " is not configured")))
                .header("Accept-Language", "en");
    }
}
