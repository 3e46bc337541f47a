package by.pavilion.customs.rest;

import by.pavilion.customs.OriginalsAcknowledgement;
import by.pavilion.customs.TakeOriginalsRequest;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Customs calls here without a key; it is known by its address. */
@Path("/api/v1/customs/originals-requests")
@PermitAll
class OriginalsRequestResource {
    private final TakeOriginalsRequest takeOriginalsRequest;

    OriginalsRequestResource(TakeOriginalsRequest takeOriginalsRequest) {
        this.takeOriginalsRequest = takeOriginalsRequest;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public OriginalsAcknowledgement take(
            @FormParam("openReq") @Nullable String openReq, @Context HttpServerRequest request) {
        return takeOriginalsRequest.take(openReq, request.remoteAddress().hostAddress());
    }
}
