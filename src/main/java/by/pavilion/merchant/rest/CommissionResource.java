package by.pavilion.merchant.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import by.pavilion.merchant.AgreeCommission;
import by.pavilion.merchant.Commission;
import by.pavilion.merchant.CommissionId;
import by.pavilion.merchant.Merchants;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/** What the pavilion keeps of a merchant's sales. */
@Path("/api/v1/merchants/{id}/commissions")
@RolesAllowed(Role.OPERATOR)
class CommissionResource implements ChecksPresence {
    private final Merchants merchants;
    private final AgreeCommission agreeCommission;
    private final CurrentCaller currentCaller;

    CommissionResource(Merchants merchants, AgreeCommission agreeCommission, CurrentCaller currentCaller) {
        this.merchants = merchants;
        this.agreeCommission = agreeCommission;
        this.currentCaller = currentCaller;
    }

    @GET
    public Page<CommissionResponse> page(@PathParam("id") MerchantId id, @Valid @BeanParam Paging paging) {
        return agreeCommission.page(id, paging.cursor(), paging.limit()).map(CommissionResponse::of);
    }

    @Override
    public void checkPresence(Target target) {
        merchants.require(MerchantId.fromString(target.path("id")));
    }

    @POST
    public RestResponse<CommissionResponse> agree(
            @PathParam("id") MerchantId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid CommissionRequest request) {
        Commission agreed = agreeCommission.agree(currentCaller.caller().id(), key, id, request.toParticulars());
        return Created.at("merchants/" + id + "/commissions", agreed.id(), CommissionResponse.of(agreed));
    }

    @DELETE
    @Path("/{commissionId}")
    public void withdraw(@PathParam("id") MerchantId id, @PathParam("commissionId") CommissionId commissionId) {
        agreeCommission.withdraw(id, commissionId);
    }
}
