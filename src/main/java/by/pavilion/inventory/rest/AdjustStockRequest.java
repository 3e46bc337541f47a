package by.pavilion.inventory.rest;

import by.pavilion.inventory.AdjustStock;
import by.pavilion.inventory.AdjustmentReason;
import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that came or are gone.
 *
 * @param bestBefore needed for the first pieces of a lot
 */
record AdjustStockRequest(
        @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "warehouse-form")
        String warehouse,

        @NotNull @Min(-PutStockRequest.MOST) @Max(PutStockRequest.MOST)
        Long change,

        @NotNull AdjustmentReason reason,

        @Pattern(regexp = "[!-~]{1,40}", message = "lot-form") @Nullable
        String lot,

        @Nullable LocalDate bestBefore,
        @Size(min = 1, max = 200) @Plain @Nullable String note) {

    AdjustStock.Particulars toParticulars() {
        return new AdjustStock.Particulars(
                new WarehouseCode(warehouse),
                change,
                reason,
                Optional.ofNullable(lot).map(LotNumber::new),
                Optional.ofNullable(bestBefore),
                Optional.ofNullable(note));
    }
}
