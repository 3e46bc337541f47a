package by.pavilion.events.rest;

import by.pavilion.events.replay.Replay;
import by.pavilion.events.replay.ReplayId;
import by.pavilion.events.replay.Replays;
import by.pavilion.events.replay.RequestReplay;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Ranges of the log that are sent to Kafka once more. */
@Path("/api/v1/event-replays")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class EventReplayResource {
    private final RequestReplay requestReplay;
    private final Replays replays;
    private final CurrentCaller currentCaller;

    EventReplayResource(RequestReplay requestReplay, Replays replays, CurrentCaller currentCaller) {
        this.requestReplay = requestReplay;
        this.replays = replays;
        this.currentCaller = currentCaller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<ReplayResponse> request(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid ReplayRequest request) {
        Replay replay = requestReplay.request(currentCaller.caller().id(), key, request.toWish());
        return Created.at("event-replays", replay.id(), ReplayResponse.of(replay));
    }

    @GET
    public Page<ReplayResponse> page(@Valid @BeanParam Paging paging) {
        return replays.page(paging.cursor(), paging.limit()).map(ReplayResponse::of);
    }

    @GET
    @Path("/{id}")
    public ReplayResponse find(@PathParam("id") ReplayId id) {
        return ReplayResponse.of(replays.find(id));
    }

    @DELETE
    @Path("/{id}")
    public void stop(@PathParam("id") ReplayId id) {
        requestReplay.stop(id);
    }
}
