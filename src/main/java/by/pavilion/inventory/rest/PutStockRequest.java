package by.pavilion.inventory.rest;

import by.pavilion.inventory.WarehouseCode;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much can be sold; what is read-only in {@link StockResponse} is ignored.
 *
 * @param warehouse sets the balance there; without it the total of all balances is set
 */
@JsonIgnoreProperties({"sku", "reserved", "onHand", "balances"})
record PutStockRequest(
        @NotNull @Min(0) @Max(MOST) Long available,

        @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "warehouse-form") @Nullable
        String warehouse) {
    static final long MOST = 1_000_000_000;

    Optional<WarehouseCode> warehouseCode() {
        return Optional.ofNullable(warehouse).map(WarehouseCode::new);
    }
}
