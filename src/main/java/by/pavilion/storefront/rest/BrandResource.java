package by.pavilion.storefront.rest;

import by.pavilion.identity.Role;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import by.pavilion.storefront.BrandId;
import by.pavilion.storefront.PageContent;
import by.pavilion.storefront.SavePage;
import by.pavilion.storefront.ShopPage;
import by.pavilion.storefront.ShopPages;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
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

@Path("/api/v1/brands/{id}")
class BrandResource implements ChecksTarget {
    private final ShopPages pages;
    private final SavePage savePage;

    BrandResource(ShopPages pages, SavePage savePage) {
        this.pages = pages;
        this.savePage = savePage;
    }

    @GET
    @PermitAll
    @NonBlocking
    public RestResponse<BrandResponse> find(@PathParam("id") BrandId id) {
        ShopPage<PageContent.Brand> page = pages.brand(id);
        String name = pages.nameOf(id);
        return Answers.page(
                BrandResponse.of(id, name, page.content()), Answers.tag(page.version(), id.value(), name), true);
    }

    @Override
    public void checkTarget(Target target) {
        savePage.checkBrand(BrandId.fromString(target.path("id")), target.ifMatch());
    }

    @PUT
    @RolesAllowed(Role.OPERATOR)
    public RestResponse<BrandResponse> put(
            @PathParam("id") BrandId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutBrandRequest request) {
        SavePage.Saved<PageContent.Brand> saved = savePage.saveBrand(id, ifMatch, request.toContent());
        BrandResponse body = BrandResponse.of(id, pages.nameOf(id), saved.page().content());
        long version = saved.page().version();
        return saved.created() ? Created.at("brands", id, body, version) : Tagged.ok(body, version);
    }
}
