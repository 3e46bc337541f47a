package by.pavilion.customs.rest;

import by.pavilion.customs.CorrectGoods;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How goods are to be described to customs; lengths are those of its messages. */
record CorrectionRequest(@NotEmpty @Size(max = 99) List<@NotNull @Valid Line> lines) {

    record Line(
            @Min(1) @Max(99) int number,

            @Size(min = 1, max = 250) @Nullable String nameZh,

            @Pattern(regexp = "[0-9]{10}", message = "malformed") @Nullable
            String hsCode,

            @Size(min = 1, max = 510) @Nullable String gmodelZh,

            @Pattern(regexp = "[0-9]{8,14}", message = "malformed") @Nullable
            String gtin,

            @Pattern(regexp = "([0-9]{3}|[A-Z]{3})", message = "malformed") @Nullable
            String originCountry) {}

    List<CorrectGoods.Correction> toCorrections() {
        return lines.stream()
                .map(line -> new CorrectGoods.Correction(
                        line.number(),
                        Optional.ofNullable(line.nameZh()),
                        Optional.ofNullable(line.hsCode()),
                        Optional.ofNullable(line.gmodelZh()),
                        Optional.ofNullable(line.gtin()),
                        Optional.ofNullable(line.originCountry())))
                .toList();
    }
}
