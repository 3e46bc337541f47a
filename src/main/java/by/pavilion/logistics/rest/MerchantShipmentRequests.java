package by.pavilion.logistics.rest;

import by.pavilion.logistics.handover.PreparePart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What merchants tell of their part of a shipment. */
final class MerchantShipmentRequests {
    private MerchantShipmentRequests() {}

    record ShortageRequest(@NotEmpty @Size(max = 50) List<@NotNull @Valid MissingLine> lines) {
        List<PreparePart.Missing> missing() {
            return lines.stream()
                    .map(line -> new PreparePart.Missing(line.lineId(), line.missing()))
                    .toList();
        }
    }

    /** @param missing how many pieces the merchant does not have; none takes back what was said before */
    record MissingLine(
            @NotNull @Size(max = 40) String lineId,
            @NotNull @Min(0) @Max(9999) Long missing) {}

    record PackingRequest(
            @NotNull @Min(1) @Max(100_000_000) Long weightGrams,
            @Min(1) @Max(100_000_000) @Nullable Long volumeCm3) {
        PreparePart.Measures measures() {
            return new PreparePart.Measures(weightGrams, Optional.ofNullable(volumeCm3));
        }
    }
}
