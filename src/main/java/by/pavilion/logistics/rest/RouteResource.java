package by.pavilion.logistics.rest;

import by.pavilion.identity.Role;
import by.pavilion.logistics.consolidation.Departures;
import by.pavilion.logistics.rest.DepartureSummary.RouteResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The legs that departures take again and again. */
@Path("/api/v1/routes")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class RouteResource {
    private final Departures departures;

    RouteResource(Departures departures) {
        this.departures = departures;
    }

    record RouteList(List<RouteResponse> items) {
        RouteList {
            items = List.copyOf(items);
        }
    }

    @GET
    public RouteList list() {
        return new RouteList(departures.routes().stream().map(RouteResponse::of).toList());
    }
}
