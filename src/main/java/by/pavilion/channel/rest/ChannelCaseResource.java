package by.pavilion.channel.rest;

import by.pavilion.channel.Channels;
import by.pavilion.channel.cases.ChannelCaseId;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.repairs.RepairCase;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What is wrong between a marketplace and us, and mending it. */
@Path("/api/v1/channels/{channel}/cases")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class ChannelCaseResource {
    private final Channels channels;
    private final ChannelCases cases;
    private final RepairCase repairCase;
    private final CurrentCaller currentCaller;

    ChannelCaseResource(Channels channels, ChannelCases cases, RepairCase repairCase, CurrentCaller currentCaller) {
        this.channels = channels;
        this.cases = cases;
        this.repairCase = repairCase;
        this.currentCaller = currentCaller;
    }

    @GET
    public Page<ChannelCaseResponse> list(@PathParam("channel") String channel, @Valid @BeanParam Paging paging) {
        channels.requireKnown(channel);
        return cases.page(channel, paging.cursor(), paging.limit()).map(ChannelCaseResponse::of);
    }

    @POST
    @Path("/{id}/repairs")
    public ChannelCaseResponse repair(
            @PathParam("channel") String channel,
            @PathParam("id") ChannelCaseId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return ChannelCaseResponse.of(repairCase.repair(currentCaller.caller().id(), key, channel, id));
    }
}
