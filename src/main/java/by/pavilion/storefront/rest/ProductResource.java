package by.pavilion.storefront.rest;

import by.pavilion.catalog.ProductId;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Paging;
import by.pavilion.storefront.ProductQuery;
import by.pavilion.storefront.ProductSort;
import by.pavilion.storefront.Products;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Nothing here waits for anything, so it all runs on the threads that read the requests. */
@Path("/api/v1/products")
@PermitAll
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
class ProductResource {
    private final Products products;
    private final Language language;

    ProductResource(Products products, Language language) {
        this.products = products;
        this.language = language;
    }

    @GET
    public RestResponse<byte[]> page(
            @QueryParam("category") @Size(max = 40) @Nullable String category,
            @QueryParam("brand") @Size(max = 100) @Nullable String brand,
            @QueryParam("q") @Size(max = 100) @Nullable String words,
            @QueryParam("sort") @DefaultValue("newest") ProductSort sort,
            @Valid @BeanParam Paging paging) {
        ProductQuery query = new ProductQuery(category, brand, words, sort);
        return Answers.of(products.page(query, paging.cursor(), paging.limit(), language.tag()));
    }

    @GET
    @Path("/{id}")
    public RestResponse<byte[]> find(@PathParam("id") ProductId id) {
        return Answers.of(products.detail(id, language.tag()));
    }
}
