package by.pavilion.merchant.rest;

import by.pavilion.identity.Role;
import by.pavilion.merchant.Merchants;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What waits for an operator's word: applications that were handed in. */
@Path("/api/v1/reviews")
@RolesAllowed(Role.OPERATOR)
class WaitingReviewResource {
    private final Merchants merchants;

    WaitingReviewResource(Merchants merchants) {
        this.merchants = merchants;
    }

    @GET
    public Page<MerchantResponse> page(@Valid @BeanParam Paging paging) {
        return merchants.submitted(paging.cursor(), paging.limit()).map(MerchantResponse::of);
    }
}
