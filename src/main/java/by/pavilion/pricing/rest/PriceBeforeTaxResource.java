package by.pavilion.pricing.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.pricing.PricesWithTax;
import by.pavilion.pricing.TaxTotals;
import by.pavilion.shared.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;

/** Which price before tax a listing must have to be sold at a price with tax. It changes nothing. */
@Path("/api/v1/merchant/products/{sku}/price-before-tax")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.PRICES)
class PriceBeforeTaxResource {
    private final PricesWithTax pricesWithTax;
    private final CurrentCaller current;

    PriceBeforeTaxResource(PricesWithTax pricesWithTax, CurrentCaller current) {
        this.pricesWithTax = pricesWithTax;
        this.current = current;
    }

    /** @param price as the listing has to have it */
    record PriceBeforeTaxResponse(Sku sku, LocalDate date, Money priceWithTax, Money price, TaxResponse tax) {

        record TaxResponse(Money tariff, Money consumption, Money vat, Money total) {
            static TaxResponse of(TaxTotals tax) {
                return new TaxResponse(tax.tariff(), tax.consumption(), tax.vat(), tax.total());
            }
        }

        static PriceBeforeTaxResponse of(PricesWithTax.TakenApart taken) {
            return new PriceBeforeTaxResponse(
                    taken.sku(), taken.date(), taken.priceWithTax(), taken.price(), TaxResponse.of(taken.tax()));
        }
    }

    @GET
    public PriceBeforeTaxResponse find(
            @PathParam("sku") Sku sku,
            @QueryParam("priceWithTax")
                    @NotNull
                    @DecimalMin("0.01")
                    @Pattern(regexp = "[0-9]{1,7}(\\.[0-9]{1,2})?", message = "malformed")
                    String priceWithTax) {
        return PriceBeforeTaxResponse.of(
                pricesWithTax.takeApart(current.caller().requireMerchant(), sku, Money.of(priceWithTax, Money.CNY)));
    }
}
