package by.pavilion.inventory;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal concerning warehouses and stock. */
final class InventoryProblems {
    static final ProblemType NO_SUCH_WAREHOUSE = new ProblemType("no-such-warehouse", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private InventoryProblems() {}

    static Problem noSuchWarehouse(WarehouseCode code) {
        return NO_SUCH_WAREHOUSE.with("warehouse", code.value());
    }

    /** There is no balance yet that a total could be booked on. */
    static Problem warehouseNeeded() {
        return VALIDATION.at("/warehouse", "warehouse-needed");
    }

    static Problem unknownWarehouse() {
        return VALIDATION.at("/warehouse", "unknown-warehouse");
    }
}
