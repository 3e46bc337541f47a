package by.pavilion.catalog;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A listing costs something else from a time on: by itself, or on some channels for a time by a price list.
 *
 * @param price without tax
 * @param previousPrice by a price list: the listing's own
 * @param channels for which the price list is; all when empty or absent
 * @param validTo the first moment at which the price no longer holds; when it is {@code validFrom}, it never holds
 * @param toldAt when it was said
 */
public record ListingPriceChanged(
        String sku,
        String merchantId,
        Money price,
        Money previousPrice,
        Optional<String> priceListId,
        Optional<List<String>> channels,
        Instant validFrom,
        Optional<Instant> validTo,
        @JsonIgnore Instant toldAt)
        implements Event {

    static ListingPriceChanged of(Listing before, Listing after) {
        return new ListingPriceChanged(
                after.sku().value(),
                after.merchant().toString(),
                after.requirePrice(),
                before.requirePrice(),
                Optional.empty(),
                Optional.empty(),
                after.updatedAt(),
                Optional.empty(),
                after.updatedAt());
    }

    static ListingPriceChanged of(Listing listing, AnnouncePrices.Announcement announcement, Instant now) {
        return new ListingPriceChanged(
                listing.sku().value(),
                listing.merchant().toString(),
                announcement.price(),
                listing.requirePrice(),
                Optional.of(announcement.priceListId()),
                Optional.of(announcement.channels()),
                announcement.validFrom(),
                announcement.validTo(),
                now);
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
        return toldAt;
    }
}
