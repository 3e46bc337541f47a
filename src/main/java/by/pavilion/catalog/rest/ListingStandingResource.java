package by.pavilion.catalog.rest;

import by.pavilion.catalog.ChangeStanding;
import by.pavilion.catalog.EditedListing;
import by.pavilion.catalog.FindObstacles;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.SubmitListing;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
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
class ListingStandingResource implements ChecksTarget {
    private final Listings listings;
    private final FindObstacles findObstacles;
    private final ChangeStanding changeStanding;
    private final SubmitListing submitListing;
    private final CurrentCaller current;

    ListingStandingResource(
            Listings listings,
            FindObstacles findObstacles,
            ChangeStanding changeStanding,
            SubmitListing submitListing,
            CurrentCaller current) {
        this.listings = listings;
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

    @Override
    public void checkTarget(Target target) {
        listings.require(current.caller().requireMerchant(), Sku.fromString(target.path("sku")));
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
