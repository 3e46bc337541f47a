package by.pavilion.catalog;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.shared.Money;
import java.time.Instant;

/**
 * A listing on sale costs something else now.
 *
 * @param price without tax
 */
public record ListingPriceChanged(String sku, String merchantId, Money price, Money previousPrice, Instant validFrom)
        implements Event {

    static ListingPriceChanged of(Listing before, Listing after) {
        return new ListingPriceChanged(
                after.sku().value(),
                after.merchant().toString(),
                after.requirePrice(),
                before.requirePrice(),
                after.updatedAt());
    }

    @Override
    public Topic topic() {
        return Topic.CATALOG;
    }

    @Override
    public String fact() {
        return "price-changed";
    }

    @Override
    public String key() {
        return sku;
    }

    @Override
    public Instant happenedAt() {
        return validFrom;
    }
}
