package by.pavilion.events.webhooks;

import by.pavilion.shared.PublicAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where webhooks may lead. Subscribers name the address, so we must not become their way into the network that we run in: every
 * address that a name stands for is looked at, and the call goes to one that was looked at, whatever the name stands for by then.
 */
@ApplicationScoped
class WebhookAddresses {
    static final int LONGEST = 500;

    private final WebhooksConfig config;
    private final Names names;

    @Inject
    WebhookAddresses(WebhooksConfig config) {
        this(config, name -> List.of(InetAddress.getAllByName(name)));
    }

    WebhookAddresses(WebhooksConfig config, Names names) {
        this.config = config;
        this.names = names;
    }

    /** Finds the addresses that a name stands for now. */
    @FunctionalInterface
    interface Names {
        List<InetAddress> of(String name) throws UnknownHostException;
    }

    /** Why the text cannot be a webhook's address, as a reason code. Nobody is asked or called. */
    Optional<String> refusal(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(character -> character > 0x20 && character < 0x7f)) {
            return Optional.of("malformed-address");
        }
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            return Optional.of("malformed-address");
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null
                || address.getPort() == 0
                || address.getPort() > 65_535) {
            return Optional.of("malformed-address");
        }
        if (config.webhooksToPrivateAddresses()) {
            return Optional.empty();
        }
        if (!scheme.equals("https")) {
            return Optional.of("https-only");
        }
        return isNumber(host(address)) && isPrivateNumber(host(address))
                ? Optional.of("private-address")
                : Optional.empty();
    }

    /**
     * The address to connect to.
     *
     * @throws IOException when the name is not known, or one of its addresses must not be called
     */
    InetAddress resolve(URI url) throws IOException {
        List<InetAddress> found = names.of(host(url));
        if (!config.webhooksToPrivateAddresses() && !found.stream().allMatch(PublicAddresses::isPublic)) {
            throw new IOException("the address leads into a private network");
        }
        return found.stream().findFirst().orElseThrow(() -> new UnknownHostException(host(url)));
    }

    /** The host without the brackets that an IPv6 address has in a URI. */
    static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isNumber(String host) {
        return host.contains(":")
                || host.chars().allMatch(character -> character == '.' || Character.isDigit(character));
    }

    /** A number is not looked up; one that no address has is no better. */
    private static boolean isPrivateNumber(String number) {
        try {
            return !PublicAddresses.isPublic(InetAddress.getByName(number));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
