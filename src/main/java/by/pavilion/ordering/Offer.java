package by.pavilion.ordering;

import by.pavilion.inventory.StockLine;
import by.pavilion.pricing.LandedPrice;
import java.util.List;

/**
 * Where goods can come from and what they cost at the buyer's door.
 *
 * @param goods what it takes from stock: each SKU once
 */
record Offer(OrderPart route, List<StockLine> goods, LandedPrice price) {
    Offer {
        goods = List.copyOf(goods);
    }
}
