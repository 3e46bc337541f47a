package by.pavilion.merchant.rest;

import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import by.pavilion.merchant.MerchantProfile;
import by.pavilion.merchant.Merchants;
import by.pavilion.merchant.SaveMerchant;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/merchants")
@RolesAllowed(Role.OPERATOR)
class MerchantResource implements ChecksTarget {
    private final Merchants merchants;
    private final SaveMerchant saveMerchant;

    MerchantResource(Merchants merchants, SaveMerchant saveMerchant) {
        this.merchants = merchants;
        this.saveMerchant = saveMerchant;
    }

    @GET
    public Page<MerchantResponse> page(@Valid @BeanParam Paging paging) {
        return merchants.page(paging.cursor(), paging.limit()).map(MerchantResponse::of);
    }

    @GET
    @Path("/{id}")
    public RestResponse<MerchantResponse> find(@PathParam("id") MerchantId id) {
        MerchantProfile merchant = merchants.require(id);
        return Tagged.ok(MerchantResponse.of(merchant), merchant.version());
    }

    @Override
    public void checkTarget(Target target) {
        saveMerchant.check(MerchantId.fromString(target.path("id")), target.ifMatch());
    }

    @PUT
    @Path("/{id}")
    public RestResponse<MerchantResponse> put(
            @PathParam("id") MerchantId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutMerchantRequest request) {
        SaveMerchant.Saved saved = saveMerchant.save(id, ifMatch, request.toParticulars());
        MerchantResponse body = MerchantResponse.of(saved.merchant());
        return saved.created()
                ? Created.at("merchants", id, body, saved.merchant().version())
                : Tagged.ok(body, saved.merchant().version());
    }
}
