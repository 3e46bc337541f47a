package by.pavilion.shared;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/**
 * Where firms outside reach this installation ({@code pavilion.public-url}); its own loopback address when nothing is
 * configured. Addresses of firms may be given relative to it, which is how the sandbox on the same port is named.
 */
@ApplicationScoped
public class PublicUrl {
    private final SharedConfig config;
    private final HttpServer server;

    PublicUrl(SharedConfig config, HttpServer server) {
        this.config = config;
        this.server = server;
    }

    /** The address without a slash at its end. Known once the server listens. */
    public URI base() {
        return config.publicUrl().orElseGet(() -> URI.create("http://localhost:" + server.getPort()));
    }

    /** An absolute address as it is, a path ({@code /sandbox/carrier}) as one on this installation's own loopback port. */
    public URI resolve(String address) {
        return address.startsWith("/")
                ? URI.create("http://localhost:" + server.getPort() + address)
                : URI.create(address);
    }
}
