package by.pavilion.ordering.rest;

import by.pavilion.ordering.Pieces;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is not wanted any more, as a code.
 *
 * @param lines what of it; without them all of it
 */
record CancelOrderRequest(
        @NotBlank @Size(max = 40) String reason,
        @Size(min = 1, max = 50) @Nullable List<@NotNull @Valid PiecesRequest> lines) {
    List<Pieces> pieces() {
        return lines == null
                ? List.of()
                : lines.stream().map(PiecesRequest::toPieces).toList();
    }
}
