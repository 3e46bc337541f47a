package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.carrier.FormDesk;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** The carrier's one address for shops that ask by forms. */
@Path("/sandbox/form-carrier")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class FormCarrierResource {
    private final FormDesk desk;

    FormCarrierResource(FormDesk desk) {
        this.desk = desk;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Blocking // checked on a worker; waiting for the portion holds no thread
    public CompletionStage<RestResponse<String>> ask(String form) {
        return desk.ask(form).thenApply(Answers::of);
    }
}
