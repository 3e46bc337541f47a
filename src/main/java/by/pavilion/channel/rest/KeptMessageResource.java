package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.KeptMessage;
import by.pavilion.channel.KeptMessages;
import by.pavilion.channel.Shops;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Which messages of a shop's application wait, or could not be read. */
@Path("/api/v1/channels/{channel}/shops/{id}/messages")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class KeptMessageResource {
    private final Shops shops;
    private final KeptMessages messages;

    KeptMessageResource(Shops shops, KeptMessages messages) {
        this.shops = shops;
        this.messages = messages;
    }

    @GET
    public Page<KeptMessageResponse> page(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @QueryParam("state") @DefaultValue("UNREADABLE") KeptMessage.State state,
            @Valid @BeanParam Paging paging) {
        return messages.page(shops.require(channel, id), state, paging.cursor(), paging.limit())
                .map(KeptMessageResponse::of);
    }
}
