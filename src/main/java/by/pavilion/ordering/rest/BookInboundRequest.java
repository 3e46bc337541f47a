package by.pavilion.ordering.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.ordering.inbound.BookInbound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lots that go to a bonded warehouse in bulk.
 *
 * @param origin where they lie, by UN/LOCODE, where that is not Great Stone
 * @param consignment the export papers, where they are there already
 */
record BookInboundRequest(
        @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "warehouse-form")
        String warehouse,

        @Pattern(regexp = "BY[A-Z2-9]{3}", message = "malformed") @Nullable
        String origin,

        @NotNull Instant neededBy,

        @Pattern(regexp = NameConsignmentRequest.CONSIGNMENT, message = "malformed") @Nullable
        String consignment,

        @NotEmpty @Size(max = 100) List<@NotNull @Valid LotRequest> lots) {

    /**
     * @param weightGrams of all pieces with their packing
     * @param volumeCm3 of all pieces with their packing; a container holds 76 cubic metres
     */
    record LotRequest(
            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "malformed")
            String sku,

            @NotNull @Pattern(regexp = "[!-~]{1,40}", message = "lot-form")
            String lot,

            @NotNull LocalDate bestBefore,
            @NotNull @Min(1) @Max(1_000_000) Long quantity,
            @Min(1) @Max(26_500_000) @Nullable Long weightGrams,
            @Min(1) @Max(76_000_000) @Nullable Long volumeCm3) {}

    BookInbound.Wish toWish() {
        return new BookInbound.Wish(
                new WarehouseCode(warehouse),
                Optional.ofNullable(origin),
                neededBy,
                Optional.ofNullable(consignment),
                lots.stream()
                        .map(lot -> new BookInbound.Wish.Lot(
                                new Sku(lot.sku()),
                                new LotNumber(lot.lot()),
                                lot.bestBefore(),
                                lot.quantity(),
                                lot.weightGrams(),
                                lot.volumeCm3()))
                        .toList());
    }
}
