package by.pavilion.events.rest;

import by.pavilion.events.webhooks.DeliveryId;
import by.pavilion.events.webhooks.DeliveryState;
import by.pavilion.events.webhooks.IssuedWebhook;
import by.pavilion.events.webhooks.KeepWebhook;
import by.pavilion.events.webhooks.RotateWebhookSecret;
import by.pavilion.events.webhooks.SendAgain;
import by.pavilion.events.webhooks.WebhookId;
import by.pavilion.events.webhooks.Webhooks;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Subscribers without Kafka: a connector keeps its own, an operator sees to all. */
@Path("/api/v1/webhooks")
@RolesAllowed({Role.CONNECTOR, Role.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
class WebhookResource implements ChecksTarget, ChecksPresence {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final KeepWebhook keepWebhook;
    private final RotateWebhookSecret rotateSecret;
    private final SendAgain sendAgain;
    private final Webhooks webhooks;
    private final CurrentCaller currentCaller;

    WebhookResource(
            KeepWebhook keepWebhook,
            RotateWebhookSecret rotateSecret,
            SendAgain sendAgain,
            Webhooks webhooks,
            CurrentCaller currentCaller) {
        this.keepWebhook = keepWebhook;
        this.rotateSecret = rotateSecret;
        this.sendAgain = sendAgain;
        this.webhooks = webhooks;
        this.currentCaller = currentCaller;
    }

    @Override
    public void checkPresence(Target target) {
        webhooks.find(caller(), WebhookId.fromString(target.path("id")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<WebhookResponse> make(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid MakeWebhookRequest request) {
        IssuedWebhook made = keepWebhook.make(caller(), key, request.toWish());
        return Created.at(
                "webhooks",
                made.webhook().id(),
                WebhookResponse.of(made),
                made.webhook().version());
    }

    @GET
    public Page<WebhookResponse> page(@Valid @BeanParam Paging paging) {
        return webhooks.page(caller(), paging.cursor(), paging.limit()).map(WebhookResponse::of);
    }

    @GET
    @Path("/{id}")
    public RestResponse<WebhookResponse> find(@PathParam("id") WebhookId id) {
        IssuedWebhook found = webhooks.find(caller(), id);
        return Tagged.ok(WebhookResponse.of(found), found.webhook().version());
    }

    @Override
    public void checkTarget(Target target) {
        webhooks.check(caller(), WebhookId.fromString(target.path("id")), target.ifMatch());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    public RestResponse<WebhookResponse> change(
            @PathParam("id") WebhookId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ChangeWebhookRequest request) {
        keepWebhook.change(caller(), id, ifMatch, request.toChange());
        return find(id);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") WebhookId id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        keepWebhook.delete(caller(), id, ifMatch);
    }

    @POST
    @Path("/{id}/rotations")
    @Consumes(MediaType.APPLICATION_JSON)
    public WebhookResponse rotate(
            @PathParam("id") WebhookId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid RotateWebhookRequest request) {
        return WebhookResponse.of(rotateSecret.rotate(caller(), key, id, Optional.ofNullable(request.oldWorksUntil())));
    }

    @GET
    @Path("/{id}/deliveries")
    public Page<DeliveryResponse> deliveries(
            @PathParam("id") WebhookId id,
            @QueryParam("state") @Nullable DeliveryState state,
            @Valid @BeanParam Paging paging) {
        return webhooks.deliveries(caller(), id, Optional.ofNullable(state), paging.cursor(), paging.limit())
                .map(DeliveryResponse::of);
    }

    @POST
    @Path("/{id}/deliveries/{deliveryId}/retries")
    public DeliveryResponse sendAgain(@PathParam("id") WebhookId id, @PathParam("deliveryId") DeliveryId deliveryId) {
        return DeliveryResponse.of(sendAgain.send(caller(), id, deliveryId));
    }

    private Caller caller() {
        return currentCaller.caller();
    }
}
