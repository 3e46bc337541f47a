package by.pavilion.ordering.rest;

import by.pavilion.ordering.returns.RequestReturn;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the buyer wants to give back, and why. */
record RequestReturnRequest(
        @NotEmpty @Size(max = 50) List<@NotNull @Valid PiecesRequest> lines,
        @NotBlank @Size(max = 40) String reason,
        @Size(max = 500) @Plain @Nullable String note) {

    RequestReturn.Wish toWish() {
        return new RequestReturn.Wish(
                reason,
                Optional.ofNullable(note),
                lines.stream().map(PiecesRequest::toPieces).toList());
    }
}
