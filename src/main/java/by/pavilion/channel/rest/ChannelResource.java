package by.pavilion.channel.rest;

import by.pavilion.channel.Capability;
import by.pavilion.channel.Channels;
import by.pavilion.channel.Shop;
import by.pavilion.channel.Shops;
import by.pavilion.channel.WatchShops;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The marketplaces that this installation can speak to, and how the shops there do. */
@Path("/api/v1/channels")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class ChannelResource {
    /** Of each marketplace; how more of them do is listed by themselves. */
    private static final int SHOPS = 20;

    private final Channels channels;
    private final Shops shops;
    private final WatchShops watchShops;
    private final Clock clock;

    ChannelResource(Channels channels, Shops shops, WatchShops watchShops, Clock clock) {
        this.channels = channels;
        this.shops = shops;
        this.watchShops = watchShops;
        this.clock = clock;
    }

    @GET
    public Page<ChannelResponse> list() {
        return new Page<>(
                channels.all().entrySet().stream()
                        .map(channel -> withShops(channel.getKey(), channel.getValue()))
                        .toList(),
                null);
    }

    private ChannelResponse withShops(String channel, Set<Capability> capabilities) {
        Page<Shop> connected = shops.page(channel, null, SHOPS);
        Instant now = clock.instant();
        return ChannelResponse.of(
                channel,
                capabilities,
                watchShops.look(channel, connected.items()).stream()
                        .map(health -> ShopHealthResponse.of(health, now))
                        .toList(),
                Optional.ofNullable(connected.next()));
    }
}
