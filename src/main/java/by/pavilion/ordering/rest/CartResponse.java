package by.pavilion.ordering.rest;

import by.pavilion.catalog.Listing;
import by.pavilion.ordering.Cart;
import by.pavilion.ordering.CartGoods;
import by.pavilion.ordering.CartId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Messages;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cart with what is known of its goods at the moment.
 *
 * @param keptUntil when it is forgotten, unless it is changed before
 */
record CartResponse(
        CartId id, Optional<String> buyerRef, Instant changedAt, Instant keptUntil, List<LineResponse> lines) {

    /**
     * Goods of one SKU. Name and prices are absent where the SKU is unknown by now.
     *
     * @param unitPrice of one piece now, without tax
     * @param obstacle why it cannot be bought now, where it cannot
     */
    record LineResponse(
            String sku,
            Optional<String> name,
            long quantity,
            Optional<Money> unitPrice,
            Optional<Money> goods,
            boolean buyable,
            Optional<ObstacleResponse> obstacle) {

        static LineResponse of(Cart.Line line, CartGoods goods, String language) {
            Optional<Listing> listing = goods.listing(line.sku());
            Optional<Money> unitPrice = listing.filter(Listing::isPublished).map(Listing::requirePrice);
            Optional<FieldError> obstacle = goods.obstacle(line);
            return new LineResponse(
                    line.sku().toString(),
                    listing.map(known -> known.nameFor(language)),
                    line.quantity(),
                    unitPrice,
                    unitPrice.map(price -> price.times(line.quantity())),
                    obstacle.isEmpty(),
                    obstacle.map(why -> ObstacleResponse.of(why, language)));
        }
    }

    /** @param reason the code by which an order would be refused; {@code text} says it in the caller's language */
    record ObstacleResponse(String reason, String text) {
        static ObstacleResponse of(FieldError why, String language) {
            return new ObstacleResponse(
                    why.reason(),
                    Messages.find(language, "reason." + why.reason(), why.facts())
                            .orElse(why.reason()));
        }
    }

    static CartResponse of(Cart cart, CartGoods goods, String language) {
        return new CartResponse(
                cart.id(),
                cart.buyerRef(),
                cart.changedAt(),
                cart.keptUntil(),
                cart.lines().stream()
                        .map(line -> LineResponse.of(line, goods, language))
                        .toList());
    }
}
