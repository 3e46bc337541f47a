package by.pavilion.inventory.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** What a merchant wants for an SKU; what is read-only in {@link StockSettingsResponse} is ignored. */
@JsonIgnoreProperties("sku")
record PutStockSettingsRequest(
        @Min(0) @Max(PutStockRequest.MOST) @Nullable Long safetyStock,
        @Min(0) @Max(PutStockRequest.MOST) @Nullable Long lowStockThreshold) {

    long safetyPieces() {
        return safetyStock == null ? 0 : safetyStock;
    }
}
