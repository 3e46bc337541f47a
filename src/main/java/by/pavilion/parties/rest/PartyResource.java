package by.pavilion.parties.rest;

import by.pavilion.identity.Role;
import by.pavilion.parties.PartyDesk;
import by.pavilion.parties.RecipientRef;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** What is kept of a buyer: told whole, or deleted. */
@Path("/api/v1/parties/{id}")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class PartyResource {
    private final PartyDesk desk;

    PartyResource(PartyDesk desk) {
        this.desk = desk;
    }

    @GET
    public RestResponse<PartyResponse> export(@PathParam("id") RecipientRef id) {
        CacheControl nowhere = new CacheControl();
        nowhere.setNoStore(true);
        return RestResponse.ResponseBuilder.ok(PartyResponse.of(desk.export(id)))
                .cacheControl(nowhere)
                .build();
    }

    @DELETE
    public void erase(@PathParam("id") RecipientRef id) {
        desk.erase(id);
    }
}
