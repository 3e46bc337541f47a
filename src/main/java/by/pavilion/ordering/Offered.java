package by.pavilion.ordering;

import by.pavilion.inventory.Stock;
import java.util.List;
import java.util.Optional;

/**
 * A wish that can be met as far as one could see before the transaction.
 *
 * @param checkout its number, when the wish may have several orders
 * @param cart as it was when its lines were taken
 * @param parts each an order; all of them are placed or none
 */
record Offered(Seat seat, Optional<CheckoutId> checkout, Optional<Cart> cart, List<Part> parts) {
    Offered {
        parts = List.copyOf(parts);
    }

    /** @param command with the lines of this order only */
    record Part(OrderId id, PlaceOrderCommand command, Offer offer) {
        Stock.Taking taking() {
            return new Stock.Taking(id.toString(), offer.goods());
        }
    }

    Wish wish() {
        return seat.wish();
    }

    /** The id of what its key makes: the order, or the checkout. */
    String resource() {
        return checkout.map(CheckoutId::toString)
                .orElseGet(() -> parts.get(0).id().toString());
    }

    /** The order in whose name the whole wish uses coupons. */
    String firstOrder() {
        return parts.get(0).id().toString();
    }

    List<Stock.Taking> takings() {
        return parts.stream().map(Part::taking).toList();
    }

    /** What all its orders take, as one wish: it is granted whole or not at all. */
    Stock.Taking wholeTaking() {
        return new Stock.Taking(
                resource(),
                takings().stream().flatMap(taking -> taking.lines().stream()).toList());
    }
}
