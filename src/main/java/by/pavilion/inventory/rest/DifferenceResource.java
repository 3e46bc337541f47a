package by.pavilion.inventory.rest;

import by.pavilion.identity.Role;
import by.pavilion.inventory.StockDifferences;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Balances that are not what the ledger says: none, as long as everything is right. */
@Path("/api/v1/inventory/differences")
@RolesAllowed(Role.OPERATOR)
class DifferenceResource {
    private final StockDifferences differences;

    DifferenceResource(StockDifferences differences) {
        this.differences = differences;
    }

    @GET
    public Page<DifferenceResponse> page(@Valid @BeanParam Paging paging) {
        return differences.page(paging.cursor(), paging.limit()).map(DifferenceResponse::of);
    }
}
