package by.pavilion.pricing.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.pricing.Promotion;
import by.pavilion.pricing.PromotionId;
import by.pavilion.pricing.Promotions;
import by.pavilion.pricing.SavePromotion;
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

/** A merchant's promotions. */
@Path("/api/v1/merchant/promotions")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.PROMOTIONS)
class PromotionResource implements ChecksTarget {
    private final Promotions promotions;
    private final SavePromotion savePromotion;
    private final PromotionBodyCheck bodyCheck;
    private final CurrentCaller current;

    PromotionResource(
            Promotions promotions, SavePromotion savePromotion, PromotionBodyCheck bodyCheck, CurrentCaller current) {
        this.promotions = promotions;
        this.savePromotion = savePromotion;
        this.bodyCheck = bodyCheck;
        this.current = current;
    }

    @GET
    public Page<PromotionResponse> page(@Valid @BeanParam Paging paging) {
        return promotions.page(merchant(), paging.cursor(), paging.limit()).map(PromotionResponse::of);
    }

    @GET
    @Path("/{id}")
    public RestResponse<PromotionResponse> find(@PathParam("id") PromotionId id) {
        Promotion promotion = promotions.require(merchant(), id);
        return Tagged.ok(PromotionResponse.of(promotion), promotion.version());
    }

    @POST
    public RestResponse<PromotionResponse> make(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid PromotionRequest request) {
        Promotion made = savePromotion.make(current.caller().id(), key, merchant(), particulars(request));
        return Created.at("merchant/promotions", made.id(), PromotionResponse.of(made), made.version());
    }

    @Override
    public void checkTarget(Target target) {
        savePromotion.check(merchant(), PromotionId.fromString(target.path("id")), target.ifMatch());
    }

    @PUT
    @Path("/{id}")
    public RestResponse<PromotionResponse> replace(
            @PathParam("id") PromotionId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PromotionRequest request) {
        Promotion saved = savePromotion.replace(merchant(), id, ifMatch, particulars(request));
        return Tagged.ok(PromotionResponse.of(saved), saved.version());
    }

    /** A benefit whose fields are not those of its kind is none; then all the rest that is wrong is told with it. */
    private SavePromotion.Particulars particulars(PromotionRequest request) {
        if (!request.errorsInBenefit().isEmpty()) {
            throw SavePromotion.refused(bodyCheck.errorsIn(request));
        }
        return request.toParticulars();
    }

    private MerchantId merchant() {
        return current.caller().requireMerchant();
    }
}
