package by.pavilion.ordering;

import by.pavilion.inventory.Warehouse;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.inventory.Warehouses;
import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where warehouses lie. Every accepted order asks, so that they are read once a minute. */
@ApplicationScoped
class WarehousePlaces {
    private final Remembered<Map<WarehouseCode, String>> places;

    WarehousePlaces(Warehouses warehouses, Clock clock) {
        this.places = new Remembered<>(() -> placesOf(warehouses), clock);
    }

    private static Map<WarehouseCode, String> placesOf(Warehouses warehouses) {
        Map<WarehouseCode, String> places = new HashMap<>();
        for (Warehouse warehouse : warehouses.all()) {
            String unlocode = warehouse.unlocode();
            if (unlocode != null) {
                places.put(warehouse.code(), unlocode);
            }
        }
        return places;
    }

    /** By UN/LOCODE; nothing where nobody has told. */
    Optional<String> of(WarehouseCode warehouse) {
        return Optional.ofNullable(places.value().get(warehouse));
    }
}
