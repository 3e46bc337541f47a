package by.pavilion.inventory;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal concerning warehouses and stock. */
final class InventoryProblems {
    static final ProblemType NO_SUCH_WAREHOUSE = new ProblemType("no-such-warehouse", 404);
    static final ProblemType STOCK_BELOW_ZERO = new ProblemType("stock-below-zero", 409);
    static final ProblemType NO_SUCH_RULE = new ProblemType("no-such-shelf-life-rule", 404);
    static final ProblemType COMMON_RULE = new ProblemType("common-shelf-life-rule", 409);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private InventoryProblems() {}

    static Problem noSuchWarehouse(WarehouseCode code) {
        return NO_SUCH_WAREHOUSE.with("warehouse", code.value());
    }

    static Problem noSuchRule(Pool channel) {
        return NO_SUCH_RULE.with("channel", channel.value());
    }

    /** All others follow it. */
    static Problem commonRule() {
        return COMMON_RULE.problem();
    }

    /** There is no balance yet that a total could be booked on. */
    static Problem warehouseNeeded() {
        return VALIDATION.at("/warehouse", "warehouse-needed");
    }

    static Problem unknownWarehouse() {
        return VALIDATION.at("/warehouse", "unknown-warehouse");
    }

    /** A bonded warehouse abroad, or one in China whose goods would come from abroad. */
    static FieldError modeOfAnotherCountry() {
        return FieldError.of("/customsMode", "mode-of-another-country");
    }

    static FieldError placeOfAnotherCountry() {
        return FieldError.of("/unlocode", "place-of-another-country");
    }

    /** Everything that is wrong with a body at once. */
    static Problem wrong(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    /** Fewer pieces are there than are to be taken away; {@code available} of them. */
    static Problem belowZero(WarehouseCode warehouse, long available) {
        return STOCK_BELOW_ZERO.with("warehouse", warehouse.value()).with("available", available);
    }

    static Problem unknownLot() {
        return VALIDATION.at("/lot", "unknown-lot");
    }

    /** The first pieces of a lot tell how long they are good. */
    static Problem noBestBefore() {
        return VALIDATION.at("/bestBefore", "malformed");
    }

    static Problem bestBeforeNeeded() {
        return VALIDATION.at("/bestBefore", "best-before-needed");
    }

    static Problem otherBestBefore() {
        return VALIDATION.at("/bestBefore", "other-best-before");
    }
}
