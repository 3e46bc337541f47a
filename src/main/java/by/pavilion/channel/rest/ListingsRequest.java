package by.pavilion.channel.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.Shop;
import by.pavilion.channel.listings.ChannelListing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Listings of a shop, as they are given and as they are shown. */
record ListingsRequest(
        @NotNull @Size(max = 500) List<@Valid @NotNull Item> items,
        @Nullable String next) {

    /**
     * A listing.
     *
     * @param skuId the marketplace's number of the goods, {@code productId} that of their listing there
     * @param factor how many pieces of ours one piece there is; 1 when it is not given
     * @param validFrom from the beginning of time when it is not given
     */
    record Item(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,64}", message = "malformed-name")
            String skuId,

            @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,64}", message = "malformed-name")
            String productId,

            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "malformed-sku")
            String sku,

            @Nullable @Min(1) @Max(999) Integer factor,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {
        private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");

        static Item of(ChannelListing listing) {
            String productId = listing.there().productId();
            return new Item(
                    listing.there().skuId(),
                    productId.isEmpty() ? null : productId,
                    listing.sku().value(),
                    listing.factor(),
                    listing.validFrom(),
                    listing.validUntil().orElse(null));
        }

        private ChannelListing in(Shop shop) {
            return new ChannelListing(
                    shop.channel(),
                    shop.shopId(),
                    new ChannelSku(Objects.requireNonNullElse(productId, ""), skuId),
                    new Sku(sku),
                    factor == null ? 1 : factor,
                    Objects.requireNonNullElse(validFrom, ALWAYS),
                    Optional.ofNullable(validUntil));
        }
    }

    List<ChannelListing> in(Shop shop) {
        return items.stream().map(item -> item.in(shop)).toList();
    }
}
