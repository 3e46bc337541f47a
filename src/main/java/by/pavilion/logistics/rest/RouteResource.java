package by.pavilion.logistics.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.logistics.consolidation.Departures;
import by.pavilion.logistics.consolidation.SaveRoute;
import by.pavilion.logistics.rest.DepartureRequests.MomentRequest;
import by.pavilion.logistics.rest.DepartureRequests.RouteRequest;
import by.pavilion.logistics.rest.DepartureSummary.RouteResponse;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** The legs that departures take again and again, from when on and until when. */
@Path("/api/v1/routes")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class RouteResource implements ChecksPresence {
    private final Departures departures;
    private final SaveRoute saveRoute;
    private final CurrentCaller current;
    private final Clock clock;

    RouteResource(Departures departures, SaveRoute saveRoute, CurrentCaller current, Clock clock) {
        this.departures = departures;
        this.saveRoute = saveRoute;
        this.current = current;
        this.clock = clock;
    }

    record RouteList(List<RouteResponse> items) {
        RouteList {
            items = List.copyOf(items);
        }
    }

    @Override
    public void checkPresence(Target target) {
        departures.require(target.path("code"));
    }

    @GET
    public RouteList list() {
        return new RouteList(departures.routes().stream().map(RouteResponse::of).toList());
    }

    @GET
    @Path("/{code}")
    public RouteResponse find(@PathParam("code") String code) {
        return RouteResponse.of(departures.require(code));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<RouteResponse> add(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid RouteRequest request) {
        RouteResponse added = RouteResponse.of(saveRoute.add(current.caller().id(), key, request.toWish()));
        return Created.at("routes", added.code(), added);
    }

    /** What ends twice ends when it was said last. */
    @POST
    @Path("/{code}/ends")
    @Consumes(MediaType.APPLICATION_JSON)
    public RouteResponse end(@PathParam("code") String code, @NotNull @Valid MomentRequest request) {
        Instant at = request.at();
        return RouteResponse.of(saveRoute.end(code, at == null ? clock.instant() : at));
    }
}
