package by.pavilion.ordering.rest;

import by.pavilion.ordering.inbound.EnterBonded;
import by.pavilion.ordering.inbound.InboundLineId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customs has let into the bonded zone.
 *
 * @param listNumber customs' number of the list
 * @param lines what was counted; all that has not entered came as it was sent, when it is left out
 */
record EnterBondedRequest(
        @NotNull @Pattern(regexp = "[A-Z0-9]{1,18}", message = "malformed")
        String listNumber,

        @NotNull Instant at,
        @Size(min = 1, max = 100) @Nullable List<@NotNull @Valid LineRequest> lines) {

    /** @param bestBefore what stands on the goods, where it is not what was booked */
    record LineRequest(
            @NotNull InboundLineId line,
            @NotNull @Min(0) @Max(1_000_000) Long received,
            @Nullable LocalDate bestBefore) {}

    EnterBonded.Wish toWish() {
        return new EnterBonded.Wish(
                listNumber,
                at,
                Objects.requireNonNullElse(lines, List.<LineRequest>of()).stream()
                        .map(line -> new EnterBonded.Wish.Counted(
                                line.line(), line.received(), Optional.ofNullable(line.bestBefore())))
                        .toList());
    }
}
