package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.Provinces;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.ItemPrice;
import by.pavilion.pricing.LandedCost;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is remembered of a quote: enough to sell at exactly its price, and nothing about who asked.
 *
 * @param province by its short name
 * @param date the day in China by whose rates it was reckoned
 * @param lines as they were asked for, in their order
 */
public record KeptQuote(
        QuoteId id,
        Instant validUntil,
        String channel,
        String province,
        CustomsMode mode,
        Optional<WarehouseCode> warehouse,
        LocalDate date,
        List<Line> lines,
        Totals totals) {
    public KeptQuote {
        lines = List.copyOf(lines);
    }

    /** What was promised for goods; see {@link ItemPrice}. */
    public record Line(Sku sku, long quantity, ItemPrice price) {}

    static KeptQuote of(
            QuoteId id,
            Instant validUntil,
            QuoteCommand command,
            LocalDate date,
            Optional<WarehouseCode> warehouse,
            LandedPrice price) {
        return new KeptQuote(
                id,
                validUntil,
                command.channel(),
                Provinces.shortName(command.shipTo().province()),
                price.mode(),
                warehouse,
                date,
                price.lines().stream()
                        .map(line -> new Line(
                                line.listing().sku(),
                                line.quantity(),
                                new ItemPrice(line.unitPrice(), line.discount(), line.promotions())))
                        .toList(),
                price.totals());
    }

    /** It is valid until, but not at, its end. */
    boolean isValidAt(Instant time) {
        return time.isBefore(validUntil);
    }

    /**
     * Whether an order asks for what was quoted: the same lines in the same order, to the same province, by the same channel,
     * and with no other coupons.
     */
    boolean isFor(PlaceOrderCommand order) {
        return channel.equals(order.origin().channel())
                && province.equals(
                        Provinces.shortName(order.recipient().shipTo().province()))
                && lines.stream()
                        .map(line -> PlaceOrderCommand.Line.of(line.sku().toString(), line.quantity()))
                        .toList()
                        .equals(order.lines())
                && (order.couponCodes().isEmpty()
                        || Set.copyOf(order.couponCodes()).equals(couponCodes()));
    }

    /** The coupons that the quote was made with. */
    private Set<String> couponCodes() {
        return lines.stream()
                .flatMap(line -> line.price().promotions().stream())
                .flatMap(applied -> Optional.ofNullable(applied.couponCode()).stream())
                .collect(Collectors.toSet());
    }

    /**
     * The quoted price, to the cent: unit prices, freight and discount are ours to promise, the tax is not.
     *
     * @throws Problem {@code quote-outdated} when the goods would come by another mode or the tax is another one by now, or a
     *     refusal of customs' rules
     */
    LandedPrice price(LandedCost landedCost, List<BasketItem> items, CustomsMode wanted, LocalDate today) {
        if (wanted != mode) {
            throw OrderingProblems.quoteOutdated();
        }
        LandedPrice price =
                landedCost.asPromised(items, lines.stream().map(Line::price).toList(), totals.freight(), mode, today);
        if (!price.totals().equals(totals)) {
            throw OrderingProblems.quoteOutdated();
        }
        return price;
    }
}
