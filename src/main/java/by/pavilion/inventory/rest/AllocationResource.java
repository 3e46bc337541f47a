package by.pavilion.inventory.rest;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.inventory.AllocateStock;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Pieces of a merchant's SKU that are set aside. Like stock they change with every sale, and need no {@code If-Match}. */
@Path("/api/v1/merchant/products/{sku}/stock/allocations")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.STOCK)
class AllocationResource implements ChecksTarget {
    private final Listings listings;
    private final AllocateStock allocateStock;
    private final CurrentCaller current;

    AllocationResource(Listings listings, AllocateStock allocateStock, CurrentCaller current) {
        this.listings = listings;
        this.allocateStock = allocateStock;
        this.current = current;
    }

    @GET
    public Page<AllocationResponse> page(@PathParam("sku") Sku sku, @Valid @BeanParam Paging paging) {
        return allocateStock
                .page(current.caller().requireMerchant(), sku, paging.cursor(), paging.limit())
                .map(AllocationResponse::of);
    }

    @Override
    public void checkTarget(Target target) {
        listings.require(current.caller().requireMerchant(), Sku.fromString(target.path("sku")));
    }

    @PUT
    @Path("/{channel}")
    public AllocationResponse put(
            @PathParam("sku") Sku sku, @PathParam("channel") Pool channel, @NotNull @Valid AllocateRequest request) {
        return AllocationResponse.of(allocateStock.allocate(
                current.caller().requireMerchant(),
                sku,
                channel,
                new WarehouseCode(request.warehouse()),
                request.available()));
    }

    @DELETE
    @Path("/{channel}")
    public void end(@PathParam("sku") Sku sku, @PathParam("channel") Pool channel) {
        allocateStock.end(current.caller().requireMerchant(), sku, channel);
    }
}
