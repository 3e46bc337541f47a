package by.pavilion.customs;

import by.pavilion.catalog.BlockingReason;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.PublishingCheck;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Tells merchants of a price that is near the one at which a consumption tax sets in: a cent there decides on the whole tax.
 */
@ApplicationScoped
class ConsumptionTaxHint implements PublishingCheck {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Rules rules;
    private final CustomsConfig config;
    private final Clock clock;

    ConsumptionTaxHint(Rules rules, CustomsConfig config, Clock clock) {
        this.rules = rules;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        return List.of();
    }

    @Override
    public List<BlockingReason> hints(Listing listing) {
        Money price = listing.price();
        return price == null ? List.of() : hints(listing, price);
    }

    private List<BlockingReason> hints(Listing listing, Money price) {
        TaxTable table = rules.book().taxTable(CustomsCalendar.dayOf(clock.instant()));
        try {
            TaxRate rate =
                    table.consumption(new TaxableLine(1, listing.customs().hsCode(), 1, price, listing.netContent()));
            BigDecimal perUnit = rate.fromPrice();
            return perUnit == null
                    ? List.of()
                    : hints(price, perUnit.multiply(listing.netContent().quantity()), rate);
        } catch (Problem toldAsReason) {
            return List.of();
        }
    }

    /** @param setsIn price of a piece in yuan from which on the tax is due */
    private List<BlockingReason> hints(Money price, BigDecimal setsIn, TaxRate rate) {
        BigDecimal apart = price.amount().subtract(setsIn).abs();
        if (apart.multiply(HUNDRED).compareTo(setsIn.multiply(BigDecimal.valueOf(config.nearTaxPercent()))) > 0) {
            return List.of();
        }
        Map<String, String> facts = Map.of(
                "price", setsIn.setScale(2, RoundingMode.CEILING).toPlainString(),
                "rate", rate.rate().multiply(HUNDRED).stripTrailingZeros().toPlainString(),
                "source", rate.source());
        return List.of(
                price.amount().compareTo(setsIn) < 0
                        ? new BlockingReason("just-below-consumption-tax", "/price", facts)
                        : new BlockingReason("just-above-consumption-tax", "/price", facts));
    }
}
