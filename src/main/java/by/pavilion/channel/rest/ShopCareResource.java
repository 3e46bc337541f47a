package by.pavilion.channel.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.OperateShop;
import by.pavilion.channel.RotateSecret;
import by.pavilion.channel.Shop;
import by.pavilion.channel.Shops;
import by.pavilion.channel.SignMethod;
import by.pavilion.channel.WatchShops;
import by.pavilion.channel.reconciliation.Reconciliations;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How a connected shop does, and what operators can do for it. */
@Path("/api/v1/channels/{channel}/shops/{id}")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ShopCareResource implements ChecksPresence {
    private final Shops shops;
    private final WatchShops watchShops;
    private final Reconciliations reconciliations;
    private final RotateSecret rotateSecret;
    private final OperateShop operateShop;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    ShopCareResource(
            Shops shops,
            WatchShops watchShops,
            Reconciliations reconciliations,
            RotateSecret rotateSecret,
            OperateShop operateShop,
            CurrentCaller currentCaller,
            Clock clock) {
        this.shops = shops;
        this.watchShops = watchShops;
        this.reconciliations = reconciliations;
        this.rotateSecret = rotateSecret;
        this.operateShop = operateShop;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** Another secret; it is written and never shown, and its text does not show it either. */
    record SecretRequest(@NotNull @Size(min = 1, max = 200) String appSecret) {
        @Override
        public String toString() {
            return "SecretRequest[]";
        }
    }

    /** @param formerUntil until when what the former secret signs is believed */
    record SecretResponse(Instant formerUntil) {}

    /**
     * Something to be done.
     *
     * @param from of a back-fill: since when
     * @param externalOrderId of a replay: the marketplace's number of the order
     * @param message of a replay of a message: its reference
     * @param sku of a listing that is pushed
     * @param gateway of a reconnection: where it is called from now on
     * @param signMethod of a reconnection: how its messages are signed from now on
     */
    record ActionRequest(
            @NotNull OperateShop.Action action,
            @Nullable Instant from,

            @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,64}", message = "malformed-name")
            String externalOrderId,

            @Nullable @Pattern(regexp = "chm_[0-9A-HJKMNP-TV-Z]{13}", message = "malformed-name")
            String message,

            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "malformed-sku")
            String sku,

            @Nullable @Size(min = 1, max = 500) String gateway,
            @Nullable SignMethod signMethod) {}

    @Override
    public void checkPresence(Target target) {
        shops.require(target.path("channel"), ConnectionId.fromString(target.path("id")));
    }

    @GET
    @Path("/health")
    public ShopHealthResponse health(@PathParam("channel") String channel, @PathParam("id") ConnectionId id) {
        return ShopHealthResponse.of(watchShops.look(shops.require(channel, id)), clock.instant());
    }

    @GET
    @Path("/reconciliations")
    public Page<ReconciliationResponse> reconciliations(
            @PathParam("channel") String channel, @PathParam("id") ConnectionId id) {
        return new Page<>(
                reconciliations.of(shops.require(channel, id)).stream()
                        .map(ReconciliationResponse::of)
                        .toList(),
                null);
    }

    @POST
    @Path("/secrets")
    public SecretResponse rotate(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Valid @NotNull SecretRequest request) {
        return new SecretResponse(
                rotateSecret.rotate(currentCaller.caller().id(), key, channel, id, request.appSecret()));
    }

    @POST
    @Path("/actions")
    public RestResponse<Void> act(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @Valid @NotNull ActionRequest request) {
        Shop shop = shops.require(channel, id);
        operateShop.act(
                shop,
                request.action(),
                new OperateShop.Particulars(
                        Optional.ofNullable(request.from()),
                        Optional.ofNullable(request.externalOrderId()),
                        Optional.ofNullable(request.message()),
                        Optional.ofNullable(request.sku()).map(Sku::new),
                        Optional.ofNullable(request.gateway()),
                        Optional.ofNullable(request.signMethod())));
        return RestResponse.accepted();
    }
}
