package by.pavilion.inventory.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.Allocation;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.WarehouseCode;

record AllocationResponse(Sku sku, WarehouseCode warehouse, Pool pool, long available, long reserved) {
    static AllocationResponse of(Allocation allocation) {
        return new AllocationResponse(
                allocation.sku(),
                allocation.warehouse(),
                allocation.pool(),
                allocation.available(),
                allocation.reserved());
    }
}
