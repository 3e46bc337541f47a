package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.Shops;
import by.pavilion.channel.publications.Publications;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Which of our listings a shop has been given, and what it has made of them. */
@Path("/api/v1/channels/{channel}/shops/{id}/publications")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class PublicationResource {
    private final Shops shops;
    private final Publications publications;

    PublicationResource(Shops shops, Publications publications) {
        this.shops = shops;
        this.publications = publications;
    }

    @GET
    public Page<PublicationResponse> page(
            @PathParam("channel") String channel, @PathParam("id") ConnectionId id, @Valid @BeanParam Paging paging) {
        return publications
                .page(shops.require(channel, id), paging.cursor(), paging.limit())
                .map(PublicationResponse::of);
    }
}
