package by.pavilion.storefront.rest;

import by.pavilion.catalog.ProductId;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Paging;
import by.pavilion.storefront.Products;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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

/** Nothing here waits for anything, so it all runs on the threads that read the requests. */
@Path("/api/v1/products")
@PermitAll
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
class ProductResource {
    private final Products products;
    private final Language language;
    private final Answers answers;

    ProductResource(Products products, Language language, Answers answers) {
        this.products = products;
        this.language = language;
        this.answers = answers;
    }

    @GET
    public RestResponse<byte[]> page(@Valid @BeanParam Wanted wanted, @Valid @BeanParam Paging paging) {
        return answers.of(products.page(wanted.toQuery(), paging.cursor(), paging.limit(), language.tag()));
    }

    @GET
    @Path("/suggestions")
    public RestResponse<byte[]> suggestions(
            @QueryParam("q") @NotNull @Size(max = 100) @Searchable String typed,
            @QueryParam("limit") @DefaultValue("8") @Min(1) @Max(20) int limit) {
        return answers.of(products.suggestions(typed, limit, language.tag()));
    }

    @GET
    @Path("/{id}")
    public RestResponse<byte[]> find(@PathParam("id") ProductId id) {
        return answers.of(products.detail(id, language.tag()));
    }
}
