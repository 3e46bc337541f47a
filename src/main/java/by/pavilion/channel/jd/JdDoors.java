package by.pavilion.channel.jd;

import java.net.URI;

/**
 * The three doors of the platform for one shop: classic calls, newer calls, tokens. The platform itself has a host for each;
 * an installation for tests, or a proxy, has all of them below one address.
 */
record JdDoors(URI router, URI rest, URI oauth) {
    private static final String ROUTER = "/routerjson";

    static JdDoors of(URI gateway, JdConfig config) {
        String base = gateway.toString().replaceAll("/+$", "");
        if (base.endsWith(ROUTER)) {
            base = base.substring(0, base.length() - ROUTER.length());
        }
        URI router = URI.create(base + ROUTER);
        return config.host().equalsIgnoreCase(gateway.getHost())
                ? new JdDoors(router, URI.create(config.restUrl()), URI.create(config.oauthUrl()))
                : new JdDoors(router, URI.create(base + "/rest"), URI.create(base + "/oauth2"));
    }
}
