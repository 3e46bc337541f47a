package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.KeptQuote;
import by.pavilion.ordering.QuoteBasket;
import by.pavilion.ordering.QuoteId;
import by.pavilion.ordering.Quotes;
import by.pavilion.shared.rest.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Prices at the buyer's door, without an order: for price pages, carts and partners. */
@Path("/api/v1/quotes")
@Produces(MediaType.APPLICATION_JSON)
class QuoteResource {
    private final QuoteBasket quoteBasket;
    private final Quotes quotes;
    private final CurrentCaller currentCaller;
    private final Language language;

    QuoteResource(QuoteBasket quoteBasket, Quotes quotes, CurrentCaller currentCaller, Language language) {
        this.quoteBasket = quoteBasket;
        this.quotes = quotes;
        this.currentCaller = currentCaller;
        this.language = language;
    }

    @POST
    @RolesAllowed({Role.STOREFRONT, Role.PUBLIC, Role.OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public QuoteResponse quote(@NotNull QuoteRequest request) {
        boolean byServer = !currentCaller.caller().is(Role.PUBLIC);
        return QuoteResponse.of(quoteBasket.quote(request.toCommand(byServer)), language.tag());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.STOREFRONT, Role.PUBLIC, Role.OPERATOR})
    public KeptQuoteResponse find(@PathParam("id") QuoteId id) {
        KeptQuote quote = quotes.valid(id);
        return KeptQuoteResponse.of(quote, quotes.deliveryOf(quote));
    }
}
