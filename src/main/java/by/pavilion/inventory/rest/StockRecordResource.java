package by.pavilion.inventory.rest;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.inventory.AdjustStock;
import by.pavilion.inventory.StockAdjustment;
import by.pavilion.inventory.StockRecords;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/** What stands behind the stock of a merchant's SKU: adjustments with their reasons, and lots. */
@Path("/api/v1/merchant/products/{sku}/stock")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.STOCK)
class StockRecordResource implements ChecksPresence {
    private final Listings listings;
    private final AdjustStock adjustStock;
    private final StockRecords records;
    private final CurrentCaller current;

    StockRecordResource(Listings listings, AdjustStock adjustStock, StockRecords records, CurrentCaller current) {
        this.listings = listings;
        this.adjustStock = adjustStock;
        this.records = records;
        this.current = current;
    }

    @Override
    public void checkPresence(Target target) {
        listings.require(current.caller().requireMerchant(), Sku.fromString(target.path("sku")));
    }

    @POST
    @Path("/adjustments")
    public RestResponse<AdjustmentResponse> adjust(
            @PathParam("sku") Sku sku,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid AdjustStockRequest request) {
        Caller caller = current.caller();
        StockAdjustment adjustment =
                adjustStock.adjust(caller.id(), key, caller.requireMerchant(), sku, request.toParticulars());
        return Created.at(
                "merchant/products/" + sku + "/stock/adjustments", adjustment.id(), AdjustmentResponse.of(adjustment));
    }

    @GET
    @Path("/adjustments")
    public Page<AdjustmentResponse> adjustments(@PathParam("sku") Sku sku, @Valid @BeanParam Paging paging) {
        listings.require(current.caller().requireMerchant(), sku);
        return records.adjustments(sku, paging.cursor(), paging.limit()).map(AdjustmentResponse::of);
    }

    @GET
    @Path("/lots")
    public Page<LotResponse> lots(@PathParam("sku") Sku sku, @Valid @BeanParam Paging paging) {
        listings.require(current.caller().requireMerchant(), sku);
        return records.lots(sku, paging.cursor(), paging.limit()).map(LotResponse::of);
    }
}
