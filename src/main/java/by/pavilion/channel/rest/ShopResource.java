package by.pavilion.channel.rest;

import by.pavilion.channel.Channels;
import by.pavilion.channel.ConnectShop;
import by.pavilion.channel.Shops;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** An operator's connections to shops at marketplaces. */
@Path("/api/v1/channels/{channel}/shops")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ShopResource implements ChecksPresence {
    private final Channels channels;
    private final ConnectShop connectShop;
    private final Shops shops;
    private final CurrentCaller currentCaller;

    ShopResource(Channels channels, ConnectShop connectShop, Shops shops, CurrentCaller currentCaller) {
        this.channels = channels;
        this.connectShop = connectShop;
        this.shops = shops;
        this.currentCaller = currentCaller;
    }

    @Override
    public void checkPresence(Target target) {
        channels.requireKnown(target.path("channel"));
    }

    @POST
    public RestResponse<ShopResponse> connect(
            @PathParam("channel") String channel,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Valid @NotNull ConnectShopRequest request) {
        return RestResponse.status(
                Status.CREATED,
                ShopResponse.of(connectShop.connect(currentCaller.caller().id(), key, request.toWanted(channel))));
    }

    @GET
    public Page<ShopResponse> list(@PathParam("channel") String channel, @Valid @BeanParam Paging paging) {
        return shops.page(channel, paging.cursor(), paging.limit()).map(ShopResponse::of);
    }
}
