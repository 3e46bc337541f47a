package by.pavilion.customs.rest;

import by.pavilion.customs.DeclareReturn;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Goods that came back and were checked, and why; customs reads the reason. */
record ReturnRequest(
        @NotBlank @Size(max = 500) @Plain String reason,
        @NotEmpty @Size(max = 99) List<@NotNull @Valid Line> lines) {

    record Line(
            @Min(1) @Max(99) int number, @Min(1) @Max(99999) long quantity) {}

    List<DeclareReturn.Line> toLines() {
        return lines.stream()
                .map(line -> new DeclareReturn.Line(line.number(), line.quantity()))
                .toList();
    }
}
