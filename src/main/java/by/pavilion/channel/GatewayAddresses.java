package by.pavilion.channel;

import by.pavilion.shared.PublicAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses a shop's gateway may have. An operator names them, so we must not become a way into the network that we run
 * in: loopback and private addresses, and such without encryption, are for test installations only.
 */
@ApplicationScoped
public class GatewayAddresses {
    private static final int LONGEST = 500;
    private static final Pattern NUMERIC_HOST = Pattern.compile("\\[.*]|[0-9.]+");
    private static final Set<String> LOCAL_ENDINGS =
            Set.of("localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa");

    private final ChannelConfig config;

    GatewayAddresses(ChannelConfig config) {
        this.config = config;
    }

    /** Why the address cannot be a gateway, as a reason code. It looks at the text only: connecting calls nobody. */
    Optional<String> refusal(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(character -> character > 0x20 && character < 0x7f)) {
            return Optional.of("malformed-gateway");
        }
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            return Optional.of("malformed-gateway");
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            return Optional.of("malformed-gateway");
        }
        if (config.privateGateways()) {
            return Optional.empty();
        }
        if (isPrivate(address.getHost())) {
            return Optional.of("private-gateway");
        }
        return isSealed(address) ? Optional.empty() : Optional.of("open-gateway");
    }

    /**
     * Looks once more right before a call, at the addresses that the name stands for now.
     *
     * @throws ChannelFault when the call must not be made
     */
    public void check(URI gateway) throws ChannelFault {
        if (config.privateGateways()) {
            return;
        }
        if (!isSealed(gateway)) {
            throw new ChannelFault(ChannelFault.Kind.STOP, "the gateway is not called by https");
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(gateway.getHost())) {
                if (!PublicAddresses.isPublic(address)) {
                    throw new ChannelFault(ChannelFault.Kind.STOP, "the gateway leads to a private address");
                }
            }
        } catch (UnknownHostException e) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, "the gateway's name is not known");
        }
    }

    /** Secrets and tokens go with calls, so nobody on the way may read them. */
    private static boolean isSealed(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static boolean isPrivate(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (NUMERIC_HOST.matcher(name).matches()) {
            try {
                return !PublicAddresses.isPublic(InetAddress.getByName(name)); // a number is not looked up
            } catch (UnknownHostException e) {
                return true;
            }
        }
        return !name.contains(".")
                || LOCAL_ENDINGS.stream().anyMatch(ending -> name.equals(ending) || name.endsWith("." + ending));
    }
}
