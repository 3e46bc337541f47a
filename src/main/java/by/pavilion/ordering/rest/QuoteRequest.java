package by.pavilion.ordering.rest;

import by.pavilion.customs.CustomsMode;
import by.pavilion.ordering.Origin;
import by.pavilion.ordering.QuoteCommand;
import by.pavilion.ordering.rest.PlaceOrderRequest.BuyerRequest;
import by.pavilion.ordering.rest.PlaceOrderRequest.LineRequest;
import by.pavilion.ordering.rest.PlaceOrderRequest.ShipToRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wish to know a price. Like an order, but of the address only the province is needed, and no buyer. */
record QuoteRequest(
        @Nullable ShipToRequest shipTo,
        @Nullable List<@Nullable LineRequest> lines,
        @Nullable String channel,
        @Nullable CustomsMode mode,
        @Nullable LocalDate date,
        @Nullable BuyerRequest buyer,
        @Nullable List<@Nullable String> couponCodes) {

    QuoteCommand toCommand(boolean byServer) {
        return new QuoteCommand(
                Objects.requireNonNullElse(shipTo, ShipToRequest.ABSENT).toShipTo(),
                LineRequest.toLines(lines),
                Objects.requireNonNullElse(channel, Origin.STOREFRONT),
                Optional.ofNullable(mode),
                Optional.ofNullable(date),
                Optional.ofNullable(buyer).map(who -> who.toBuyer().idNumber()),
                PlaceOrderRequest.texts(couponCodes),
                byServer);
    }
}
