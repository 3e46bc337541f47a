package by.pavilion.storefront.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import by.pavilion.storefront.ShopPages;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/collections")
class CollectionsResource {
    private final ShopPages pages;
    private final CurrentCaller current;

    CollectionsResource(ShopPages pages, CurrentCaller current) {
        this.pages = pages;
        this.current = current;
    }

    /** Operators also see those that are not shown yet or any more. */
    @GET
    @PermitAll
    public Page<CollectionSummary> page(@Valid @BeanParam Paging paging) {
        boolean evenHidden = current.caller().is(Role.OPERATOR);
        return pages.collections(evenHidden, paging.cursor(), paging.limit()).map(CollectionSummary::of);
    }
}
