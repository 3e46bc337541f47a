package by.pavilion.channel;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out which goods of ours an order's lines mean: by a listing of the shop, else by the merchant's code on the line, else
 * not at all.
 */
@ApplicationScoped
class MapLines {
    private final ListingBook book;
    private final Listings listings;

    MapLines(ListingBook book, Listings listings) {
        this.book = book;
        this.listings = listings;
    }

    /** @param unmapped the marketplace's words for what we do not know */
    record Mapping(List<Line> lines, List<String> unmapped) {
        Mapping {
            lines = List.copyOf(lines);
            unmapped = List.copyOf(unmapped);
        }

        Set<Sku> skus() {
            return lines.stream().map(Line::sku).collect(Collectors.toSet());
        }
    }

    /** A line in pieces of ours. */
    record Line(String externalLineId, Sku sku, long quantity, Optional<Money> share, Money borne) {}

    Mapping map(MarketplaceOrder order) {
        return map(List.of(order)).get(0);
    }

    /**
     * The same of many orders of one shop, which ask together for what they have in common.
     *
     * @return in their order
     */
    List<Mapping> map(List<MarketplaceOrder> orders) {
        Map<Instant, Map<String, ChannelListing>> listed = new HashMap<>();
        orders.stream()
                .collect(Collectors.groupingBy(MarketplaceOrder::placedAt))
                .forEach((at, placed) -> listed.put(at, listed(placed, at)));
        Map<Sku, ?> ours = listings.findAll(orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(MarketplaceOrder.Line::code)
                .filter(Sku::isSku)
                .map(Sku::new)
                .collect(Collectors.toSet()));
        return orders.stream()
                .map(order -> map(order, listed.getOrDefault(order.placedAt(), Map.of()), ours))
                .toList();
    }

    private Map<String, ChannelListing> listed(List<MarketplaceOrder> orders, Instant at) {
        ExternalOrder any = orders.get(0).id();
        Set<String> numbers = orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(line -> line.sku().skuId())
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
        return book.find(any.channel(), any.shopId(), numbers, at);
    }

    private static Mapping map(MarketplaceOrder order, Map<String, ChannelListing> listed, Map<Sku, ?> ours) {
        List<Line> lines = new ArrayList<>();
        List<String> unmapped = new ArrayList<>();
        for (MarketplaceOrder.Line line : order.lines()) {
            Optional<ChannelListing> listing =
                    Optional.ofNullable(listed.get(line.sku().skuId()));
            if (listing.isPresent()) {
                ChannelListing found = listing.get();
                long pieces = Math.multiplyExact(line.quantity(), (long) found.factor());
                lines.add(new Line(line.externalLineId(), found.sku(), pieces, line.share(), line.borne()));
            } else if (Sku.isSku(line.code()) && ours.containsKey(new Sku(line.code()))) {
                lines.add(new Line(
                        line.externalLineId(), new Sku(line.code()), line.quantity(), line.share(), line.borne()));
            } else {
                unmapped.add(line.code().isEmpty() ? line.sku().skuId() : line.code());
            }
        }
        return new Mapping(lines, unmapped.stream().distinct().toList());
    }
}
