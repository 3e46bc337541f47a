package by.pavilion.storefront.rest;

import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import by.pavilion.storefront.ShopPages;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/producers")
class ProducersResource {
    private final ShopPages pages;

    ProducersResource(ShopPages pages) {
        this.pages = pages;
    }

    @GET
    @PermitAll
    public Page<ProducerSummary> page(@Valid @BeanParam Paging paging) {
        return pages.producers(paging.cursor(), paging.limit()).map(ProducerSummary::of);
    }
}
