package by.pavilion.inventory.rest;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.inventory.SetLot;
import by.pavilion.inventory.SetStock;
import by.pavilion.inventory.SkuStock;
import by.pavilion.inventory.Stock;
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

/**
 * Stock of a merchant's SKU. Unlike other things that can be put it needs no {@code If-Match}: it changes with every sale,
 * and whoever counted the shelves has the last word. A version that is named is checked all the same.
 */
@Path("/api/v1/merchant/products/{sku}/stock")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.STOCK)
class StockResource implements ChecksTarget {
    private final Listings listings;
    private final Stock stock;
    private final SetStock setStock;
    private final SetLot setLot;
    private final CurrentCaller current;

    StockResource(Listings listings, Stock stock, SetStock setStock, SetLot setLot, CurrentCaller current) {
        this.listings = listings;
        this.stock = stock;
        this.setStock = setStock;
        this.setLot = setLot;
        this.current = current;
    }

    @GET
    public RestResponse<StockResponse> find(@PathParam("sku") Sku sku) {
        listings.require(current.caller().requireMerchant(), sku);
        SkuStock found = stock.of(sku);
        return Tagged.ok(StockResponse.of(found), found.sequence());
    }

    @Override
    public void checkTarget(Target target) {
        setStock.check(current.caller().requireMerchant(), Sku.fromString(target.path("sku")), target.ifMatch());
    }

    @PUT
    public RestResponse<StockResponse> put(
            @PathParam("sku") Sku sku,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutStockRequest request) {
        Caller caller = current.caller();
        MerchantId merchant = caller.requireMerchant();
        SkuStock set = request.isAboutLot()
                ? setLot.set(caller.id(), merchant, sku, ifMatch, request.toLot())
                : setStock.set(caller.id(), merchant, sku, ifMatch, request.available(), request.warehouseCode());
        return Tagged.ok(StockResponse.of(set), set.sequence());
    }
}
