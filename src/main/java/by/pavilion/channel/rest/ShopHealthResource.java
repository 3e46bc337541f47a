package by.pavilion.channel.rest;

import by.pavilion.channel.Channels;
import by.pavilion.channel.Shop;
import by.pavilion.channel.Shops;
import by.pavilion.channel.WatchShops;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;

/** How all shops of a marketplace do, for whoever looks after them. */
@Path("/api/v1/channels/{channel}/health")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class ShopHealthResource implements ChecksPresence {
    private final Channels channels;
    private final Shops shops;
    private final WatchShops watchShops;
    private final Clock clock;

    ShopHealthResource(Channels channels, Shops shops, WatchShops watchShops, Clock clock) {
        this.channels = channels;
        this.shops = shops;
        this.watchShops = watchShops;
        this.clock = clock;
    }

    @Override
    public void checkPresence(Target target) {
        channels.requireKnown(target.path("channel"));
    }

    @GET
    public Page<ShopHealthResponse> list(@PathParam("channel") String channel, @Valid @BeanParam Paging paging) {
        Page<Shop> connected = shops.page(channel, paging.cursor(), paging.limit());
        Instant now = clock.instant();
        return new Page<>(
                watchShops.look(channel, connected.items()).stream()
                        .map(health -> ShopHealthResponse.of(health, now))
                        .toList(),
                connected.next());
    }
}
