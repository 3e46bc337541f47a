package by.pavilion.catalog.rest;

import by.pavilion.catalog.ChangeStanding;
import by.pavilion.catalog.EditedListing;
import by.pavilion.catalog.FindObstacles;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.SubmitListing;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.shared.rest.Tagged;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a listing stands on its way to buyers. */
@Path("/api/v1/merchant/products/{sku}")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.LISTINGS)
class ListingStandingResource {
    private final FindObstacles findObstacles;
    private final ChangeStanding changeStanding;
    private final SubmitListing submitListing;
    private final CurrentCaller current;

    ListingStandingResource(
            FindObstacles findObstacles,
            ChangeStanding changeStanding,
            SubmitListing submitListing,
            CurrentCaller current) {
        this.findObstacles = findObstacles;
        this.changeStanding = changeStanding;
        this.submitListing = submitListing;
        this.current = current;
    }

    @GET
    @Path("/standing")
    public StandingResponse find(@PathParam("sku") Sku sku) {
        return StandingResponse.of(findObstacles.find(current.caller().requireMerchant(), sku));
    }

    @PUT
    @Path("/standing")
    public StandingResponse put(@PathParam("sku") Sku sku, @NotNull @Valid StandingRequest request) {
        return StandingResponse.of(
                findObstacles.of(changeStanding.put(current.caller().requireMerchant(), sku, request.status())));
    }

    @POST
    @Path("/submissions")
    public RestResponse<ListingResponse> submit(@PathParam("sku") Sku sku) {
        EditedListing submitted = submitListing.submit(current.caller().requireMerchant(), sku);
        return Tagged.ok(ListingResponse.of(submitted), submitted.onSale().version());
    }
}
