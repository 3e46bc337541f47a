package by.pavilion.storefront.rest;

import by.pavilion.shared.rest.Language;
import by.pavilion.storefront.Products;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/categories")
@PermitAll
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
class CategoryResource {
    private final Products products;
    private final Language language;
    private final Answers answers;

    CategoryResource(Products products, Language language, Answers answers) {
        this.products = products;
        this.language = language;
        this.answers = answers;
    }

    @GET
    public RestResponse<byte[]> tree() {
        return answers.of(products.categories(language.tag()));
    }

    @GET
    @Path("/{code}/attributes")
    public RestResponse<byte[]> attributes(@PathParam("code") String code) {
        return answers.of(products.attributes(code, language.tag()));
    }
}
