package by.pavilion.channel.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.livestreams.PlanLivestream;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A show as an operator plans it; what is read-only in {@link LivestreamResponse} is ignored. */
@JsonIgnoreProperties({"id", "status", "sold", "revenue", "version", "createdAt"})
record LivestreamRequest(
        @NotBlank @Size(max = 100) String name,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @NotEmpty @Size(max = 200) List<@NotNull @Valid LineRequest> lines) {

    @JsonIgnoreProperties({"state", "setAside", "returned", "sold", "cancelled", "left", "revenue", "detail"})
    record LineRequest(
            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "malformed-sku")
            String sku,

            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "warehouse-form")
            String warehouse,

            @NotNull @Min(1) @Max(1_000_000) Long quota,
            @Nullable @Valid Money price) {}

    PlanLivestream.Plan toPlan() {
        return new PlanLivestream.Plan(
                name.strip(),
                startsAt,
                endsAt,
                lines.stream()
                        .map(line -> new PlanLivestream.Line(
                                new Sku(line.sku()),
                                new WarehouseCode(line.warehouse()),
                                line.quota(),
                                Optional.ofNullable(line.price())))
                        .toList());
    }
}
