package by.pavilion.catalog.rest;

import by.pavilion.catalog.ChangeStanding;
import by.pavilion.catalog.EditedListing;
import by.pavilion.catalog.EditedListings;
import by.pavilion.catalog.ListingStatus;
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
import by.pavilion.shared.rest.MergePatch;
import by.pavilion.shared.rest.MergePatches;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/merchant/products")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.LISTINGS)
class MerchantProductResource implements ChecksTarget {
    private final EditedListings listings;
    private final SaveListing saveListing;
    private final ChangeStanding changeStanding;
    private final MergePatches patches;
    private final CurrentCaller current;

    MerchantProductResource(
            EditedListings listings,
            SaveListing saveListing,
            ChangeStanding changeStanding,
            MergePatches patches,
            CurrentCaller current) {
        this.listings = listings;
        this.saveListing = saveListing;
        this.changeStanding = changeStanding;
        this.patches = patches;
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
        return tagged(listings.require(current.caller().requireMerchant(), sku));
    }

    @Override
    public void checkTarget(Target target) {
        Sku sku = Sku.fromString(target.path("sku"));
        if (target.makes()) {
            saveListing.check(current.caller().requireMerchant(), sku, target.ifMatch());
        } else {
            saveListing.checkThere(current.caller().requireMerchant(), sku, target.ifMatch());
        }
    }

    @PUT
    @Path("/{sku}")
    public RestResponse<ListingResponse> put(
            @PathParam("sku") Sku sku,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull PutListingRequest request) {
        SaveListing.Saved saved = saveListing.save(current.caller().requireMerchant(), sku, ifMatch, request.toDraft());
        return saved.created()
                ? Created.at(
                        "merchant/products",
                        sku,
                        ListingResponse.of(saved.edited()),
                        saved.edited().onSale().version())
                : tagged(saved.edited());
    }

    @PATCH
    @Path("/{sku}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    public RestResponse<ListingResponse> patch(
            @PathParam("sku") Sku sku, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, @NotNull MergePatch patch) {
        SaveListing.Saved saved =
                saveListing.change(current.caller().requireMerchant(), sku, ifMatch, before -> patches.patched(
                                ListingResponse.of(before), patch, PutListingRequest.class)
                        .toDraft());
        return tagged(saved.edited());
    }

    @DELETE
    @Path("/{sku}")
    public void delete(@PathParam("sku") Sku sku, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        changeStanding.retire(current.caller().requireMerchant(), sku, ifMatch);
    }

    private static RestResponse<ListingResponse> tagged(EditedListing listing) {
        return Tagged.ok(ListingResponse.of(listing), listing.onSale().version());
    }
}
