package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.Shop;
import by.pavilion.channel.Shops;
import by.pavilion.channel.livestreams.Livestream;
import by.pavilion.channel.livestreams.LivestreamId;
import by.pavilion.channel.livestreams.Livestreams;
import by.pavilion.channel.livestreams.PlanLivestream;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An operator's shows in a shop: plans before they begin, results from then on. */
@Path("/api/v1/channels/{channel}/shops/{id}/livestreams")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class LivestreamResource implements ChecksPresence, ChecksTarget {
    private final Shops shops;
    private final PlanLivestream planLivestream;
    private final Livestreams livestreams;
    private final CurrentCaller current;

    LivestreamResource(Shops shops, PlanLivestream planLivestream, Livestreams livestreams, CurrentCaller current) {
        this.shops = shops;
        this.planLivestream = planLivestream;
        this.livestreams = livestreams;
        this.current = current;
    }

    @GET
    public Page<LivestreamResponse> page(
            @PathParam("channel") String channel, @PathParam("id") ConnectionId id, @Valid @BeanParam Paging paging) {
        return livestreams
                .page(shops.require(channel, id), paging.cursor(), paging.limit())
                .map(LivestreamResponse::of);
    }

    @POST
    public RestResponse<LivestreamResponse> plan(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Valid @NotNull LivestreamRequest request) {
        Shop shop = shops.require(channel, id);
        Livestream show = planLivestream.plan(current.caller().id(), key, shop, request.toPlan());
        return Created.at(
                "channels/" + channel + "/shops/" + id + "/livestreams",
                show.id(),
                LivestreamResponse.of(livestreams.find(shop, show.id())),
                show.version());
    }

    @GET
    @Path("/{livestream}")
    public RestResponse<LivestreamResponse> find(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @PathParam("livestream") LivestreamId livestream) {
        return answer(shops.require(channel, id), livestream);
    }

    /** Of a new show the shop has to be there, of one that is called off the show itself. */
    @Override
    public void checkPresence(Target target) {
        Shop shop = shops.require(target.path("channel"), ConnectionId.fromString(target.path("id")));
        if (target.has("livestream")) {
            livestreams.find(shop, LivestreamId.fromString(target.path("livestream")));
        }
    }

    @Override
    public void checkTarget(Target target) {
        planLivestream.check(
                shops.require(target.path("channel"), ConnectionId.fromString(target.path("id"))),
                LivestreamId.fromString(target.path("livestream")),
                target.ifMatch());
    }

    @PUT
    @Path("/{livestream}")
    public RestResponse<LivestreamResponse> replace(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @PathParam("livestream") LivestreamId livestream,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @Valid @NotNull LivestreamRequest request) {
        Shop shop = shops.require(channel, id);
        planLivestream.replace(shop, livestream, ifMatch, request.toPlan());
        return answer(shop, livestream);
    }

    /** Calls it off; there is nothing to say about that. */
    @POST
    @Path("/{livestream}/cancellations")
    public RestResponse<LivestreamResponse> cancel(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @PathParam("livestream") LivestreamId livestream) {
        Shop shop = shops.require(channel, id);
        planLivestream.cancel(shop, livestream);
        return answer(shop, livestream);
    }

    private RestResponse<LivestreamResponse> answer(Shop shop, LivestreamId livestream) {
        Livestreams.Result found = livestreams.find(shop, livestream);
        return Tagged.ok(LivestreamResponse.of(found), found.show().version());
    }
}
