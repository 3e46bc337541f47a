package by.pavilion.channel.rest;

import by.pavilion.channel.AuthorizeShop;
import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.Shops;
import by.pavilion.identity.Role;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What an operator has got from a marketplace so that we may act for a shop there. */
@Path("/api/v1/channels/{channel}/shops/{id}/authorizations")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class AuthorizationResource implements ChecksPresence {
    private final AuthorizeShop authorizeShop;
    private final Shops shops;

    AuthorizationResource(AuthorizeShop authorizeShop, Shops shops) {
        this.authorizeShop = authorizeShop;
        this.shops = shops;
    }

    @Override
    public void checkPresence(Target target) {
        shops.require(target.path("channel"), ConnectionId.fromString(target.path("id")));
    }

    @POST
    public AuthorizationResponse authorize(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @Valid @NotNull AuthorizationRequest request) {
        return AuthorizationResponse.of(authorizeShop.authorize(channel, id, request.code()));
    }
}
