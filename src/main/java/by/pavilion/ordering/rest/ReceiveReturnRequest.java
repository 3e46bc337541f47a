package by.pavilion.ordering.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.returns.ReceiveReturn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came back, and how it is: nothing where a number is absent. */
record ReceiveReturnRequest(@NotEmpty @Size(max = 50) List<@NotNull @Valid Line> lines) {

    record Line(
            @NotNull Sku sku,
            @Min(0) @Max(9999) @Nullable Long restock,
            @Min(0) @Max(9999) @Nullable Long scrap) {}

    List<ReceiveReturn.Pieces> toPieces() {
        return lines.stream()
                .map(line -> new ReceiveReturn.Pieces(
                        line.sku(),
                        Objects.requireNonNullElse(line.restock(), 0L),
                        Objects.requireNonNullElse(line.scrap(), 0L)))
                .toList();
    }
}
