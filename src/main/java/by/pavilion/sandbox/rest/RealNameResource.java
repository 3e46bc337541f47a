package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.realname.RealNameFirm;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The real-name service's address; who calls is known by the signature alone. */
@Path("/sandbox/real-name/v1")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class RealNameResource {
    private final RealNameFirm firm;

    RealNameResource(RealNameFirm firm) {
        this.firm = firm;
    }

    @POST
    @Path("/checks")
    public RestResponse<String> check(@Context HttpServerRequest request, @Context HttpHeaders headers, String body) {
        RealNameFirm.SignedAnswer answer = firm.check(Answers.call(request, headers, body));
        ResponseBuilder<String> response = ResponseBuilder.<String>create(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
