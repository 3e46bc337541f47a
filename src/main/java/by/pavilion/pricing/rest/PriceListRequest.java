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
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A price list as its merchant wants it; what is read-only in {@link PriceListResponse} is ignored. */
@JsonIgnoreProperties({"id", "version", "createdAt"})
record PriceListRequest(
        @NotBlank @Size(max = 100) @Plain String name,

        @Size(max = MOST_CHANNELS) @Nullable
        List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}", message = "malformed") String> channels,

        @NotEmpty @Size(max = MOST_PRICES) List<@NotNull @Valid EntryRequest> prices,
        @NotNull Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Boolean paused) {
    private static final int MOST_PRICES = 1_000;
    private static final int MOST_CHANNELS = 20;

    record EntryRequest(
            @NotNull Sku sku,
            @NotNull @Valid Money price,
            @Valid @Nullable Money compareAtPrice) {

        boolean isComplete() {
            return sku != null && price != null;
        }

        PriceList.Entry toEntry() {
            return new PriceList.Entry(sku, price, Optional.ofNullable(compareAtPrice));
        }
    }

    /** Also of a request that breaks its constraints: what fits. A list that is too long is left to them. */
    SavePriceList.Terms toTerms() {
        SortedMap<Integer, PriceList.Entry> byPlace = new TreeMap<>();
        List<EntryRequest> entries = prices == null || prices.size() > MOST_PRICES ? List.of() : prices;
        for (int place = 0; place < entries.size(); place++) {
            EntryRequest entry = entries.get(place);
            if (entry != null && entry.isComplete()) {
                byPlace.put(place, entry.toEntry());
            }
        }
        List<String> named = channels == null
                        || channels.size() > MOST_CHANNELS
                        || channels.stream().anyMatch(Objects::isNull)
                ? List.of()
                : channels;
        return new SavePriceList.Terms(named, byPlace, Optional.ofNullable(startsAt), Optional.ofNullable(endsAt));
    }

    SavePriceList.Particulars toParticulars() {
        return new SavePriceList.Particulars(
                name.strip(),
                channels == null ? List.of() : channels,
                prices.stream().map(EntryRequest::toEntry).toList(),
                startsAt,
                Optional.ofNullable(endsAt),
                Boolean.TRUE.equals(paused));
    }
}
