package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.Compliance;
import by.pavilion.customs.ComplianceGate;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.Provinces;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.StockBalance;
import by.pavilion.inventory.Supply;
import by.pavilion.inventory.Warehouse;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.inventory.Warehouses;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.LandedCost;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds where wanted goods can come from and what they cost there. It reads only and opens no transaction. */
@ApplicationScoped
class Offers {
    private final Warehouses warehouses;
    private final Stock stock;
    private final ComplianceGate compliance;
    private final LandedCost landedCost;
    private final OrderingConfig config;

    Offers(
            Warehouses warehouses,
            Stock stock,
            ComplianceGate compliance,
            LandedCost landedCost,
            OrderingConfig config) {
        this.warehouses = warehouses;
        this.stock = stock;
        this.compliance = compliance;
        this.landedCost = landedCost;
        this.config = config;
    }

    /** What the goods of a parcel cost by a mode; each caller prices in its own way. */
    interface Pricing {
        /** @param before how many pieces of each SKU have gone into earlier parcels of the same wish */
        LandedPrice of(List<BasketItem> items, Map<Sku, Long> before, CustomsMode mode);
    }

    /** What lies where and for whom, as it was when somebody looked. */
    record Look(List<Warehouse> warehouses, Supply supply) {
        /** What a channel can sell: it takes from what is set aside for it. */
        Reach of(String channel) {
            return new Reach(warehouses, supply, Pool.fromString(channel));
        }
    }

    /** What lies where for one channel. */
    record Reach(List<Warehouse> warehouses, Supply supply, Pool channel) {
        Map<Sku, List<StockBalance>> balances(List<BasketItem> items) {
            Map<Sku, List<StockBalance>> balances = new TreeMap<>();
            items.forEach(item ->
                    balances.put(item.listing().sku(), supply.of(item.listing().sku(), channel)));
            return balances;
        }

        Offer offer(OrderPart part, LandedPrice price) {
            return new Offer(
                    part,
                    part.lines().stream()
                            .map(line -> supply.line(line.sku(), part.warehouse(), line.quantity(), channel))
                            .toList(),
                    price);
        }
    }

    /** Looks what lies where, by two statements. */
    Look look(Collection<Sku> skus) {
        return new Look(warehouses.all(), stock.supply(skus));
    }

    /**
     * An offer for what lies in one warehouse.
     *
     * @param reach of all the goods, perhaps of more
     * @throws Problem {@code out-of-stock}, {@code needs-several-orders} with the split, or a refusal of customs' rules
     */
    Offer fromStock(List<BasketItem> items, Reach reach, String province, LocalDate day, Pricing pricing) {
        List<OrderPart> parts = route(items, reach, province, day);
        return asOne(items, reach, parts, pricing).orElseThrow(() -> {
            List<OrderPart> split = split(items, province, day).withinLimit(parts);
            return OrderingProblems.needsSeveralOrders(split, beyond(split.get(0), items));
        });
    }

    /** The lines of which a part does not have all the pieces. */
    private static List<FieldError> beyond(OrderPart part, List<BasketItem> items) {
        Map<Sku, Long> there = new TreeMap<>();
        part.lines().forEach(line -> there.merge(line.sku(), line.quantity(), Math::addExact));
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            BasketItem item = items.get(index);
            Sku sku = item.listing().sku();
            long left = there.getOrDefault(sku, 0L) - item.quantity();
            there.put(sku, Math.max(0, left));
            if (left < 0) {
                errors.add(OrderingProblems.needsAnotherOrder(index));
            }
        }
        return errors;
    }

    /**
     * As many offers as the goods need: one, or the parts that each can be an order.
     *
     * @param reach of all the goods, perhaps of more
     * @param promised whether the price was quoted: then there was one order, and one there must be
     * @throws Problem {@code out-of-stock}, {@code quote-outdated}, too many orders, or a refusal of customs' rules
     */
    List<Offer> severalFromStock(
            List<BasketItem> items, Reach reach, String province, LocalDate day, boolean promised, Pricing pricing) {
        List<OrderPart> parts = route(items, reach, province, day);
        Optional<Offer> one = asOne(items, reach, parts, pricing);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        if (promised) {
            throw OrderingProblems.quoteOutdated();
        }
        WithinLimit split = split(items, province, day);
        List<OrderPart> fitting = split.withinLimit(parts);
        if (fitting.size() > config.mostOrders()) {
            throw OrderingProblems.tooManyOrders(fitting.size(), config.mostOrders());
        }
        List<Offer> offers = new ArrayList<>();
        Map<Sku, Long> before = new TreeMap<>();
        for (OrderPart part : fitting) {
            offers.add(
                    reach.offer(part, pricing.of(split.items(part.lines()), Map.copyOf(before), part.customsMode())));
            part.lines().forEach(line -> before.merge(line.sku(), line.quantity(), Math::addExact));
        }
        return offers;
    }

    /** @throws Problem {@code out-of-stock}, or {@code validation} where goods lie somewhere and may not come by any mode */
    private List<OrderPart> route(List<BasketItem> items, Reach reach, String province, LocalDate day) {
        Routing routing = Routing.of(
                items, reach.warehouses(), reach.balances(items), (listing, mode) -> check(listing, mode, province, day)
                        .isAllowed());
        if (!routing.missing().isEmpty()) {
            List<FieldError> forbidden = forbidden(items, routing.missing().keySet(), reach, province, day);
            if (!forbidden.isEmpty()) {
                throw OrderingProblems.validation(forbidden);
            }
            throw OrderingProblems.outOfStock(shortages(items, routing.missing()));
        }
        return routing.parts();
    }

    /** Why goods that are not to be had lie in warehouses all the same: rules speak against each way from there. */
    private List<FieldError> forbidden(
            List<BasketItem> items, Set<Sku> missing, Reach reach, String province, LocalDate day) {
        Map<Sku, List<StockBalance>> balances = reach.balances(items);
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            Listing listing = items.get(index).listing();
            if (!missing.contains(listing.sku())) {
                continue;
            }
            List<Compliance> ways = modes(balances.getOrDefault(listing.sku(), List.of()), reach.warehouses())
                    .map(mode -> check(listing, mode, province, day))
                    .toList();
            if (ways.stream().noneMatch(Compliance::isAllowed)) {
                String pointer = "/lines/%d/sku".formatted(index);
                ways.stream()
                        .flatMap(way -> way.reasons().stream())
                        .distinct()
                        .forEach(reason ->
                                errors.add(new FieldError(pointer, reason.code(), Map.of("source", reason.source()))));
            }
        }
        return errors;
    }

    private static Stream<CustomsMode> modes(List<StockBalance> balances, List<Warehouse> warehouses) {
        Set<WarehouseCode> filled = balances.stream()
                .filter(balance -> balance.available() > 0)
                .map(StockBalance::warehouse)
                .collect(Collectors.toSet());
        return warehouses.stream()
                .filter(warehouse -> filled.contains(warehouse.code()))
                .map(warehouse -> CustomsMode.ofCode(warehouse.customsMode()))
                .distinct();
    }

    /** Empty when one order is not enough. */
    private static Optional<Offer> asOne(List<BasketItem> items, Reach reach, List<OrderPart> parts, Pricing pricing) {
        if (parts.size() > 1) {
            return Optional.empty();
        }
        OrderPart route = parts.get(0);
        try {
            return Optional.of(reach.offer(route, pricing.of(items, Map.of(), route.customsMode())));
        } catch (Problem refusal) {
            if (LandedCost.isAboveOrderLimit(refusal)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private WithinLimit split(List<BasketItem> items, String province, LocalDate day) {
        return new WithinLimit(listings(items), landedCost, Provinces.shortName(province), day);
    }

    /**
     * What the goods cost by a given mode, whatever lies where.
     *
     * @throws Problem {@code validation} with every rule that speaks against a line, or a refusal of customs' rules
     */
    LandedPrice byMode(List<BasketItem> items, CustomsMode mode, String province, LocalDate day, Pricing pricing) {
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            for (Compliance.Reason reason :
                    check(items.get(index).listing(), mode, province, day).reasons()) {
                errors.add(new FieldError(
                        "/lines/%d/sku".formatted(index), reason.code(), Map.of("source", reason.source())));
            }
        }
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        return pricing.of(items, Map.of(), mode);
    }

    /** Every rule that speaks against one of the listings by a mode in a province, each reason once. */
    List<Compliance.Reason> reasonsAgainst(
            Collection<Listing> listings, CustomsMode mode, String province, LocalDate day) {
        return listings.stream()
                .flatMap(listing -> check(listing, mode, province, day).reasons().stream())
                .distinct()
                .toList();
    }

    private Compliance check(Listing listing, CustomsMode mode, String province, LocalDate day) {
        return compliance.check(listing, mode, Optional.of(province), day);
    }

    private static Map<Sku, Listing> listings(List<BasketItem> items) {
        return items.stream()
                .map(BasketItem::listing)
                .collect(Collectors.toMap(Listing::sku, listing -> listing, (one, same) -> one));
    }

    private static List<FieldError> shortages(List<BasketItem> items, Map<Sku, Long> missing) {
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            Long available = missing.get(items.get(index).listing().sku());
            if (available != null) {
                errors.add(OrderingProblems.exceedsStock(index, available));
            }
        }
        return errors;
    }
}
