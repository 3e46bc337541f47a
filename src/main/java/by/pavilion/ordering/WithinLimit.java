package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.LandedCost;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Shows how a wish that is too much for one order could be ordered: parts within customs' limit of a single order. */
final class WithinLimit {
    private final Map<Sku, Listing> listings;
    private final LandedCost landedCost;
    private final String province;
    private final LocalDate day;

    /** @param province where the goods go, by its short name */
    WithinLimit(Map<Sku, Listing> listings, LandedCost landedCost, String province, LocalDate day) {
        this.listings = listings;
        this.landedCost = landedCost;
        this.province = province;
        this.day = day;
    }

    /** The same goods in parts that each fit; a piece that is above the limit by itself is a part of its own. */
    List<OrderPart> withinLimit(List<OrderPart> parts) {
        return parts.stream().flatMap(part -> within(part).stream()).toList();
    }

    private List<OrderPart> within(OrderPart whole) {
        List<OrderPart> parts = new ArrayList<>();
        List<OrderPart.Line> full = new ArrayList<>();
        for (OrderPart.Line line : whole.lines()) {
            long left = line.quantity();
            while (left > 0) {
                long fitting = mostThatFits(whole, full, line.sku(), left);
                if (fitting > 0) {
                    full.add(new OrderPart.Line(line.sku(), fitting));
                    left -= fitting;
                }
                if (left > 0) {
                    parts.add(new OrderPart(whole.warehouse(), whole.customsMode(), full));
                    full = new ArrayList<>();
                }
            }
        }
        if (!full.isEmpty()) {
            parts.add(new OrderPart(whole.warehouse(), whole.customsMode(), full));
        }
        return parts;
    }

    /** How many pieces fit beside what is there. One piece always fits into an empty part. */
    private long mostThatFits(OrderPart whole, List<OrderPart.Line> there, Sku sku, long wanted) {
        long fits = there.isEmpty() ? 1 : 0;
        long beyond = wanted + 1;
        while (beyond - fits > 1) {
            long tried = fits + (beyond - fits) / 2;
            List<OrderPart.Line> lines = new ArrayList<>(there);
            lines.add(new OrderPart.Line(sku, tried));
            if (landedCost.isWithinOrderLimit(items(lines), whole.customsMode(), province, day)) {
                fits = tried;
            } else {
                beyond = tried;
            }
        }
        return fits;
    }

    List<BasketItem> items(List<OrderPart.Line> lines) {
        return lines.stream()
                .map(line -> new BasketItem(Objects.requireNonNull(listings.get(line.sku())), line.quantity()))
                .toList();
    }
}
