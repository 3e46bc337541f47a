package by.pavilion.storefront.rest;

import by.pavilion.identity.Role;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Target;
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
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/pavilion")
class PavilionResource implements ChecksTarget {
    private final ShopPages pages;
    private final SavePage savePage;
    private final Clock clock;

    PavilionResource(ShopPages pages, SavePage savePage, Clock clock) {
        this.pages = pages;
        this.savePage = savePage;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @NonBlocking
    public RestResponse<PavilionResponse> find() {
        ShopPage<PageContent.Pavilion> page = pages.pavilion();
        PavilionResponse body = PavilionResponse.of(page.content(), clock.instant());
        return Answers.page(body, body.tag(page.version()), true);
    }

    @Override
    public void checkTarget(Target target) {
        savePage.checkPavilion(target.ifMatch());
    }

    @PUT
    @RolesAllowed(Role.OPERATOR)
    public RestResponse<PavilionResponse> put(
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch, @NotNull @Valid PutPavilionRequest request) {
        SavePage.Saved<PageContent.Pavilion> saved = savePage.savePavilion(ifMatch, request.toContent());
        PavilionResponse body = PavilionResponse.of(saved.page().content(), clock.instant());
        String tag = body.tag(saved.page().version());
        return saved.created()
                ? ResponseBuilder.create(Status.CREATED, body)
                        .header("Location", "/api/v1/pavilion")
                        .header("ETag", tag)
                        .build()
                : ResponseBuilder.ok(body).header("ETag", tag).build();
    }
}
