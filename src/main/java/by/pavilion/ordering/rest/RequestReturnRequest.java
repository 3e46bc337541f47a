package by.pavilion.ordering.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.returns.RequestReturn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the buyer wants to give back, and why. */
record RequestReturnRequest(
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Line> lines,
        @NotBlank @Size(max = 40) String reason,
        @Size(max = 500) @Nullable String note) {

    record Line(
            @Nullable OrderLineId lineId,
            @Nullable Sku sku,
            @NotNull @Min(1) @Max(9999) Long quantity) {}

    RequestReturn.Wish toWish() {
        return new RequestReturn.Wish(
                reason,
                Optional.ofNullable(note),
                lines.stream()
                        .map(line -> new RequestReturn.Pieces(
                                Optional.ofNullable(line.lineId()), Optional.ofNullable(line.sku()), line.quantity()))
                        .toList());
    }
}
