package by.pavilion.storefront.rest;

import by.pavilion.catalog.ProductId;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Paging;
import by.pavilion.storefront.Body;
import by.pavilion.storefront.ProductQuery;
import by.pavilion.storefront.Products;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
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
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What is ready, or made at once of what is at hand, is answered on the threads that read the requests; what must be looked
 * for is looked for on another, so that no other request waits for it.
 */
@Path("/api/v1/products")
@PermitAll
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
class ProductResource {
    private final Products products;
    private final Language language;
    private final Answers answers;
    private final ManagedExecutor workers;

    ProductResource(Products products, Language language, Answers answers, ManagedExecutor workers) {
        this.products = products;
        this.language = language;
        this.answers = answers;
        this.workers = workers;
    }

    @GET
    public Uni<RestResponse<byte[]>> page(@Valid @BeanParam Wanted wanted, @Valid @BeanParam Paging paging) {
        ProductQuery query = wanted.toQuery();
        String cursor = paging.cursor();
        int limit = paging.limit();
        String tag = language.tag();
        return answer(products.findPage(query, cursor, limit, tag), () -> products.page(query, cursor, limit, tag));
    }

    @GET
    @Path("/suggestions")
    public Uni<RestResponse<byte[]>> suggestions(
            @QueryParam("q") @NotNull @Size(max = 100) @Searchable String typed,
            @QueryParam("limit") @DefaultValue("8") @Min(1) @Max(20) int limit) {
        String tag = language.tag();
        return answer(products.findSuggestions(typed, limit, tag), () -> products.suggestions(typed, limit, tag));
    }

    @GET
    @Path("/{id}")
    public RestResponse<byte[]> find(@PathParam("id") ProductId id) {
        return answers.of(products.detail(id, language.tag()));
    }

    private Uni<RestResponse<byte[]>> answer(Optional<Body> ready, Supplier<Body> looking) {
        return readyOrFound(ready, looking, workers).map(answers::of);
    }

    /** What is ready at once, on this thread; else what is found by one of the others. */
    static Uni<Body> readyOrFound(Optional<Body> ready, Supplier<Body> looking, Executor others) {
        return ready.isPresent()
                ? Uni.createFrom().item(ready.get())
                : Uni.createFrom().item(looking).runSubscriptionOn(others);
    }
}
