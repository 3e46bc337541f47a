package by.pavilion.pricing.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.pricing.PriceList;
import by.pavilion.pricing.PriceListId;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A price list as its merchant sees it. */
record PriceListResponse(
        PriceListId id,
        String name,
        List<String> channels,
        List<EntryResponse> prices,
        Instant startsAt,
        Optional<Instant> endsAt,
        boolean paused,
        long version,
        Instant createdAt) {

    /** The price of one SKU; {@code compareAtPrice} is shown struck through. */
    record EntryResponse(Sku sku, Money price, Optional<Money> compareAtPrice) {}

    static PriceListResponse of(PriceList list) {
        return new PriceListResponse(
                list.id(),
                list.name(),
                list.channels(),
                list.prices().stream()
                        .map(entry -> new EntryResponse(entry.sku(), entry.price(), entry.compareAtPrice()))
                        .toList(),
                list.startsAt(),
                list.endsAt(),
                list.paused(),
                list.version(),
                list.createdAt());
    }
}
