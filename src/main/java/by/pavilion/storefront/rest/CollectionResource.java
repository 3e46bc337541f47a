package by.pavilion.storefront.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import by.pavilion.storefront.CollectionId;
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

@Path("/api/v1/collections/{id}")
class CollectionResource implements ChecksTarget {
    private final ShopPages pages;
    private final SavePage savePage;
    private final CurrentCaller current;

    CollectionResource(ShopPages pages, SavePage savePage, CurrentCaller current) {
        this.pages = pages;
        this.savePage = savePage;
        this.current = current;
    }

    /** Operators also see what is not shown yet or any more. */
    @GET
    @PermitAll
    @NonBlocking
    public RestResponse<CollectionResponse> find(@PathParam("id") CollectionId id) {
        boolean evenHidden = current.caller().is(Role.OPERATOR);
        ShopPage<PageContent.Collection> page = pages.collection(id, evenHidden);
        return Answers.page(CollectionResponse.of(id, page.content()), IfMatch.tag(page.version()), !evenHidden);
    }

    @Override
    public void checkTarget(Target target) {
        savePage.checkCollection(CollectionId.fromString(target.path("id")), target.ifMatch());
    }

    @PUT
    @RolesAllowed(Role.OPERATOR)
    public RestResponse<CollectionResponse> put(
            @PathParam("id") CollectionId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutCollectionRequest request) {
        SavePage.Saved<PageContent.Collection> saved = savePage.saveCollection(id, ifMatch, request.toContent());
        CollectionResponse body = CollectionResponse.of(id, saved.page().content());
        long version = saved.page().version();
        return saved.created() ? Created.at("collections", id, body, version) : Tagged.ok(body, version);
    }
}
