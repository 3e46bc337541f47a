package by.pavilion.channel.rest;

import by.pavilion.channel.AuthorizeShop;
import by.pavilion.channel.ConnectionId;
import by.pavilion.identity.Role;
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
class AuthorizationResource {
    private final AuthorizeShop authorizeShop;

    AuthorizationResource(AuthorizeShop authorizeShop) {
        this.authorizeShop = authorizeShop;
    }

    @POST
    public AuthorizationResponse authorize(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @Valid @NotNull AuthorizationRequest request) {
        return AuthorizationResponse.of(authorizeShop.authorize(channel, id, request.code()));
    }
}
