package by.pavilion.merchant.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import by.pavilion.merchant.Application;
import by.pavilion.merchant.Apply;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A merchant's application in the hands of operators. */
@Path("/api/v1/merchants/{id}/application")
@RolesAllowed(Role.OPERATOR)
class MerchantApplicationResource implements ChecksTarget {
    private final Apply apply;
    private final CurrentCaller current;

    MerchantApplicationResource(Apply apply, CurrentCaller current) {
        this.apply = apply;
        this.current = current;
    }

    @GET
    public RestResponse<ApplicationResponse> find(@PathParam("id") MerchantId id) {
        return answer(apply.shownTo(current.caller(), id));
    }

    @Override
    public void checkTarget(Target target) {
        apply.check(MerchantId.fromString(target.path("id")), target.ifMatch());
    }

    @PUT
    public RestResponse<ApplicationResponse> correct(
            @PathParam("id") MerchantId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutApplicationRequest request) {
        return answer(apply.correct(id, ifMatch, request.toParticulars()));
    }

    private static RestResponse<ApplicationResponse> answer(Application application) {
        return Tagged.ok(
                ApplicationResponse.of(application), application.merchant().version());
    }
}
