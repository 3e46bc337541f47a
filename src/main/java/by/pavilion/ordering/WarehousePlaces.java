package by.pavilion.ordering;

import by.pavilion.inventory.Warehouse;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.inventory.Warehouses;
import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where warehouses lie. Every accepted order asks, so that they are read once a minute, and for one that is new. */
@ApplicationScoped
class WarehousePlaces {
    private final Warehouses warehouses;
    private final Remembered<Map<WarehouseCode, Warehouse>> known;

    WarehousePlaces(Warehouses warehouses, Clock clock) {
        this.warehouses = warehouses;
        this.known = new Remembered<>(this::all, clock);
    }

    private Map<WarehouseCode, Warehouse> all() {
        return warehouses.all().stream().collect(Collectors.toMap(Warehouse::code, Function.identity()));
    }

    /** By UN/LOCODE; nothing where nobody has told. */
    Optional<String> of(WarehouseCode code) {
        return Optional.ofNullable(known.value().get(code))
                .or(() -> warehouses.find(code))
                .flatMap(warehouse -> Optional.ofNullable(warehouse.unlocode()));
    }
}
