package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.Compliance;
import by.pavilion.customs.ComplianceGate;
import by.pavilion.customs.CustomsMode;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.StockBalance;
import by.pavilion.inventory.Warehouse;
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
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Finds where wanted goods can come from and what they cost there. It reads only and opens no transaction. */
@ApplicationScoped
class Offers {
    private final Warehouses warehouses;
    private final Stock stock;
    private final ComplianceGate compliance;
    private final LandedCost landedCost;

    Offers(Warehouses warehouses, Stock stock, ComplianceGate compliance, LandedCost landedCost) {
        this.warehouses = warehouses;
        this.stock = stock;
        this.compliance = compliance;
        this.landedCost = landedCost;
    }

    /** What the goods cost by a mode; each caller prices in its own way. */
    interface Pricing extends BiFunction<List<BasketItem>, CustomsMode, LandedPrice> {}

    /** What lies where, as it was when somebody looked. */
    record Supply(List<Warehouse> warehouses, Map<Sku, List<StockBalance>> balances) {}

    /** Looks what lies where, by two statements. */
    Supply supplyOf(Collection<Sku> skus) {
        return new Supply(warehouses.all(), stock.available(skus));
    }

    /**
     * An offer for what lies in one warehouse.
     *
     * @param supply of all the goods, perhaps of more
     * @throws Problem {@code out-of-stock}, {@code needs-several-orders} with the split, or a refusal of customs' rules
     */
    Offer fromStock(List<BasketItem> items, Supply supply, String province, LocalDate day, Pricing pricing) {
        Routing routing = Routing.of(
                items, supply.warehouses(), supply.balances(), (listing, mode) -> check(listing, mode, province, day)
                        .isAllowed());
        if (!routing.missing().isEmpty()) {
            throw OrderingProblems.outOfStock(shortages(items, routing.missing()));
        }
        OrderSplit split = new OrderSplit(listings(items), landedCost, day);
        if (routing.parts().size() > 1) {
            throw OrderingProblems.needsSeveralOrders(split.withinLimit(routing.parts()));
        }
        OrderPart route = routing.parts().get(0);
        try {
            return new Offer(route, pricing.apply(items, route.customsMode()));
        } catch (Problem refusal) {
            throw LandedCost.isAboveOrderLimit(refusal)
                    ? OrderingProblems.needsSeveralOrders(split.withinLimit(routing.parts()))
                    : refusal;
        }
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
        return pricing.apply(items, mode);
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
