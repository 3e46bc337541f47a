package by.pavilion.catalog.rest;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ListingStatus;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.SaveListing;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/merchant/products")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.LISTINGS)
class MerchantProductResource implements ChecksTarget {
    private final Listings listings;
    private final SaveListing saveListing;
    private final CurrentCaller current;

    MerchantProductResource(Listings listings, SaveListing saveListing, CurrentCaller current) {
        this.listings = listings;
        this.saveListing = saveListing;
        this.current = current;
    }

    @GET
    @NeedsScope({KeyScope.LISTINGS, KeyScope.STOCK, KeyScope.PRICES, KeyScope.PROMOTIONS})
    public Page<ListingResponse> page(
            @QueryParam("status") @Nullable ListingStatus status, @Valid @BeanParam Paging paging) {
        return listings.page(
                        current.caller().requireMerchant(),
                        Optional.ofNullable(status),
                        paging.cursor(),
                        paging.limit())
                .map(ListingResponse::of);
    }

    @GET
    @NeedsScope({KeyScope.LISTINGS, KeyScope.STOCK, KeyScope.PRICES, KeyScope.PROMOTIONS})
    @Path("/{sku}")
    public RestResponse<ListingResponse> find(@PathParam("sku") Sku sku) {
        Listing listing = listings.require(current.caller().requireMerchant(), sku);
        return Tagged.ok(ListingResponse.of(listing), listing.version());
    }

    @Override
    public void checkTarget(Target target) {
        saveListing.check(current.caller().requireMerchant(), Sku.fromString(target.path("sku")), target.ifMatch());
    }

    @PUT
    @Path("/{sku}")
    public RestResponse<ListingResponse> put(
            @PathParam("sku") Sku sku,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull PutListingRequest request) {
        SaveListing.Saved saved = saveListing.save(current.caller().requireMerchant(), sku, ifMatch, request.toDraft());
        ListingResponse body = ListingResponse.of(saved.listing());
        return saved.created()
                ? Created.at("merchant/products", sku, body, saved.listing().version())
                : Tagged.ok(body, saved.listing().version());
    }
}
