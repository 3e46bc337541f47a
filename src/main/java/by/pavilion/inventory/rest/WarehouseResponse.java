package by.pavilion.inventory.rest;

import by.pavilion.inventory.Warehouse;
import by.pavilion.inventory.WarehouseCode;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
record WarehouseResponse(
        WarehouseCode code,
        String name,
        String country,
        String customsMode,
        @Nullable String unlocode,
        Instant createdAt,
        Instant updatedAt) {

    static WarehouseResponse of(Warehouse warehouse) {
        return new WarehouseResponse(
                warehouse.code(),
                warehouse.name(),
                warehouse.country(),
                warehouse.customsMode(),
                warehouse.unlocode(),
                warehouse.createdAt(),
                warehouse.updatedAt());
    }
}
