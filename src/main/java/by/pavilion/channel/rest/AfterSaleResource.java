package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.Shops;
import by.pavilion.channel.aftersales.DecideAfterSale;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers to what buyers at a marketplace want back. */
@Path("/api/v1/channels/{channel}/shops/{id}/after-sales")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class AfterSaleResource implements ChecksPresence {
    private final DecideAfterSale decideAfterSale;
    private final Shops shops;
    private final CurrentCaller currentCaller;

    AfterSaleResource(DecideAfterSale decideAfterSale, Shops shops, CurrentCaller currentCaller) {
        this.decideAfterSale = decideAfterSale;
        this.shops = shops;
        this.currentCaller = currentCaller;
    }

    /** @param reason for the buyer, when we refuse */
    record DecisionRequest(
            @NotNull DecideAfterSale.Decision decision,
            @Nullable @Size(max = 200) String reason) {}

    @Override
    public void checkPresence(Target target) {
        decideAfterSale.check(
                shops.require(target.path("channel"), ConnectionId.fromString(target.path("id"))),
                target.path("afterSale"));
    }

    @POST
    @Path("/{afterSale}/decisions")
    public RestResponse<Void> decide(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @PathParam("afterSale") String afterSale,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Valid @NotNull DecisionRequest request) {
        decideAfterSale.decide(
                currentCaller.caller().id(),
                key,
                shops.require(channel, id),
                afterSale,
                request.decision(),
                Objects.requireNonNullElse(request.reason(), ""));
        return RestResponse.accepted();
    }
}
