package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.inventory.WarehouseCode;
import java.util.List;

/** One of the orders that a wish must become: what one warehouse can send by one customs mode within the limit. */
record OrderPart(WarehouseCode warehouse, CustomsMode customsMode, List<Line> lines) {
    OrderPart {
        lines = List.copyOf(lines);
    }

    record Line(Sku sku, long quantity) {}
}
