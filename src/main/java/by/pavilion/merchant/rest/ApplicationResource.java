package by.pavilion.merchant.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.NeedsScope;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A merchant's own application. */
@Path("/api/v1/merchant/application")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.PROFILE)
class ApplicationResource implements ChecksTarget {
    private final Apply apply;
    private final CurrentCaller current;

    ApplicationResource(Apply apply, CurrentCaller current) {
        this.apply = apply;
        this.current = current;
    }

    @GET
    public RestResponse<ApplicationResponse> find() {
        return answer(apply.of(merchant()));
    }

    @Override
    public void checkTarget(Target target) {
        apply.check(merchant(), target.ifMatch());
    }

    @PUT
    public RestResponse<ApplicationResponse> save(
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch, @NotNull @Valid PutApplicationRequest request) {
        return answer(apply.save(merchant(), ifMatch, request.toParticulars()));
    }

    @POST
    @Path("/submissions")
    public RestResponse<ApplicationResponse> submit() {
        return answer(apply.submit(merchant()));
    }

    private static RestResponse<ApplicationResponse> answer(Application application) {
        return Tagged.ok(
                ApplicationResponse.of(application), application.merchant().version());
    }

    private MerchantId merchant() {
        return current.caller().requireMerchant();
    }
}
