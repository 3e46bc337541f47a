package by.pavilion.ordering.rest;

import by.pavilion.ordering.CartId;
import by.pavilion.ordering.PlaceOrderCommand;
import by.pavilion.ordering.QuoteId;
import by.pavilion.ordering.rest.PlaceOrderRequest.BuyerRequest;
import by.pavilion.ordering.rest.PlaceOrderRequest.LineRequest;
import by.pavilion.ordering.rest.PlaceOrderRequest.ShipToRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wish that may need several orders, as a storefront asks for it: the same as for one, or a cart instead of lines. */
record CheckoutRequest(
        @Nullable BuyerRequest buyer,
        @Nullable ShipToRequest shipTo,
        @Nullable List<@Nullable LineRequest> lines,
        @Nullable String channel,
        @Nullable String buyerRef,
        @Nullable String consumerNoticeVersion,
        @Nullable QuoteId quoteId,
        @Nullable List<@Nullable String> couponCodes,
        @Nullable CartId cartId) {

    Optional<CartId> cart() {
        return Optional.ofNullable(cartId);
    }

    PlaceOrderCommand toCommand() {
        return new PlaceOrderRequest(
                        buyer, shipTo, lines, channel, buyerRef, consumerNoticeVersion, quoteId, couponCodes)
                .toCommand();
    }
}
