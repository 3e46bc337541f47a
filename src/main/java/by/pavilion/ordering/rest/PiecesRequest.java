package by.pavilion.ordering.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.Pieces;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pieces of an order's goods, by line or by SKU. */
record PiecesRequest(
        @Nullable OrderLineId lineId,
        @Nullable Sku sku,
        @NotNull @Min(1) @Max(9999) Long quantity) {
    Pieces toPieces() {
        return new Pieces(Optional.ofNullable(lineId), Optional.ofNullable(sku), quantity);
    }
}
