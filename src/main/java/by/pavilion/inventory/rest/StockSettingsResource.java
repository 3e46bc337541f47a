package by.pavilion.inventory.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.inventory.StockSettings;
import by.pavilion.inventory.WatchStock;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a merchant wants for an SKU's stock. It is there from the start, with nothing set. */
@Path("/api/v1/merchant/products/{sku}/stock/settings")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.STOCK)
class StockSettingsResource implements ChecksTarget {
    private final WatchStock watchStock;
    private final CurrentCaller current;

    StockSettingsResource(WatchStock watchStock, CurrentCaller current) {
        this.watchStock = watchStock;
        this.current = current;
    }

    @GET
    public RestResponse<StockSettingsResponse> find(@PathParam("sku") Sku sku) {
        StockSettings settings = watchStock.settings(current.caller().requireMerchant(), sku);
        return Tagged.ok(StockSettingsResponse.of(settings), settings.version());
    }

    @Override
    public void checkTarget(Target target) {
        watchStock.check(current.caller().requireMerchant(), Sku.fromString(target.path("sku")), target.ifMatch());
    }

    @PUT
    public RestResponse<StockSettingsResponse> put(
            @PathParam("sku") Sku sku,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutStockSettingsRequest request) {
        StockSettings saved = watchStock.save(
                current.caller().requireMerchant(),
                sku,
                ifMatch,
                request.safetyPieces(),
                Optional.ofNullable(request.lowStockThreshold()));
        return Tagged.ok(StockSettingsResponse.of(saved), saved.version());
    }
}
