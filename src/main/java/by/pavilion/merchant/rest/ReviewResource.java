package by.pavilion.merchant.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import by.pavilion.merchant.Apply;
import by.pavilion.merchant.MerchantProfile;
import by.pavilion.merchant.Merchants;
import by.pavilion.merchant.ReviewMerchant;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/** What operators say about merchants. */
@Path("/api/v1/merchants")
@RolesAllowed(Role.OPERATOR)
class ReviewResource implements ChecksPresence {
    private final Merchants merchants;
    private final Apply apply;
    private final ReviewMerchant review;
    private final CurrentCaller current;

    ReviewResource(Merchants merchants, Apply apply, ReviewMerchant review, CurrentCaller current) {
        this.merchants = merchants;
        this.apply = apply;
        this.review = review;
        this.current = current;
    }

    @Override
    public void checkPresence(Target target) {
        merchants.require(MerchantId.fromString(target.path("id")));
    }

    @POST
    public RestResponse<MerchantResponse> invite(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid InviteMerchantRequest request) {
        MerchantProfile invited = apply.invite(current.caller(), key, request.name(), request.countryOrOurs());
        return Created.at("merchants", invited.id(), MerchantResponse.of(invited), invited.version());
    }

    @POST
    @Path("/{id}/approvals")
    public RestResponse<MerchantResponse> approve(@PathParam("id") MerchantId id) {
        return answer(review.approve(id));
    }

    @POST
    @Path("/{id}/change-requests")
    public RestResponse<MerchantResponse> askForChanges(
            @PathParam("id") MerchantId id, @NotNull @Valid ReasonsRequest request) {
        return answer(review.askForChanges(id, request.reasons()));
    }

    @POST
    @Path("/{id}/rejections")
    public RestResponse<MerchantResponse> reject(
            @PathParam("id") MerchantId id, @NotNull @Valid ReasonsRequest request) {
        return answer(review.reject(id, request.reasons()));
    }

    @POST
    @Path("/{id}/suspensions")
    public RestResponse<MerchantResponse> suspend(
            @PathParam("id") MerchantId id, @NotNull @Valid ReasonsRequest request) {
        return answer(review.suspend(id, request.reasons()));
    }

    @POST
    @Path("/{id}/reinstatements")
    public RestResponse<MerchantResponse> reinstate(@PathParam("id") MerchantId id) {
        return answer(review.reinstate(id));
    }

    private static RestResponse<MerchantResponse> answer(MerchantProfile merchant) {
        return Tagged.ok(MerchantResponse.of(merchant), merchant.version());
    }
}
