package by.pavilion.storefront.rest;

import by.pavilion.identity.Role;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import by.pavilion.storefront.PageContent;
import by.pavilion.storefront.ProducerId;
import by.pavilion.storefront.SavePage;
import by.pavilion.storefront.ShopPage;
import by.pavilion.storefront.ShopPages;
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

@Path("/api/v1/producers/{id}")
class ProducerResource implements ChecksTarget {
    private final ShopPages pages;
    private final SavePage savePage;

    ProducerResource(ShopPages pages, SavePage savePage) {
        this.pages = pages;
        this.savePage = savePage;
    }

    /** On a worker: after a change the producers are gathered from all products again. */
    @GET
    @PermitAll
    public RestResponse<ProducerResponse> find(@PathParam("id") ProducerId id) {
        ShopPage<PageContent.Producer> page = pages.producer(id);
        String name = pages.nameOf(id);
        return Answers.page(
                ProducerResponse.of(id, name, page.content()), Answers.tag(page.version(), id.value(), name), true);
    }

    @Override
    public void checkTarget(Target target) {
        savePage.checkProducer(ProducerId.fromString(target.path("id")), target.ifMatch());
    }

    @PUT
    @RolesAllowed(Role.OPERATOR)
    public RestResponse<ProducerResponse> put(
            @PathParam("id") ProducerId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutProducerRequest request) {
        SavePage.Saved<PageContent.Producer> saved = savePage.saveProducer(id, ifMatch, request.toContent());
        ProducerResponse body =
                ProducerResponse.of(id, pages.nameOf(id), saved.page().content());
        long version = saved.page().version();
        return saved.created() ? Created.at("producers", id, body, version) : Tagged.ok(body, version);
    }
}
