package by.pavilion.inventory.rest;

import by.pavilion.inventory.Warehouse;
import by.pavilion.inventory.WarehouseCode;
import java.time.Instant;

record WarehouseResponse(
        WarehouseCode code, String name, String country, String customsMode, Instant createdAt, Instant updatedAt) {

    static WarehouseResponse of(Warehouse warehouse) {
        return new WarehouseResponse(
                warehouse.code(),
                warehouse.name(),
                warehouse.country(),
                warehouse.customsMode(),
                warehouse.createdAt(),
                warehouse.updatedAt());
    }
}
