package by.pavilion.pricing.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.pricing.PriceList;
import by.pavilion.pricing.SavePriceList;
import by.pavilion.shared.Money;
import by.pavilion.shared.rest.Plain;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A price list as its merchant wants it; what is read-only in {@link PriceListResponse} is ignored. */
@JsonIgnoreProperties({"id", "version", "createdAt"})
record PriceListRequest(
        @NotBlank @Size(max = 100) @Plain String name,

        @Size(max = 20) @Nullable
        List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}", message = "malformed") String> channels,

        @NotEmpty @Size(max = 1000) List<@NotNull @Valid EntryRequest> prices,
        @NotNull Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Boolean paused) {

    record EntryRequest(
            @NotNull Sku sku,
            @NotNull @Valid Money price,
            @Valid @Nullable Money compareAtPrice) {}

    SavePriceList.Particulars toParticulars() {
        return new SavePriceList.Particulars(
                name.strip(),
                channels == null ? List.of() : channels,
                prices.stream()
                        .map(entry -> new PriceList.Entry(
                                entry.sku(), entry.price(), Optional.ofNullable(entry.compareAtPrice())))
                        .toList(),
                startsAt,
                Optional.ofNullable(endsAt),
                Boolean.TRUE.equals(paused));
    }
}
