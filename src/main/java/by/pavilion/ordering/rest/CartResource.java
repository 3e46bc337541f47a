package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.Cart;
import by.pavilion.ordering.CartGoods;
import by.pavilion.ordering.CartId;
import by.pavilion.ordering.Carts;
import by.pavilion.ordering.KeepCart;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.MergePatch;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/**
 * Carts. A storefront's server sees those that it keeps. The entity tag is that of the lines; names, prices and what can be
 * bought are those of the moment, so that nobody may keep an answer.
 */
@Path("/api/v1/carts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.STOREFRONT)
class CartResource implements ChecksTarget, ChecksPresence {
    private final KeepCart keepCart;
    private final Carts carts;
    private final CurrentCaller currentCaller;
    private final Language language;

    CartResource(KeepCart keepCart, Carts carts, CurrentCaller currentCaller, Language language) {
        this.keepCart = keepCart;
        this.carts = carts;
        this.currentCaller = currentCaller;
        this.language = language;
    }

    @Override
    public void checkPresence(Target target) {
        carts.visible(owner(), CartId.fromString(target.path("id")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<CartResponse> make(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull MakeCartRequest request) {
        Cart cart = keepCart.make(owner(), key, request.customer(), request.wanted());
        return answer(Status.CREATED, cart)
                .header("Location", "/api/v1/carts/" + cart.id())
                .build();
    }

    @GET
    public Page<CartResponse> list(
            @QueryParam("buyerRef") @Size(min = 1, max = 100) @Nullable String buyerRef,
            @Valid @BeanParam Paging paging) {
        Page<Cart> page = carts.page(owner(), Optional.ofNullable(buyerRef), paging.cursor(), paging.limit());
        CartGoods goods = carts.goodsOf(page.items());
        String tag = language.tag();
        return page.map(cart -> CartResponse.of(cart, goods, tag));
    }

    @GET
    @Path("/{id}")
    public RestResponse<CartResponse> find(@PathParam("id") CartId id) {
        return answer(Status.OK, carts.visible(owner(), id)).build();
    }

    @Override
    public void checkTarget(Target target) {
        carts.check(owner(), CartId.fromString(target.path("id")), target.ifMatch());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    public RestResponse<CartResponse> change(
            @PathParam("id") CartId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull ChangeCartRequest request) {
        return answer(Status.OK, keepCart.change(owner(), id, ifMatch, request.wanted()))
                .build();
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") CartId id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        keepCart.delete(owner(), id, ifMatch);
    }

    @POST
    @Path("/{id}/merges")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<CartResponse> merge(
            @PathParam("id") CartId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid MergeCartsRequest request) {
        return answer(Status.OK, keepCart.merge(owner(), key, id, request.cartId()))
                .build();
    }

    private PlacedBy owner() {
        return PlacedBy.caller(currentCaller.caller());
    }

    private ResponseBuilder<CartResponse> answer(Status status, Cart cart) {
        return ResponseBuilder.create(status, CartResponse.of(cart, carts.goodsOf(List.of(cart)), language.tag()))
                .header("ETag", IfMatch.tag(cart.version()))
                .header("Cache-Control", "no-store");
    }
}
