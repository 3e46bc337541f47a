package by.pavilion.identity.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says who would refuse the caller. For {@link RefusedCallersTest}. */
@Path("/trial/refusals")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
class RefusalTrial {
    private final CurrentVertxRequest request;

    RefusalTrial(CurrentVertxRequest request) {
        this.request = request;
    }

    @GET
    public String refuser() {
        return request.getCurrent()
                .get(QuarkusHttpUser.AUTH_FAILURE_HANDLER)
                .getClass()
                .getName();
    }
}
