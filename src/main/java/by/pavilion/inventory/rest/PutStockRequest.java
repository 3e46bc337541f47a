package by.pavilion.inventory.rest;

import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.SetLot;
import by.pavilion.inventory.WarehouseCode;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much can be sold; what is read-only in {@link StockResponse} is ignored.
 *
 * @param warehouse sets the balance there; without it the total of all balances is set
 * @param lot sets what there is of this lot in the warehouse, and nothing else there
 * @param bestBefore needed when the lot is new in the warehouse
 */
@JsonIgnoreProperties({"sku", "reserved", "onHand", "balances"})
record PutStockRequest(
        @NotNull @Min(0) @Max(MOST) Long available,

        @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "warehouse-form") @Nullable
        String warehouse,

        @Pattern(regexp = "[!-~]{1,40}", message = "lot-form") @Nullable
        String lot,

        @Nullable LocalDate bestBefore) {
    static final long MOST = 1_000_000_000;

    Optional<WarehouseCode> warehouseCode() {
        return Optional.ofNullable(warehouse).map(WarehouseCode::new);
    }

    boolean isAboutLot() {
        return lot != null || bestBefore != null;
    }

    SetLot.Particulars toLot() {
        return new SetLot.Particulars(
                available,
                warehouseCode(),
                Optional.ofNullable(lot).map(LotNumber::new),
                Optional.ofNullable(bestBefore));
    }
}
