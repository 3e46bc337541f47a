package by.pavilion.inventory;

import by.pavilion.catalog.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the first pieces of goods lie whose merchant names no warehouse: in Belarus when they may plainly be sent to their buyers
 * from there, else in a bonded zone; of several warehouses in the one that has been there longest.
 */
@ApplicationScoped
class FirstShelf {
    private static final String DIRECT = "9610";
    private static final String BONDED = "1210";

    private final Warehouses warehouses;

    FirstShelf(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    /** @throws by.pavilion.shared.Problem 422 when there is no such warehouse */
    WarehouseCode of(Listing listing) {
        String mode = isSentDirectly(listing) ? DIRECT : BONDED;
        return warehouses.all().stream()
                .filter(warehouse -> warehouse.customsMode().equals(mode))
                .min(Comparator.comparing(Warehouse::createdAt).thenComparing(Warehouse::code))
                .map(Warehouse::code)
                .orElseThrow(InventoryProblems::warehouseNeeded);
    }

    private static boolean isSentDirectly(Listing listing) {
        return Optional.ofNullable(listing.customs().declaredModes())
                .map(modes -> List.of(modes.split(";")).contains(DIRECT))
                .orElse(true);
    }
}
