package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.inventory.StockBalance;
import by.pavilion.inventory.Warehouse;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.pricing.BasketItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Finds where the wanted goods can come from. An order has one warehouse and one customs mode; where no single warehouse
 * has everything, the parts show how the wish could be split.
 *
 * @param parts each as much as one warehouse can send; a single one when an order can be made
 * @param missing the SKUs of which there is not enough anywhere, with how many there are
 */
record Routing(List<OrderPart> parts, Map<Sku, Long> missing) {

    /**
     * Takes from the warehouse that covers the most pieces first, then from the next one. Among equals goods that are in
     * China already go first.
     *
     * @param allowed whether goods may come by a mode today
     */
    static Routing of(
            List<BasketItem> items,
            List<Warehouse> warehouses,
            Map<Sku, List<StockBalance>> stock,
            BiPredicate<Listing, CustomsMode> allowed) {
        Map<Sku, Long> wanted = new TreeMap<>();
        Map<Sku, Listing> listings = new TreeMap<>();
        for (BasketItem item : items) {
            wanted.merge(item.listing().sku(), item.quantity(), Math::addExact);
            listings.put(item.listing().sku(), item.listing());
        }
        List<Source> sources = warehouses.stream()
                .map(warehouse -> Source.of(warehouse, listings, stock, allowed))
                .sorted(Comparator.comparing((Source source) -> !source.mode().isBonded())
                        .thenComparing(Source::warehouse))
                .toList();
        Map<Sku, Long> left = new TreeMap<>(wanted);
        List<OrderPart> parts = new ArrayList<>();
        Optional<Source> best = best(sources, left);
        while (best.isPresent()) {
            parts.add(best.get().take(left));
            best = best(sources, left);
        }
        Map<Sku, Long> missing = new TreeMap<>();
        left.forEach((sku, quantity) -> missing.put(sku, wanted.getOrDefault(sku, 0L) - quantity));
        return new Routing(List.copyOf(parts), missing);
    }

    private static Optional<Source> best(List<Source> sources, Map<Sku, Long> left) {
        Optional<Source> best = Optional.empty();
        for (Source source : sources) {
            long covered = source.covers(left);
            if (covered > 0 && (best.isEmpty() || covered > best.get().covers(left))) {
                best = Optional.of(source);
            }
        }
        return best;
    }

    /** What one warehouse could send. */
    private record Source(WarehouseCode warehouse, CustomsMode mode, Map<Sku, Long> available) {

        static Source of(
                Warehouse warehouse,
                Map<Sku, Listing> listings,
                Map<Sku, List<StockBalance>> stock,
                BiPredicate<Listing, CustomsMode> allowed) {
            CustomsMode mode = CustomsMode.ofCode(warehouse.customsMode());
            Map<Sku, Long> available = new TreeMap<>();
            listings.forEach((sku, listing) -> stock.getOrDefault(sku, List.of()).stream()
                    .filter(balance -> balance.warehouse().equals(warehouse.code()) && balance.available() > 0)
                    .filter(balance -> allowed.test(listing, mode))
                    .forEach(balance -> available.put(sku, balance.available())));
            return new Source(warehouse.code(), mode, available);
        }

        long covers(Map<Sku, Long> left) {
            return left.entrySet().stream()
                    .mapToLong(wish -> Math.min(wish.getValue(), available.getOrDefault(wish.getKey(), 0L)))
                    .sum();
        }

        /** Covers what it can and takes it off what is left. */
        OrderPart take(Map<Sku, Long> left) {
            List<OrderPart.Line> lines = new ArrayList<>();
            for (Sku sku : List.copyOf(left.keySet())) {
                long wish = left.getOrDefault(sku, 0L);
                long taken = Math.min(wish, available.getOrDefault(sku, 0L));
                if (taken > 0) {
                    lines.add(new OrderPart.Line(sku, taken));
                    if (taken == wish) {
                        left.remove(sku);
                    } else {
                        left.put(sku, wish - taken);
                    }
                }
            }
            // this warehouse has nothing more for anyone in this wish
            available.clear();
            return new OrderPart(warehouse, mode, lines);
        }
    }
}
