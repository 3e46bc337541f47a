package by.pavilion.ordering.rest;

import by.pavilion.ordering.PlaceOrderCommand;
import by.pavilion.ordering.rest.PlaceOrderRequest.LineRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A new cart; it may be empty. */
record MakeCartRequest(@Nullable String buyerRef, @Nullable List<@Nullable LineRequest> lines) {

    Optional<String> customer() {
        return Optional.ofNullable(buyerRef);
    }

    List<PlaceOrderCommand.Line> wanted() {
        return LineRequest.toLines(lines);
    }
}
