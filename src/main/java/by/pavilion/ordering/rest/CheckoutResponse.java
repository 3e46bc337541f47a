package by.pavilion.ordering.rest;

import by.pavilion.ordering.Checkout;
import by.pavilion.ordering.CheckoutId;
import by.pavilion.ordering.CheckoutPaymentStatus;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.holds.Hold;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Orders that were placed together.
 *
 * @param payable what all of them cost, whatever became of them
 */
record CheckoutResponse(CheckoutId id, CheckoutPaymentStatus paymentStatus, Money payable, List<OrderResponse> orders) {

    static CheckoutResponse of(
            Checkout checkout,
            Map<OrderId, List<Hold>> held,
            Function<Order, Optional<String>> accessToken,
            String language) {
        return new CheckoutResponse(
                checkout.id(),
                checkout.paymentStatus(),
                checkout.payable(),
                checkout.orders().stream()
                        .map(order -> OrderResponse.of(
                                order,
                                held.getOrDefault(order.id(), List.of()),
                                List.of(),
                                Optional.empty(),
                                accessToken.apply(order),
                                language))
                        .toList());
    }
}
