package by.pavilion.catalog.rest;

import by.pavilion.catalog.ListingDraft;
import by.pavilion.catalog.RepriceListings;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.LineAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices of many listings at once, answered line by line. Absolute values: saying them again changes nothing. */
@Path("/api/v1/merchant/prices")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.PRICES)
class PricesResource {
    private final RepriceListings repriceListings;
    private final CurrentCaller current;
    private final Language language;

    PricesResource(RepriceListings repriceListings, CurrentCaller current, Language language) {
        this.repriceListings = repriceListings;
        this.current = current;
        this.language = language;
    }

    record PutPricesRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Item> items) {
        record Item(@NotNull String sku, @NotNull @Valid Price price) {}

        record Price(@Nullable String amount, @Nullable String currency) {}
    }

    @PUT
    public LineAnswer.Lines put(@NotNull @Valid PutPricesRequest request) {
        List<List<FieldError>> errors = repriceListings.reprice(
                current.caller().requireMerchant(),
                request.items().stream()
                        .map(item -> new RepriceListings.Wish(
                                item.sku(),
                                new ListingDraft.Price(
                                        item.price().amount(), item.price().currency())))
                        .toList());
        List<LineAnswer> answers = new ArrayList<>();
        for (int place = 0; place < errors.size(); place++) {
            String sku = request.items().get(place).sku();
            answers.add(
                    errors.get(place).isEmpty()
                            ? LineAnswer.done(sku)
                            : LineAnswer.refused(sku, place, errors.get(place), language.tag()));
        }
        return new LineAnswer.Lines(answers);
    }
}
