package by.pavilion.ordering;

import by.pavilion.events.Correlation;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import java.util.Optional;

/**
 * An order as it waits for its turn, or a checkout.
 *
 * @param several whether it may become several orders
 * @param cart whose lines are wanted, instead of those of the command
 * @param claim its key
 * @param cause what it belongs to, when it did not begin with the buyer or the call has named a trace
 */
record Wish(
        PlacedBy placedBy,
        PlaceOrderCommand command,
        boolean several,
        Optional<CartId> cart,
        IdempotencyKeys.Claim claim,
        Optional<Correlation.Cause> cause) {

    static Wish of(
            PlacedBy placedBy, IdempotencyKey key, PlaceOrderCommand command, Optional<Correlation.Cause> cause) {
        return new Wish(
                placedBy,
                command,
                false,
                Optional.empty(),
                IdempotencyKeys.Claim.of(placedBy.id(), key, "place order\n" + command.fingerprint()),
                cause);
    }

    static Wish ofSeveral(
            PlacedBy placedBy,
            IdempotencyKey key,
            PlaceOrderCommand command,
            Optional<CartId> cart,
            Optional<Correlation.Cause> cause) {
        String request = "check out\n" + cart.map(id -> id + "\n").orElse("") + command.fingerprint();
        return new Wish(placedBy, command, true, cart, IdempotencyKeys.Claim.of(placedBy.id(), key, request), cause);
    }

    Optional<String> trace() {
        return cause.flatMap(known -> Optional.ofNullable(known.traceparent()));
    }

    Optional<Origin.Marketplace> marketplace() {
        return command.origin() instanceof Origin.Marketplace marketplace ? Optional.of(marketplace) : Optional.empty();
    }
}
