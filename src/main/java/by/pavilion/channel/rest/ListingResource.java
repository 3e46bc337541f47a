package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.Shop;
import by.pavilion.channel.Shops;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Which goods of ours a shop means by the marketplace's numbers. */
@Path("/api/v1/channels/{channel}/shops/{id}/listings")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ListingResource implements ChecksTarget {
    private final ListingBook book;
    private final Shops shops;

    ListingResource(ListingBook book, Shops shops) {
        this.book = book;
        this.shops = shops;
    }

    @GET
    public Page<ListingsRequest.Item> list(
            @PathParam("channel") String channel, @PathParam("id") ConnectionId id, @Valid @BeanParam Paging paging) {
        Shop shop = shops.require(channel, id);
        return book.page(shop, paging.cursor(), paging.limit()).map(ListingsRequest.Item::of);
    }

    @Override
    public void checkTarget(Target target) {
        shops.require(target.path("channel"), ConnectionId.fromString(target.path("id")));
    }

    @PUT
    public Page<ListingsRequest.Item> put(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @Valid @NotNull ListingsRequest request) {
        Shop shop = shops.require(channel, id);
        return new Page<>(book.put(request.in(shop)), null).map(ListingsRequest.Item::of);
    }
}
