package by.pavilion.pricing.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.pricing.PriceList;
import by.pavilion.pricing.PriceListId;
import by.pavilion.pricing.PriceLists;
import by.pavilion.pricing.SavePriceList;
import by.pavilion.shared.IdempotencyKey;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A merchant's price lists. */
@Path("/api/v1/merchant/price-lists")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.PRICES)
class PriceListResource implements ChecksTarget {
    private final PriceLists priceLists;
    private final SavePriceList savePriceList;
    private final CurrentCaller current;

    PriceListResource(PriceLists priceLists, SavePriceList savePriceList, CurrentCaller current) {
        this.priceLists = priceLists;
        this.savePriceList = savePriceList;
        this.current = current;
    }

    @GET
    public Page<PriceListResponse> page(@Valid @BeanParam Paging paging) {
        return priceLists.page(merchant(), paging.cursor(), paging.limit()).map(PriceListResponse::of);
    }

    @GET
    @Path("/{id}")
    public RestResponse<PriceListResponse> find(@PathParam("id") PriceListId id) {
        PriceList list = priceLists.require(merchant(), id);
        return Tagged.ok(PriceListResponse.of(list), list.version());
    }

    @POST
    public RestResponse<PriceListResponse> make(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid PriceListRequest request) {
        PriceList made = savePriceList.make(current.caller().id(), key, merchant(), request.toParticulars());
        return Created.at("merchant/price-lists", made.id(), PriceListResponse.of(made), made.version());
    }

    @Override
    public void checkTarget(Target target) {
        savePriceList.check(merchant(), PriceListId.fromString(target.path("id")), target.ifMatch());
    }

    @PUT
    @Path("/{id}")
    public RestResponse<PriceListResponse> replace(
            @PathParam("id") PriceListId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PriceListRequest request) {
        PriceList saved = savePriceList.replace(merchant(), id, ifMatch, request.toParticulars());
        return Tagged.ok(PriceListResponse.of(saved), saved.version());
    }

    private MerchantId merchant() {
        return current.caller().requireMerchant();
    }
}
